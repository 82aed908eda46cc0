// What a card and metadata state of the data, each beside what was counted.
import type { JSX } from "preact";
import type { DataClaim } from "../data/profile";
import { Chunked } from "./Chunked";
import { Verdict, words } from "./Glyph";

type Stated = Omit<DataClaim, "evidence">;

const placeOf = (claim: Stated): string => (claim.line > 0 ? `${claim.path}:${claim.line}` : claim.path);

interface Props<T extends Stated> {
  claims: readonly T[];
  wanted?: number; // place of the one that must be there
  said?: (claim: T) => JSX.Element; // its words, in a report that has an address for them
  more?: (claim: T) => JSX.Element | null; // what speaks for or against it
}

export const DataClaims = <T extends Stated>({ claims, wanted, said, more }: Props<T>): JSX.Element => (
  <Chunked items={claims} what="statements" wanted={wanted}>
    {(claim) => (
      <article key={`${claim.kind} ${placeOf(claim)}`} class="card halves claim" aria-label={`Statement on ${words(claim.kind)} at ${placeOf(claim)}`}>
        <div class="said">
          {said?.(claim) ?? (
            <>
              <blockquote>{claim.text}</blockquote>
              <p class="place">
                <code>{placeOf(claim)}</code> <span class="dim">about {words(claim.kind)}</span>
              </p>
            </>
          )}
        </div>
        <div class="found">
          <Verdict mark={claim.verdict} large>
            {words(claim.verdict)}
          </Verdict>
          <p>{claim.because}</p>
          {more?.(claim)}
        </div>
      </article>
    )}
  </Chunked>
);
