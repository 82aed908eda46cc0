// Every piece of evidence that something above rests on.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Choices, Find, countBy, finder } from "../parts/Filters";
import { grouped } from "../parts/numbers";
import { VirtualList } from "../parts/VirtualList";
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
  const all = release.evidenceIds;
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const choices = useMemo(() => countBy(all, (id) => release.kindOf(id)), [release]);
  const shown = useMemo(() => {
    const found = text === "" ? all : release.evidenceWith(finder(text));
    return kind === "" ? found : found.filter((id) => release.kindOf(id) === kind);
  }, [release, kind, text]);
  return (
    <Section id="evidence" title="Evidence" lead="Everything that a statement of this report rests on: one observed fact each, and where it was seen.">
      <div class="filters">
        <Choices label="Show evidence of" choices={choices} chosen={kind} onChoose={setKind} />
        <Find label="Find by path, key, value or text" value={text} onFind={setText} />
      </div>
      <p class="dim" role="status">
        {grouped(shown.length)} of {grouped(all.length)}
      </p>
      <VirtualList
        label="Evidence"
        items={shown}
        row={ROW}
        render={(id) => <Row id={id} />}
      />
    </Section>
  );
}
