// Texts that stand there more than once.
import type { JSX } from "preact";
import type { Duplicates as Copies } from "../data/measured";
import { Bars } from "../parts/Bars";
import { countOf, grouped } from "../parts/numbers";
import { shareWords } from "../parts/ShareBar";
import { Section } from "../report/Section";
import { Places } from "./Places";

export function Duplicates({ duplicates: one }: { duplicates: Copies }): JSX.Element {
  return (
    <Section id="duplicates" title="Copies" lead="Exact copies are the same bytes; near copies share most of their runs of five words. The first of each kind is no copy.">
      <p>
        {shareWords(one.share_of_copies)} of {countOf(one.sampled_records, "record")} are copies{one.share_error > 0 && `, give or take ${shareWords(one.share_error)}`}; about {countOf(one.distinct_texts, "text")} of{" "}
        {countOf(one.words, "word")} in all are different.
        {one.one_in > 1 && ` One text in ${grouped(one.one_in)} was looked at, of ${countOf(one.records, "record")}.`}
      </p>
      <Bars
        label="Copies"
        what="kinds"
        bars={[
          { key: "exact", name: "exact copies of an earlier record", count: one.exact_copies },
          { key: "near", name: "near copies of an earlier text", count: one.near_copies },
        ]}
        of={one.sampled_records}
      />
      {one.largest.length > 0 && (
        <>
          <h3>Largest groups</h3>
          <ul class="items">
            {one.largest.map((group, i) => (
              <li key={i}>
                <b>{countOf(group.records, "record")}</b> <span class="dim">{group.texts > 1 ? `of ${countOf(group.texts, "different text")}, alike by ${group.likeness.toFixed(2)}` : "all the same"}</span>
                <Places places={group.places} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
