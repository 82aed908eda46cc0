// Items of evaluation sets that stand in the data.
import type { JSX } from "preact";
import { type Benchmark, placeName } from "../data/measured";
import { Bars } from "../parts/Bars";
import { Chunked } from "../parts/Chunked";
import { Verdict, words } from "../parts/Glyph";
import { andMore, countOf, grouped } from "../parts/numbers";
import { usePrinting } from "../parts/printing";
import { Section } from "../report/Section";

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function Set({ set }: { set: Benchmark }): JSX.Element {
  const printing = usePrinting();
  const any = set.whole + set.in_part > 0;
  return (
    <article class="card">
      <h3>{set.name}</h3>
      <p>
        <Verdict mark={any ? "medium" : "info"}>{any ? `${set.whole} whole, ${set.in_part} in part` : "none found"}</Verdict> of {countOf(set.checkable, "item")} that can be looked for, in {countOf(set.records, "record")}
      </p>
      {set.checkable < set.items && <p class="dim">{countOf(set.items - set.checkable, "item")} of {grouped(set.items)} cannot be looked for: too short, or made of phrases that many items have.</p>}
      {set.alone > 0 && <p class="dim">{countOf(set.alone, "short item")} stand alone as a record, which says little.</p>}
      {set.items_by_coverage.some((count) => count > 0) && (
        <details class="fold" open={printing}>
          <summary>Items by how much of them stands in one record</summary>
          <Bars label={`Items of ${set.name} by coverage`} what="shares" bars={set.items_by_coverage.map((count, i) => ({ key: `${i}`, name: `${10 * (i + 1)} % or more`, count }))} of={set.checkable} />
        </details>
      )}
      <Chunked items={set.found} what="items" id={set.name} within={(entries) => <ul class="items">{entries}</ul>}>
        {(item) => (
          <li key={item.item}>
            <b>item {item.item}</b>{" "}
            <span class="dim">
              {words(item.found)}, {percent(item.coverage)} of it, {countOf(item.longest_run, "word")} in a row, {countOf(item.records, "record")}
            </span>{" "}
            <code>{placeName(item.best)}</code>
          </li>
        )}
      </Chunked>
      {set.found_left_off > 0 && <p class="dim">{andMore(set.found_left_off)}</p>}
    </article>
  );
}

export const Contamination = ({ benchmarks }: { benchmarks: readonly Benchmark[] }): JSX.Element => (
  <Section id="contamination" title="Test sets in the data" lead="A lower bound: what is paraphrased or translated is not found. The data were held against these sets, and no others.">
    <Chunked items={benchmarks} what="sets">
      {(set) => <Set key={set.name} set={set} />}
    </Chunked>
  </Section>
);
