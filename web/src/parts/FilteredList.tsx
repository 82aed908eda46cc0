// A list of any length with choices of a kind and a search above it, and how many of all are shown.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Choices, Find, countBy } from "./Filters";
import { grouped } from "./numbers";
import { VirtualList } from "./VirtualList";

const FEW = 10; // of so many nobody needs to search

export function FilteredList<T>(props: {
  label: string;
  items: readonly T[];
  row: number; // pixels
  kinds: string; // what choosing one does: "Show files of kind"
  kindOf: (item: T) => string;
  find: string; // what is searched: "Find by path or format"
  search: (text: string) => readonly T[];
  render: (item: T) => JSX.Element;
}): JSX.Element {
  const { items, kindOf, search } = props;
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const choices = useMemo(() => countBy(items, kindOf), [items]);
  const shown = useMemo(() => {
    const found = text === "" ? items : search(text);
    return kind === "" ? found : found.filter((item) => kindOf(item) === kind);
  }, [items, kind, text]);
  return (
    <>
      <div class="filters">
        <Choices label={props.kinds} choices={choices} chosen={kind} onChoose={setKind} />
        {items.length > FEW && <Find label={props.find} value={text} onFind={setText} />}
      </div>
      <p class="dim" role="status">
        {grouped(shown.length)} of {grouped(items.length)}
        {shown.length === 0 && items.length > 0 && ": nothing is like that"}
      </p>
      <VirtualList label={props.label} items={shown} row={props.row} render={props.render} />
    </>
  );
}
