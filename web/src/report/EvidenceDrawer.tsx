// One piece of evidence, and what rests on it.
import type { JSX } from "preact";
import { andMore } from "../parts/numbers";
import { useRelease } from "./context";
import { EvidenceCard } from "./EvidenceCard";
import { Missing } from "./Missing";

const MOST = 40; // limit: statements listed that rest on one place

export function EvidenceDrawer({ id }: { id: string }): JSX.Element {
  const release = useRelease();
  const item = release.evidence(id);
  if (!item) return <Missing what="piece of evidence" />;
  const resting = release.restingOn(id);
  return (
    <>
      <h2 id="drawer-title">Evidence</h2>
      <h3>Where it was seen</h3>
      <EvidenceCard item={item} alone />
      {resting.length > 0 && <h3>What rests on it</h3>}
      <ul class="concerning">
        {resting.slice(0, MOST).map((one) => (
          <li key={one.href + one.what}>
            <a href={one.href}>{one.what}</a>
          </li>
        ))}
        {resting.length > MOST && <li class="dim">{andMore(resting.length - MOST)}</li>}
      </ul>
    </>
  );
}
