// A list of any length with choices of a kind and a search above it, and how many of all are shown.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useFilters } from "./Filters";
import { grouped } from "./numbers";
import { VirtualList } from "./VirtualList";

export function FilteredList<T>(props: {
  label: string;
  items: readonly T[];
  row: number; // pixels
  kinds: string;
  kindOf: (item: T) => string;
  find: string;
  textOf: (item: T) => string;
  render: (item: T) => JSX.Element;
}): JSX.Element {
  const { items } = props;
  const { kind, text, fits, bar } = useFilters(props);
  const shown = useMemo(() => items.filter(fits), [items, kind, text]);
  return (
    <>
      {bar}
      <p class="dim" role="status">
        {grouped(shown.length)} of {grouped(items.length)}
        {shown.length === 0 && items.length > 0 && ": nothing is like that"}
      </p>
      <VirtualList label={props.label} items={shown} row={props.row} render={props.render} />
    </>
  );
}
