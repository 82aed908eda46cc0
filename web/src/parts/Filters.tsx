// Choices above a list: what is chosen is pressed, nothing chosen means all.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { words } from "./Glyph";
import { useArrivalAt } from "./useArrivalAt";

const FEW = 5; // of so many nobody needs to search

export interface Choice {
  id: string;
  name: string;
  count: number;
  sign?: JSX.Element;
}

export function Choices({ label, choices, chosen, onChoose }: { label: string; choices: Choice[]; chosen: string; onChoose: (id: string) => void }): JSX.Element | null {
  if (choices.length < 2) return null;
  return (
    <div class="choices" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button key={choice.id} type="button" aria-pressed={chosen === choice.id} onClick={() => onChoose(chosen === choice.id ? "" : choice.id)}>
          {choice.sign}
          {choice.name} <span class="count">{choice.count}</span>
        </button>
      ))}
    </div>
  );
}

export function Find({ label, value, onFind }: { label: string; value: string; onFind: (text: string) => void }): JSX.Element {
  return (
    <label class="find">
      <span class="hidden">{label}</span>
      <input type="search" placeholder={label} value={value} autocomplete="off" spellcheck={false} onInput={(event) => onFind(event.currentTarget.value)} />
    </label>
  );
}

// How many of each kind, in the order in which kinds are first met, or in `order`.
export function countBy<T>(items: readonly T[], kindOf: (item: T) => string, order?: readonly string[], names?: Record<string, string>): Choice[] {
  const counts = new Map<string, number>((order ?? []).map((kind) => [kind, 0]));
  for (const item of items) counts.set(kindOf(item), (counts.get(kindOf(item)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 0).map(([id, count]) => ({ id, name: names?.[id] ?? words(id), count }));
}

// Does `text` hold every word that is looked for? Case does not count.
export function finder(wanted: string): (text: string) => boolean {
  const parts = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    return parts.every((part) => lower.includes(part));
  };
}

export interface Filtered<T> {
  kind: string;
  text: string;
  fits: (item: T) => boolean;
  bar: JSX.Element;
}

// What is chosen of a list, and looked for in it. An address decides on arrival: what would hide an entry that it leads to is chosen no more. What a reader
// presses afterwards wins.
export function useFilters<T>({ items, kinds, kindOf, order, names, find, textOf, led = "", entries = [] }: {
  items: readonly T[];
  kinds: string; // what choosing one does: "Show files of kind"
  kindOf: (item: T) => string;
  order?: readonly string[]; // of kinds
  names?: Record<string, string>; // of kinds, where not their own words
  find?: string; // what is searched: "Find by path or format"
  textOf?: (item: T) => string;
  led?: string; // what the address leads to, or ""
  entries?: readonly T[]; // that must be there for it
}): Filtered<T> {
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const has = finder(text);
  const fits = (item: T): boolean => (kind === "" || kindOf(item) === kind) && (text === "" || !textOf || has(textOf(item)));
  useArrivalAt(led, () => {
    if (entries.every(fits)) return;
    setKind("");
    setText("");
  });
  const bar = (
    <div class="filters">
      <Choices label={kinds} choices={useMemo(() => countBy(items, kindOf, order, names), [items])} chosen={kind} onChoose={setKind} />
      {find && items.length > FEW && <Find label={find} value={text} onFind={setText} />}
    </div>
  );
  return { kind, text, fits, bar };
}
