// Personal data or secrets, kind by kind, those that most was found of first.
import type { JSX } from "preact";
import { type Measured, type MeasuredKind, placeName } from "../data/measured";
import { useFilters } from "../parts/Filters";
import { type Kind, Kinds } from "../parts/Kinds";
import { Section } from "../report/Section";

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
  const { text, fits, bar } = useFilters({
    items: meter.kinds,
    kinds: "",
    kindOf: () => "",
    find: "Find by kind, file or field",
    textOf: (kind) => `${kind.title} ${kind.type} ${kind.examples.map((one) => `${one.file} ${one.field ?? ""}`).join(" ")}`,
  });
  const kinds = [...meter.kinds].sort((a, b) => count(b) - count(a)).filter(fits);
  const shown = meter.kinds.some((kind) => kind.examples.some((example) => example.value !== undefined));
  const title = meter.id === "pii" ? "Personal data" : meter.id === "secrets" ? "Secrets" : meter.id;
  return (
    <Section
      id={meter.id}
      title={title}
      lead={`By form, context and check digits: an indicator, and no verdict on any record. ${shown ? "This report shows what stands there: do not pass it on." : "What stands there is not in this report, only where it is and what it looks like."}`}
    >
      {bar}
      <Kinds label={title} kinds={kinds.map(asKind)} none={text === "" ? `None was found in ${tokens} tokens.` : "No kind is like that."} meanings={meanings} />
    </Section>
  );
}
