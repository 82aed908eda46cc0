// Fields by which a reader chooses: a text with suggestions, and one of several.
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { nameIn } from "../parts/numbers";

const PAUSE = 250; // milliseconds after the last key, before anything is asked

export function TextField({ label, value, onText, suggestions, type = "text", onTyping }: {
  label: string;
  value: string;
  onText: (text: string, again: boolean) => void; // `again`: it goes on with what it gave before
  suggestions?: readonly string[];
  type?: "text" | "search" | "date";
  onTyping?: (text: string) => void; // at once
}): JSX.Element {
  const id = useId();
  const [text, setText] = useState(value);
  // However often a reader pauses, one visit to the field is one thing that was done.
  const given = useRef<string>();
  useEffect(() => {
    if (value === given.current) return; // what was typed meanwhile stays
    setText(value);
    given.current = undefined; // another step, or the way back, changed it
  }, [value]);
  useEffect(() => {
    if (text === value) return;
    const later = setTimeout(() => {
      const again = given.current !== undefined;
      given.current = text;
      onText(text, again);
    }, PAUSE);
    return () => clearTimeout(later);
  }, [text]);
  return (
    <div class="field">
      <label for={`${id}-field`}>{label}</label>
      <input
        id={`${id}-field`}
        type={type}
        value={text}
        autocomplete="off"
        spellcheck={false}
        {...(suggestions && suggestions.length > 0 && { list: id })}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onTyping?.(event.currentTarget.value);
        }}
        onFocus={() => (given.current = undefined)}
      />
      {suggestions && suggestions.length > 0 && (
        <datalist id={id}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </div>
  );
}

export interface Option {
  id: string;
  name: string;
}

// Of names by ids, in their order.
export const optionsOf = (names: Record<string, string>): Option[] => Object.entries(names).map(([id, name]) => ({ id, name }));

export function SelectField({ label, value, options, onChoose }: { label: string; value: string; options: readonly Option[]; onChoose: (id: string) => void }): JSX.Element {
  const id = useId();
  // An address may say what stands in no list: it is shown as it is said.
  const all = options.some((option) => option.id === value) ? options : [...options, { id: value, name: value }];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} title={nameIn(options, value)} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
