// What the release says of itself, beside what supports or contradicts it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type ClaimGroup, encodePath, holds } from "../data/release";
import { Chunked } from "../parts/Chunked";
import { Choices, Find, countBy, finder } from "../parts/Filters";
import { Verdict, words } from "../parts/Glyph";
import { useRelease } from "./context";
import { EvidenceItems } from "./EvidenceItems";
import { Section } from "./Section";

const QUOTED = 4; // limit: sentences shown at first of those that are judged alike

function Group({ group, wanted }: { group: ClaimGroup; wanted: string }): JSX.Element | null {
  const release = useRelease();
  const first = group.claims[0];
  if (!first) return null;
  const ids = [...new Set(group.claims.flatMap((claim) => claim.evidence))];
  // The sentences themselves are on the left; on the right stands what speaks for or against them.
  const own = new Set(group.claims.map((claim) => release.sentenceOf(claim)?.id));
  const others = ids.filter((id) => !own.has(id));
  return (
    <article class="card claim" aria-label={`Claim at ${group.key}`}>
      <div class="said">
        <Chunked items={group.claims} what="sentences" id={group.key} first={QUOTED} wanted={group.claims.findIndex((claim) => claim.key === wanted)}>
          {(claim) => {
            const own = release.sentenceOf(claim);
            return (
              <div key={claim.key} id={`claim/${encodePath(claim.key)}`}>
                <blockquote>{claim.text}</blockquote>
                <p class="place">
                  <a href={own && `#/evidence/${own.id}`}>
                    <code>{release.placeOfClaim(claim)}</code>
                  </a>
                  {claim.about.length > 0 && <span class="dim"> about {claim.about.map((id) => release.nameOf(id)).join(", ")}</span>}
                </p>
                <p class="anchor">
                  <a href={`#/claim/${encodePath(claim.key)}`}>Link to this claim</a>
                </p>
              </div>
            );
          }}
        </Chunked>
      </div>
      <div class="found">
        <Verdict mark={first.verdict} large>
          {words(first.verdict)}
        </Verdict>
        <p>{first.because}</p>
        {others.length > 0 && <EvidenceItems ids={others} />}
      </div>
    </article>
  );
}

export function Claims({ wanted }: { wanted: string }): JSX.Element | null {
  const release = useRelease();
  const [verdict, setVerdict] = useState("");
  const [text, setText] = useState("");
  if (release.claims.length === 0) return null;
  const has = finder(text);
  const choices = countBy(release.claims, (group) => group.claims[0]?.verdict ?? "unverifiable", ["not-supported", "partly", "supported", "unverifiable"]);
  const groups = release.claims.filter(
    (group) =>
      holds(group, wanted) ||
      ((verdict === "" || group.claims[0]?.verdict === verdict) && (text === "" || group.claims.some((claim) => has(`${claim.text} ${claim.because} ${release.placeOfClaim(claim)}`)))),
  );
  return (
    <Section id="claims" title="What the release says of itself" lead="Each sentence beside what was found in the files and terms. Sentences that are judged alike for the same reason stand together.">
      <div class="filters">
        <Choices label="Show claims that are" choices={choices} chosen={verdict} onChoose={setVerdict} />
        {release.claims.length > 5 && <Find label="Find in claims" value={text} onFind={setText} />}
      </div>
      <Chunked items={groups} what="claims" wanted={groups.findIndex((group) => holds(group, wanted))}>
        {(group) => <Group key={group.key} group={group} wanted={wanted} />}
      </Chunked>
      {groups.length === 0 && <p class="dim">No claim is like that.</p>}
    </Section>
  );
}
