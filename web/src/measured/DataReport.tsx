// The report on data alone: what each meter that was asked for measured. This file is its table of contents.
import type { JSX } from "preact";
import type { MeasuredData } from "../data/inlined";
import { Brand } from "../parts/Brand";
import { DataClaims } from "../parts/DataClaims";
import { Save } from "../parts/Save";
import { Navigation, type SectionLink } from "../report/Navigation";
import { Section } from "../report/Section";
import { Contamination } from "./Contamination";
import { Duplicates } from "./Duplicates";
import { Fields } from "./Fields";
import { FilesRead } from "./FilesRead";
import { Found } from "./Found";
import { HarmWords } from "./HarmWords";
import { LanguagesOfTexts } from "./LanguagesOfTexts";
import { Summary } from "./Summary";
import { WhoIsNamed } from "./WhoIsNamed";

export function DataReport({ measured: { data, view, published } }: { measured: MeasuredData }): JSX.Element {
  const { claims, languages, duplicates, contamination, fields, harm, representation } = data;
  const kinds = (id: string): SectionLink[] => data.meters.filter((meter) => meter.id === id).map((meter) => ({ id, name: id === "pii" ? "Personal data" : "Secrets", count: meter.kinds.length }));
  const sections: (SectionLink | false | undefined)[] = [
    { id: "top", name: "Summary" },
    claims.length > 0 && { id: "stated", name: "Statements", count: claims.length },
    ...kinds("pii"),
    ...kinds("secrets"),
    languages && { id: "languages", name: "Languages", count: languages.languages.length },
    duplicates && { id: "duplicates", name: "Copies" },
    contamination && { id: "contamination", name: "Test sets", count: contamination.benchmarks.length },
    fields && { id: "fields", name: "Fields", count: fields.fields.length },
    harm && { id: "harm", name: "Words of harm" },
    representation && { id: "representation", name: "Who is named" },
    { id: "files", name: "Files", count: data.files.length },
  ];
  return (
    <>
      <header class="bar">
        <Brand href="#top" />
        <span class="bar-name">{view.title}</span>
      </header>
      <div class="shell">
        <Navigation sections={sections.filter((section): section is SectionLink => Boolean(section))} />
        <main id="top" tabIndex={-1}>
          <Summary data={data} title={view.title} />
          {claims.length > 0 && (
            <Section id="stated" title="What is stated of the data" lead="Statements of the card and of metadata, each held against what was counted.">
              <DataClaims claims={claims} />
            </Section>
          )}
          {data.meters.map((meter) => (
            <Found key={meter.id} meter={meter} tokens={data.totals.tokens} meanings={view.meanings["validity"]} />
          ))}
          {languages && <LanguagesOfTexts languages={languages} meanings={view.meanings["certainty"]} />}
          {duplicates && <Duplicates duplicates={duplicates} />}
          {contamination && <Contamination benchmarks={contamination.benchmarks} />}
          {fields && <Fields fields={fields} />}
          {harm && <HarmWords harm={harm} />}
          {representation && <WhoIsNamed representation={representation} />}
          <FilesRead files={data.files} />
          <footer class="colophon">
            <p>
              Made by daylight {data.tool_version} from the bytes of the data alone: nothing was asked of anybody. Schema <code>{data.schema}</code>.
            </p>
            <Save published={published} name={view.title} />
          </footer>
        </main>
      </div>
    </>
  );
}
