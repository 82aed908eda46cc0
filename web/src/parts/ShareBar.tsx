// A part of a whole, as a bar; its number stands beside it in words.
import type { ComponentChildren, JSX } from "preact";

export const ShareBar = ({ share, unsure = false }: { share: number; unsure?: boolean }): JSX.Element => (
  <svg class="share-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="1" />
    <rect class={unsure ? "not-known" : "fill-open"} width={Math.max(0, Math.min(100, 100 * share))} height="1" />
  </svg>
);

// A line of a list of such parts.
export const ShareLine = ({ label, share, count, title }: { label: ComponentChildren; share: number; count: ComponentChildren; title?: string }): JSX.Element => (
  <li>
    <span class="bar-label">{label}</span>
    <ShareBar share={share} />
    <span class="bar-count" title={title}>
      {count}
    </span>
  </li>
);

// "12.3 %"; one that is not nothing does not look like nothing.
export const shareWords = (share: number): string => (share > 0 && share < 0.001 ? "< 0.1 %" : `${(100 * share).toFixed(1)} %`);
