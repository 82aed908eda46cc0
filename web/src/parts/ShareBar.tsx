// A part of a whole, as a bar; its number stands beside it in words.
import type { JSX } from "preact";

export const ShareBar = ({ share, unsure = false }: { share: number; unsure?: boolean }): JSX.Element => (
  <svg class="share-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="1" />
    <rect class={unsure ? "not-known" : "fill-open"} width={Math.max(0, Math.min(100, 100 * share))} height="1" />
  </svg>
);

// "12.3 %"; one that is not nothing does not look like nothing.
export const shareWords = (share: number): string => (share > 0 && share < 0.001 ? "< 0.1 %" : `${(100 * share).toFixed(1)} %`);
