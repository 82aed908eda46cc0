// Evidence as it stands beside what rests on it: the place, and what was seen there.
import type { JSX } from "preact";
import type { Evidence } from "../data/profile";
import { andMore } from "../parts/numbers";
import { usePrinting } from "../parts/printing";
import { useRelease } from "./context";

const MOST_PRINTED = 3; // limit: places beside one statement on paper
const MOST_FOLDED = 2; // places named before they are unfolded
const MOST = 12; // limit: items beside one statement; the rest are in the list of all evidence

// In few words: what a probe saw.
export const seen = (item: Evidence): string => (item.value ? `${item.key}: ${item.value}` : item.key);

// `placeOf`: what leads to an item, where not its whole place.
export function EvidenceItems({ ids, most = MOST, placeOf }: { ids: readonly string[]; most?: number; placeOf?: (item: Evidence) => string }): JSX.Element | null {
  const release = useRelease();
  if (ids.length === 0) return null;
  return (
    <ul class="items">
      {ids.slice(0, most).flatMap((id) => release.evidence(id) ?? []).map((item) => (
        <li key={item.id}>
          <a href={`#/evidence/${item.id}`} class="place">
            <code>{placeOf?.(item) ?? release.placeOf(item)}</code>
          </a>
          <span class="seen">{seen(item)}</span>
          {item.excerpt && <q class="snippet">{item.excerpt}</q>}
        </li>
      ))}
      {ids.length > most && <li class="dim">{andMore(ids.length - most)}</li>}
    </ul>
  );
}

// The same behind one line: "Evidence: README.md:3, LICENSE:1 and 2 more".
export function EvidenceFold({ ids, name = "Evidence" }: { ids: readonly string[]; name?: string }): JSX.Element | null {
  const release = useRelease();
  const printing = usePrinting();
  const places = [...new Set(ids.flatMap((id) => release.evidence(id) ?? []).map((item) => release.placeOf(item)))];
  if (places.length === 0) return null;
  const most = printing ? MOST_PRINTED : MOST_FOLDED;
  const first = places.slice(0, most).join(", ");
  const more = places.length > most && ` ${andMore(places.length - most)}`;
  if (printing)
    return (
      <p class="dim print-evidence">
        {name}: {first}
        {more}
      </p>
    );
  return (
    <details class="fold">
      <summary>
        {name}: <code>{first}</code>
        {more}
      </summary>
      <EvidenceItems ids={ids} />
    </details>
  );
}
