// The languages that texts are surely in, and those of which that cannot be said.
import type { JSX } from "preact";
import type { Languages } from "../data/measured";
import { Bars } from "../parts/Bars";
import { words } from "../parts/Glyph";
import { scriptName } from "../parts/languages";
import { countOf, grouped } from "../parts/numbers";
import { Section } from "../report/Section";
import { Places } from "./Places";

export function LanguagesOfTexts({ languages, meanings }: { languages: Languages; meanings: Record<string, string> | undefined }): JSX.Element {
  const unsure = languages.uncertain.reduce((sum, one) => sum + one.records, 0);
  const letters = languages.scripts.reduce((sum, one) => sum + one.letters, 0);
  const bars = [
    ...languages.languages.filter((one) => one.records > 0).map((one) => ({ key: one.language, name: `${one.name} (${one.language})`, count: one.records })),
    ...(unsure > 0 ? [{ key: "not sure", name: "not sure", count: unsure, unsure: true }] : []),
    ...(languages.without_letters > 0 ? [{ key: "no letters", name: "without letters", count: languages.without_letters, unsure: true }] : []),
  ];
  return (
    <Section id="languages" title="Languages" lead="A text counts for a language only where that is sure; in doubt it counts for none.">
      <p class="dim">Of {countOf(languages.records, "text")}.</p>
      <Bars label="Languages" what="languages" bars={bars} of={languages.records} />
      {languages.uncertain.length > 0 && (
        <>
          <h3>Why texts are not sure</h3>
          <ul class="items">
            {languages.uncertain.map((one) => (
              <li key={one.reason}>
                <b>{words(one.reason)}</b> {grouped(one.records)} <span class="dim">{meanings?.[one.reason]}</span>
                <Places places={one.places} />
              </li>
            ))}
          </ul>
        </>
      )}
      {languages.scripts.length > 0 && (
        <>
          <h3>Scripts</h3>
          <Bars label="Scripts" what="scripts" bars={languages.scripts.map((one) => ({ key: one.script, name: scriptName(one.script), count: one.letters }))} of={letters} />
        </>
      )}
    </Section>
  );
}
