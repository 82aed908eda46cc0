// A list whose entries have heights of their own: the first of it, and more when asked for. An entry that the address names is always shown.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { ELSEWHERE, andMore } from "./numbers";
import { usePrinting } from "./printing";

const STEP = 50;
const MOST_PRINTED = 500; // limit: entries on paper

// How far a reader went in a list is kept with the entry of the browser's history, so that the way back leads to the same list.
type Kept = Record<string, number> | null;

export function Chunked<T>({ items, what, id = what, first = STEP, wanted = -1, within, children }: {
  items: readonly T[];
  what: string;
  id?: string; // where a page has several of these
  first?: number; // how many are shown before more are asked for
  wanted?: number | undefined; // place of the entry that must be there
  within?: (entries: ComponentChildren) => JSX.Element; // what holds the entries and nothing else: a list
  children: (item: T) => ComponentChildren;
}): JSX.Element {
  const key = `more-${id}`;
  const [most, setMost] = useState((history.state as Kept)?.[key] ?? first);
  const more = (): void => {
    setMost(end + STEP);
    history.replaceState({ ...(history.state as Kept), [key]: end + STEP }, "");
  };
  const printing = usePrinting();
  if (wanted >= most) setMost(wanted + 1); // and stays when the address leads elsewhere
  const end = printing ? MOST_PRINTED : most;
  const left = items.length - Math.min(end, items.length);
  const entries = items.slice(0, end).map(children);
  return (
    <>
      {within ? within(entries) : entries}
      {left > 0 &&
        (printing ? (
          <p class="dim">{andMore(left, ELSEWHERE)}</p>
        ) : (
          <p>
            <button type="button" class="more" onClick={more}>
              Show {Math.min(STEP, left)} more of {items.length} {what}
            </button>
          </p>
        ))}
    </>
  );
}
