// How much hangs on how few: shares and the Herfindahl-Hirschman index, of publishers, base models, architectures and licenses.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { Concentration } from "../data/site";
import { andMore, countOf, grouped } from "../parts/numbers";
import { usePrinting } from "../parts/printing";
import { ShareLine, shareWords } from "../parts/ShareBar";
import { Section } from "../report/Section";
import { Asked } from "./Frame";

interface Key {
  by: string;
  name: string;
  says: string;
  filter?: string; // parameter of the matrix
  note?: string; // where it leads to more than are counted
}

const KEYS: Key[] = [
  { by: "publisher", name: "Publishers", says: "who publishes", filter: "publisher" },
  { by: "base", name: "Base models", says: "what was made from which model directly", filter: "base" },
  { by: "root", name: "Roots", says: "the model at the top of each line, of those that say what they were made from" },
  { by: "architecture", name: "Architectures", says: "what configurations name", filter: "architecture" },
  { by: "license", name: "Licenses of weights", says: "terms as SPDX writes them", filter: "license", note: "Counted are those under exactly these terms. A name leads to all whose terms have it, alone or among others." },
  { by: "license-class", name: "Classes of terms", says: "what these come to", filter: "license_class" },
];
const FEW = 8, MANY = 100, ON_PAPER = 40;

// The index with the two lines that competition authorities draw: 0.10 and 0.18.
function Index({ value }: { value: number }): JSX.Element {
  return (
    <svg class="index" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" y="1" width="100" height="1" />
      <rect class="index-value" y="1" width={100 * Math.min(1, value)} height="1" />
      <path class="index-line" d="M10 0v3M18 0v3" />
    </svg>
  );
}

function Card({ entry }: { entry: Key }): JSX.Element {
  const [whole, setWhole] = useState(false);
  const printing = usePrinting();
  const most = printing ? ON_PAPER : whole ? MANY : FEW;
  const { data, error, waits } = useAnswer<Concentration>(`/ecosystem/concentration?by=${entry.by}&limit=${MANY}`);
  const left = (data?.distinct ?? 0) - most;
  return (
    <section class="card concentration" aria-labelledby={`by-${entry.by}`}>
      <h3 id={`by-${entry.by}`}>{entry.name}</h3>
      <p class="dim">{entry.says}</p>
      <Asked waits={waits} error={error} />
      {data && data.known === 0 && <p class="dim">It is not known of any of {countOf(data.releases, "release")}.</p>}
      {data && data.known > 0 && (
        <>
          <p>
            <b class="figure">{data.herfindahl_hirschman.toFixed(3)}</b> index
            {data.effective_number !== undefined && <span class="dim">, as concentrated as {data.effective_number.toFixed(1)} equal ones</span>}
          </p>
          <Index value={data.herfindahl_hirschman} />
          <p class="dim">
            {data.distinct === 1 ? "Only one" : `${grouped(data.distinct)} different ones`}, known of {grouped(data.known)} of {countOf(data.releases, "release")}
            {data.not_counted?.unnamed && `; ${grouped(data.not_counted.unnamed)} under terms without a name`}
            {data.not_counted?.none && `; ${grouped(data.not_counted.none)} without terms`}
          </p>
          <ul class="bars" aria-label={`Largest by ${entry.name}`}>
            {data.largest.slice(0, most).map((one) => (
              <ShareLine
                key={one.encoded}
                share={one.share}
                count={shareWords(one.share)}
                title={countOf(one.releases, "release")}
                label={<a href={entry.filter ? `/?${entry.filter}=${one.encoded}` : `/ecosystem?root=${one.encoded}#lineage`}>{one.name}</a>}
              />
            ))}
          </ul>
          {entry.note && <p class="dim screen-only">{entry.note}</p>}
          {left > 0 &&
            (most > FEW ? (
              <p class="dim">{andMore(left, ", in the table of releases")}</p>
            ) : (
              <button type="button" class="more" onClick={() => setWhole(true)}>
                Show {data.distinct > MANY ? `the ${MANY} largest` : "all"} of {grouped(data.distinct)}
              </button>
            ))}
        </>
      )}
    </section>
  );
}

export const ConcentrationCards = (): JSX.Element => (
  <Section
    id="concentration"
    title="Concentration"
    lead="The Herfindahl-Hirschman index is the sum of squared shares: 1 where one has all, near 0 where many share. Above the lines at 0.10 and 0.18 the Merger Guidelines of the US agencies (2023) call a market moderately and highly concentrated; here releases are counted, not sales."
  >
    <div class="parts">
      {KEYS.map((entry) => (
        <Card key={entry.by} entry={entry} />
      ))}
    </div>
  </Section>
);
