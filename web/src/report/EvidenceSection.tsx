// Every piece of evidence that something above rests on.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Evidence } from "../data/profile";
import { pathOf } from "../data/release";
import { Choices, Find, countBy, finder } from "../parts/Filters";
import { grouped } from "../parts/numbers";
import { VirtualList } from "../parts/VirtualList";
import { useRelease } from "./context";
import { seen } from "./EvidenceItems";
import { Section } from "./Section";

const ROW = 60;
const MOST_OF_A_ROW = 300; // limit: characters of an excerpt in the list; the drawer has it whole

const kindOf = (item: Evidence): string => item.key.split(".")[0] ?? item.key;

export function EvidenceSection(): JSX.Element {
  const release = useRelease();
  const { profile } = release;
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const choices = useMemo(() => countBy(profile.evidence, kindOf), [profile]);
  const shown = useMemo(() => {
    const has = finder(text);
    return profile.evidence.filter(
      (item) => (kind === "" || kindOf(item) === kind) && (text === "" || has(`${pathOf(item)}:${item.line ?? ""} ${item.key} ${item.value} ${item.id} ${item.excerpt ?? ""}`)),
    );
  }, [profile, kind, text]);
  return (
    <Section id="evidence" title="Evidence" lead="Everything that a statement of this report rests on: one observed fact each, and where it was seen.">
      <div class="filters">
        <Choices label="Show evidence of" choices={choices} chosen={kind} onChoose={setKind} />
        <Find label="Find by path, key, value or text" value={text} onFind={setText} />
      </div>
      <p class="dim" role="status">
        {grouped(shown.length)} of {grouped(profile.evidence.length)}
      </p>
      <VirtualList
        label="Evidence"
        items={shown}
        row={ROW}
        keyOf={(item) => item.id}
        render={(item) => (
          <a class="row evidence" href={`#evidence/${item.id}`}>
            <span>
              <code class="path">{release.placeOf(item)}</code>
              <span class="seen">
                {item.outcome !== "found" && <b>{item.outcome} </b>}
                {seen(item)}
              </span>
            </span>
            <span class="dim excerpt">{(item.excerpt ?? "").slice(0, MOST_OF_A_ROW)}</span>
          </a>
        )}
      />
    </Section>
  );
}
