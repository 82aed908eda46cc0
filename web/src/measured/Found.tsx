// Personal data or secrets, kind by kind, those that most was found of first.
import type { JSX } from "preact";
import { type Measured, type MeasuredKind, placeName } from "../data/measured";
import { Find, finder } from "../parts/Filters";
import { type Kind, Kinds } from "../parts/Kinds";
import { Section } from "../report/Section";
import { useState } from "preact/hooks";

const count = (kind: MeasuredKind): number => kind.valid + kind.plausible + kind.invalid;

const asKind = (kind: MeasuredKind): Kind => ({
  ...kind,
  rate: kind.per_million_tokens,
  places: kind.examples.map((example) => ({
    name: `${placeName(example)}${example.field ? `, ${example.field}` : ""}, byte ${example.at}`,
    look: example.looks_like,
    validity: example.validity,
    ...(example.value !== undefined && { value: example.value }),
  })),
});

export function Found({ meter, tokens, meanings }: { meter: Measured["meters"][number]; tokens: number; meanings: Record<string, string> | undefined }): JSX.Element {
  const [text, setText] = useState("");
  const has = finder(text);
  const kinds = [...meter.kinds].sort((a, b) => count(b) - count(a)).filter((kind) => text === "" || has(`${kind.title} ${kind.type} ${kind.examples.map((one) => `${one.file} ${one.field ?? ""}`).join(" ")}`));
  const shown = meter.kinds.some((kind) => kind.examples.some((example) => example.value !== undefined));
  const title = meter.id === "pii" ? "Personal data" : meter.id === "secrets" ? "Secrets" : meter.id;
  return (
    <Section
      id={meter.id}
      title={title}
      lead={`By form, context and check digits: an indicator, and no verdict on any record. ${shown ? "This report shows what stands there: do not pass it on." : "What stands there is not in this report, only where it is and what it looks like."}`}
    >
      {meter.kinds.length > 10 && (
        <div class="filters">
          <Find label="Find by kind, file or field" value={text} onFind={setText} />
        </div>
      )}
      <Kinds label={title} kinds={kinds.map(asKind)} none={text === "" ? `None was found in ${tokens} tokens.` : "No kind is like that."} meanings={meanings} />
    </Section>
  );
}
