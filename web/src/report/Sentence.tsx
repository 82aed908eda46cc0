// What the release says at one place: its words, where they stand, and an address of its own.
import type { JSX } from "preact";
import { type Keyed, encodePath } from "../data/release";
import { useRelease } from "./context";

export function Sentence({ kind, claim, about }: { kind: "claim" | "statement"; claim: Keyed & { text: string }; about: string }): JSX.Element {
  const release = useRelease();
  const own = release.sentenceOf(claim);
  const address = `${kind}/${encodePath(claim.key)}`;
  return (
    <div id={address}>
      <blockquote>{claim.text}</blockquote>
      <p class="place">
        <a href={own && `#/evidence/${own.id}`}>
          <code>{release.placeOfClaim(claim)}</code>
        </a>
        {about && <span class="dim"> about {about}</span>}
      </p>
      <p class="anchor">
        <a href={`#/${address}`}>Link to this {kind}</a>
      </p>
    </div>
  );
}
