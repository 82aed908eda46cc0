// Parts of a whole, one under the other: a name, a bar, a number in words.
import type { ComponentChildren, JSX } from "preact";
import { Chunked } from "./Chunked";
import { grouped } from "./numbers";
import { ShareBar, shareWords } from "./ShareBar";

export interface Bar {
  name: ComponentChildren;
  key: string;
  count: number;
  unsure?: boolean; // drawn so that nobody takes it for one of the others
  title?: string;
}

export const Bars = ({ bars, of, what, label }: { bars: readonly Bar[]; of: number; what: string; label: string }): JSX.Element => (
  <Chunked items={bars} what={what} id={label} within={(entries) => <ul class="bars shares" aria-label={label}>{entries}</ul>}>
    {(bar) => (
      <li key={bar.key} title={bar.title}>
        <span class={bar.unsure ? "bar-label dim" : "bar-label"}>{bar.name}</span>
        <ShareBar share={of > 0 ? bar.count / of : 0} unsure={bar.unsure ?? false} />
        <span class="bar-count">
          {shareWords(of > 0 ? bar.count / of : 0)} <span class="dim">{grouped(bar.count)}</span>
        </span>
      </li>
    )}
  </Chunked>
);
