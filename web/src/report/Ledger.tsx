// Benefits that the release unlocks and drawbacks that are live, each with what was measured for it.
import type { JSX } from "preact";
import type { LedgerEntry } from "../data/profile";
import { Verdict } from "../parts/Glyph";
import { useRelease } from "./context";
import { EvidenceFold } from "./EvidenceItems";
import { Section } from "./Section";

function Entry({ entry }: { entry: LedgerEntry }): JSX.Element {
  // A benefit that is there is good, a drawback that is there is not.
  const mark = entry.outcome === "met" ? (entry.kind === "benefit" ? "yes" : "high") : entry.outcome === "unmet" ? "not-applicable" : entry.outcome;
  return (
    <li>
      <Verdict mark={mark}>{entry.state}</Verdict>
      <div>
        <p class="says">{entry.says}</p>
        {entry.figure && <p class="figure">{entry.figure}</p>}
        {entry.because && <p class="dim">{entry.because}</p>}
        <EvidenceFold ids={entry.evidence} />
      </div>
    </li>
  );
}

export function Ledger(): JSX.Element {
  const { profile, view } = useRelease();
  return (
    <Section id="ledger" title="Benefits and drawbacks" lead="Openness has both, component by component. What the release unlocks, what is live, and what was measured.">
      {view.categories.map((category) => {
        const entries = profile.ledger.filter((entry) => entry.category === category.id);
        if (entries.length === 0) return null;
        return (
          <article class="card halves ledger" key={category.id}>
            <h3>{category.name}</h3>
            {(["benefit", "drawback"] as const).map((kind) => (
              <div key={kind}>
                <h4 class="overline">{kind === "benefit" ? "Benefits" : "Drawbacks"}</h4>
                <ul>
                  {entries
                    .filter((entry) => entry.kind === kind)
                    .map((entry) => (
                      <Entry key={entry.id} entry={entry} />
                    ))}
                </ul>
              </div>
            ))}
          </article>
        );
      })}
    </Section>
  );
}
