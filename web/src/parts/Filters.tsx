// Choices above a list: what is chosen is pressed, nothing chosen means all.
import type { JSX } from "preact";
import { words } from "./Glyph";

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
export function countBy<T>(items: readonly T[], kindOf: (item: T) => string, order?: readonly string[]): Choice[] {
  const counts = new Map<string, number>((order ?? []).map((kind) => [kind, 0]));
  for (const item of items) counts.set(kindOf(item), (counts.get(kindOf(item)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 0).map(([id, count]) => ({ id, name: words(id), count }));
}

// Those whose text has every word that is looked for.
export function matching<T>(items: readonly T[], wanted: string, textOf: (item: T) => string): T[] {
  const has = finder(wanted);
  return items.filter((item) => has(textOf(item)));
}

// Does `text` hold every word that is looked for? Case does not count.
export function finder(wanted: string): (text: string) => boolean {
  const parts = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    return parts.every((part) => lower.includes(part));
  };
}
