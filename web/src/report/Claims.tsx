// What the release says of itself, beside what supports or contradicts it.
import type { JSX } from "preact";
import { type ClaimGroup, holds } from "../data/release";
import { Chunked } from "../parts/Chunked";
import { useFilters } from "../parts/Filters";
import { Verdict, words } from "../parts/Glyph";
import { useRelease } from "./context";
import { EvidenceItems } from "./EvidenceItems";
import { Section } from "./Section";
import { Sentence } from "./Sentence";

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
    <article class="card halves claim" aria-label={`Claim at ${group.key}`}>
      <div class="said">
        <Chunked items={group.claims} what="sentences" id={group.key} first={QUOTED} wanted={group.claims.findIndex((claim) => claim.key === wanted)}>
          {(claim) => <Sentence key={claim.key} kind="claim" claim={claim} about={claim.about.map((id) => release.nameOf(id)).join(", ")} />}
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
  const claims = release.sentences;
  const { fits, bar } = useFilters({
    items: claims,
    kinds: "Show claims that are",
    kindOf: (claim) => claim.verdict,
    order: ["not-supported", "partly", "supported", "unverifiable"],
    find: "Find in claims",
    textOf: (claim) => `${claim.text} ${claim.because} ${release.placeOfClaim(claim)}`,
    led: wanted,
    entries: claims.filter((claim) => claim.key === wanted),
  });
  if (claims.length === 0) return null;
  const groups = release.claims.map((group) => ({ ...group, claims: group.claims.filter(fits) })).filter((group) => group.claims.length > 0);
  return (
    <Section id="claims" title="What the release says of itself" lead="Each sentence beside what was found in the files and terms. Sentences that are judged alike for the same reason stand together.">
      {bar}
      <Chunked items={groups} what="claims" wanted={groups.findIndex((group) => holds(group, wanted))}>
        {(group) => <Group key={group.key} group={group} wanted={wanted} />}
      </Chunked>
      {groups.length === 0 && <p class="dim">No claim is like that.</p>}
    </Section>
  );
}
