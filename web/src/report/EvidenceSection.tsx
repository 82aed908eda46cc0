// Every piece of evidence that something above rests on.
import type { JSX } from "preact";
import { FilteredList } from "../parts/FilteredList";
import { useRelease } from "./context";
import { seen } from "./EvidenceItems";
import { Section } from "./Section";

const ROW = 60;
const MOST_OF_A_ROW = 300; // limit: characters of an excerpt in the list; the drawer has it whole

function Row({ id }: { id: string }): JSX.Element {
  const release = useRelease();
  const item = release.evidence(id);
  if (!item) return <span>{id}</span>;
  return (
    <a class="row evidence" href={`#/evidence/${id}`}>
      <span>
        <code class="path">{release.placeOf(item)}</code>
        <span class="seen">
          {item.outcome !== "found" && <b>{item.outcome} </b>}
          {seen(item)}
        </span>
      </span>
      <span class="dim quote">{(item.excerpt ?? "").slice(0, MOST_OF_A_ROW)}</span>
    </a>
  );
}

export function EvidenceSection(): JSX.Element {
  const release = useRelease();
  return (
    <Section id="evidence" title="Evidence" lead="Everything that a statement of this report rests on: one observed fact each, and where it was seen.">
      <FilteredList
        label="Evidence"
        items={release.evidenceIds}
        row={ROW}
        kinds="Show evidence of"
        kindOf={(id) => release.kindOf(id)}
        find="Find by path, key, value or text"
        textOf={(id) => release.textOf(id)}
        render={(id) => <Row id={id} />}
      />
    </Section>
  );
}
