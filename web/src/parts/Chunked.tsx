// A list whose entries have heights of their own: the first of it, and more when asked for. An entry that the address names is always shown.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { usePrinting } from "./printing";

const STEP = 50;
const MOST_PRINTED = 500; // limit: entries on paper

export function Chunked<T>({ items, what, wanted, within, children }: {
  items: readonly T[];
  what: string;
  wanted?: number; // place of the entry that must be there
  within?: (entries: ComponentChildren) => JSX.Element; // what holds the entries and nothing else: a list
  children: (item: T) => ComponentChildren;
}): JSX.Element {
  const [most, setMost] = useState(STEP);
  const printing = usePrinting();
  const end = printing ? MOST_PRINTED : Math.max(most, (wanted ?? -1) + 1);
  const left = items.length - Math.min(end, items.length);
  const entries = items.slice(0, end).map(children);
  return (
    <>
      {within ? within(entries) : entries}
      {left > 0 &&
        (printing ? (
          <p class="dim">and {left} more, in the report's own file and data.</p>
        ) : (
          <p>
            <button type="button" class="more" onClick={() => setMost(end + STEP)}>
              Show {Math.min(STEP, left)} more of {left} {what}
            </button>
          </p>
        ))}
    </>
  );
}
