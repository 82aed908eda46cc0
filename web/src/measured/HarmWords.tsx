// Words that are seldom used but to insult: an indicator, of which no report shows one.
import type { JSX } from "preact";
import type { Harm } from "../data/measured";
import { countOf, grouped } from "../parts/numbers";
import { Section } from "../report/Section";
import { Places } from "./Places";

export const HarmWords = ({ harm }: { harm: Harm }): JSX.Element => (
  <Section id="harm" title="Words of harm" lead="An indicator, and no judgment of any record: lists of words take in medicine, law and reports of abuse, and miss harm in plain words. Dense: three such words or more, and one word in a hundred.">
    {harm.languages.length === 0 ? (
      <p class="dim">No record is in a language that there is a list for.</p>
    ) : (
      <table class="kinds" aria-label="Words of harm">
        <thead>
          <tr>
            {["Language", "records", "with such a word", "dense"].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {harm.languages.map((one) => (
          <tbody key={one.language}>
            <tr>
              <th scope="row">
                <b>{one.name}</b> <code class="dim">{one.language}</code>
              </th>
              {[one.records, one.with_terms, one.dense].map((count, i) => (
                <td key={i}>{grouped(count)}</td>
              ))}
            </tr>
            <tr class="places">
              <td colSpan={4}>
                <Places places={one.places} />
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    )}
    {harm.records_not_looked_at > 0 && <p class="dim">{countOf(harm.records_not_looked_at, "record")} not looked at: of no sure language, or of one without a list.</p>}
  </Section>
);
