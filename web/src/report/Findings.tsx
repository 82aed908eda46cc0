// What a reader should act on, most severe first, each with what would mend it.
import type { JSX } from "preact";
import type { NamedFinding } from "../data/release";
import { Chunked } from "../parts/Chunked";
import { useFilters } from "../parts/Filters";
import { Verdict } from "../parts/Glyph";
import { useRelease } from "./context";
import { EvidenceFold } from "./EvidenceItems";
import { Section } from "./Section";

function FindingCard({ finding }: { finding: NamedFinding }): JSX.Element {
  const release = useRelease();
  return (
    <article class={`card finding ${finding.severity}`} id={`finding/${finding.key}`}>
      <header>
        <Verdict mark={finding.severity}>{finding.severity}</Verdict>
        <h3>
          <a href={`#/finding/${finding.key}`}>{finding.title}</a>
        </h3>
      </header>
      <p>{finding.detail}</p>
      {finding.remedy && (
        <p class="remedy">
          <strong>Remedy</strong> {finding.remedy}
        </p>
      )}
      {finding.component && (
        <p class="dim">
          Concerns <a href={`#/component/${finding.component}`}>{release.nameOf(finding.component)}</a>
        </p>
      )}
      <EvidenceFold ids={finding.evidence} />
    </article>
  );
}

export function Findings({ wanted }: { wanted: string }): JSX.Element | null {
  const { findings } = useRelease();
  const { fits, bar } = useFilters({
    items: findings,
    kinds: "Show findings of severity",
    kindOf: (finding) => finding.severity,
    order: ["high", "medium", "low", "info"],
    find: "Find in findings",
    textOf: (finding) => `${finding.id} ${finding.title} ${finding.detail} ${finding.remedy}`,
    led: wanted,
    entries: findings.filter((finding) => finding.key === wanted),
  });
  if (findings.length === 0) return null;
  const shown = findings.filter(fits);
  return (
    <Section id="findings" title="Findings">
      {bar}
      <Chunked items={shown} what="findings" wanted={shown.findIndex((finding) => finding.key === wanted)}>
        {(finding) => <FindingCard key={finding.key} finding={finding} />}
      </Chunked>
      {shown.length === 0 && <p class="dim">No finding is like that.</p>}
    </Section>
  );
}
