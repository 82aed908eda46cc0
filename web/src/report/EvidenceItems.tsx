// Evidence as it stands beside what rests on it: the place, and what was seen there.
import type { JSX } from "preact";
import type { Evidence } from "../data/profile";
import { usePrinting } from "../parts/printing";
import { useRelease } from "./context";

const MOST_PRINTED = 3; // limit: places beside one statement on paper
const MOST = 12; // limit: items beside one statement; the rest are in the list of all evidence

// In few words: what a probe saw.
export const seen = (item: Evidence): string => (item.value ? `${item.key}: ${item.value}` : item.key);

export function EvidenceItems({ ids }: { ids: readonly string[] }): JSX.Element | null {
  const release = useRelease();
  const items = ids.flatMap((id) => release.evidence(id) ?? []);
  if (items.length === 0) return null;
  return (
    <ul class="items">
      {items.slice(0, MOST).map((item) => (
        <li key={item.id}>
          <a href={`#/evidence/${item.id}`} class="place">
            <code>{release.placeOf(item)}</code>
          </a>
          <span class="seen">{seen(item)}</span>
          {item.excerpt && <q class="snippet">{item.excerpt}</q>}
        </li>
      ))}
      {items.length > MOST && <li class="dim">and {items.length - MOST} more</li>}
    </ul>
  );
}

// The same behind one line: "Evidence: README.md:3, LICENSE:1 and 2 more".
export function EvidenceFold({ ids, name = "Evidence" }: { ids: readonly string[]; name?: string }): JSX.Element | null {
  const release = useRelease();
  const printing = usePrinting();
  const places = [...new Set(ids.flatMap((id) => release.evidence(id) ?? []).map((item) => release.placeOf(item)))];
  if (places.length === 0) return null;
  const more = places.length > 2 ? ` and ${places.length - 2} more` : "";
  if (printing) return <p class="dim print-evidence">{name}: {places.slice(0, MOST_PRINTED).join(", ")}{places.length > MOST_PRINTED ? ` and ${places.length - MOST_PRINTED} more` : ""}</p>;
  return (
    <details class="fold">
      <summary>
        {name}: <code>{places.slice(0, 2).join(", ")}</code>
        {more}
      </summary>
      <EvidenceItems ids={ids} />
    </details>
  );
}
