// A list of any length of which only the rows in sight are in the document. All rows have one height, so that where a row stands follows from its
// number and nothing is measured. Scrolls with the page: a box that scrolls within a page that scrolls is a trap on small screens.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ELSEWHERE, andMore } from "./numbers";
import { usePrinting } from "./printing";

const MARGIN = 8; // rows above and below what is in sight
const MOST_PRINTED = 60; // limit: rows on paper; the data of the page have them all

export interface Window {
  first: number;
  end: number; // one past the last
}

// Rows in sight of a list whose top is `top` pixels below that of a screen of `height` pixels.
export function windowOf(count: number, row: number, top: number, height: number): Window {
  const first = Math.max(0, Math.floor(-top / row) - MARGIN);
  const end = Math.min(count, Math.ceil((height - top) / row) + MARGIN);
  return first >= end ? { first: 0, end: Math.min(count, 2 * MARGIN) } : { first, end };
}

export function VirtualList<T>(props: {
  items: readonly T[];
  row: number; // pixels
  label: string;
  render: (item: T) => JSX.Element;
}): JSX.Element {
  const { items, row } = props;
  const list = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Window>({ first: 0, end: 3 * MARGIN });
  const printing = usePrinting();

  const look = (): void => {
    const element = list.current;
    if (!element) return;
    const next = windowOf(items.length, row, element.getBoundingClientRect().top, innerHeight);
    setShown((now) => (now.first === next.first && now.end === next.end ? now : next));
  };
  useLayoutEffect(look, [items]);
  useEffect(() => {
    let asked = 0;
    const soon = (): void => {
      if (!asked)
        asked = requestAnimationFrame(() => {
          asked = 0;
          look();
        });
    };
    // What stands above may grow or shrink without a scroll: the height of the page tells.
    const growth = new ResizeObserver(soon);
    growth.observe(document.body);
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      growth.disconnect();
      cancelAnimationFrame(asked);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [items]);

  const { first, end } = printing ? { first: 0, end: Math.min(items.length, MOST_PRINTED) } : shown;
  const left = items.length - end;
  return (
    <>
      <div class="virtual" ref={list} style={{ height: printing ? "auto" : `${items.length * row}px` }}>
        <ul aria-label={props.label} style={{ transform: printing ? "none" : `translateY(${first * row}px)` }}>
          {items.slice(first, end).map((item, i) => (
            <li key={first + i} style={{ height: printing ? "auto" : `${row}px` }} aria-setsize={items.length} aria-posinset={first + i + 1}>
              {props.render(item)}
            </li>
          ))}
        </ul>
      </div>
      {printing && left > 0 && <p class="dim">{andMore(left, ELSEWHERE)}</p>}
    </>
  );
}
