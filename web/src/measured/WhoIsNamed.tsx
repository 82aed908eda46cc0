// Which groups of people the texts name, and near which words of lists: an indicator, of which no report makes a finding.
import type { JSX } from "preact";
import type { Dimension, NamedGroup, NamedIn, Near, Representation } from "../data/measured";
import { Chunked } from "../parts/Chunked";
import { countOf, grouped } from "../parts/numbers";
import { usePrinting } from "../parts/printing";
import { shareWords } from "../parts/ShareBar";
import { Section } from "../report/Section";

// No more figures than say something.
const figure = (number: number): string => (number >= 1000 ? grouped(Math.round(number)) : String(Number(number.toPrecision(3))));
const ratio = (number = 0): string => (number >= 1000 ? "over 1000" : number < 0.01 ? "under 0.01" : figure(number));
const apart = (near: Near): boolean => (near.low ?? 0) > 1 || (near.high ?? 1) < 1;
const listed = <T,>(items: readonly T[], words: (item: T) => string): string => items.map(words).join(", ");

function NearWords({ group, titles }: { group: NamedGroup; titles: ReadonlyMap<string, string> }): JSX.Element {
  const told = group.near.filter((near) => near.odds_ratio !== undefined);
  const untold = group.near.filter((near) => near.odds_ratio === undefined && near.mentions > 0);
  const title = (near: Near): string => titles.get(near.indicator) ?? near.indicator;
  return (
    <>
      {told.length > 0 && (
        <ul class="items">
          {told.map((near) => (
            <li key={near.indicator}>
              {apart(near) ? <b>{title(near)}</b> : title(near)}{" "}
              <span class="dim">
                {countOf(near.mentions, "mention")} near, in {countOf(near.records, "record")}; {figure(near.expected)} expected; odds ratio
              </span>{" "}
              {ratio(near.odds_ratio)}{" "}
              <span class="dim">
                ({ratio(near.low)} to {ratio(near.high)}
                {apart(near) ? "" : ", which 1 lies in"})
              </span>
            </li>
          ))}
        </ul>
      )}
      {untold.length > 0 && <p class="dim">Too little to compare: {listed(untold, (near) => `${title(near)} ${near.mentions}`)}.</p>}
      {group.words.length > 0 && <p class="dim">Words of the lists that stand near most often: {listed(group.words, (word) => `${word.word} ${word.mentions}`)}.</p>}
    </>
  );
}

function Groups({ dimension, language }: { dimension: Dimension; language: NamedIn }): JSX.Element {
  const printing = usePrinting();
  const titles = new Map(language.indicators.map((one) => [one.id, one.title]));
  return (
    <>
      <h3>
        {dimension.title} <span class="dim">in {language.name}</span>
      </h3>
      <p class="dim">
        {shareWords(language.records > 0 ? dimension.records / language.records : 0)} of {countOf(language.records, "record")} name any, {countOf(dimension.mentions, "time")}. {dimension.note}
      </p>
      <Chunked items={dimension.groups} what="groups" id={`${dimension.title} in ${language.name}`} within={(entries) => (
        <table class="kinds" aria-label={`${dimension.title} in ${language.name}`}>
          <thead>
            <tr>
              {["Group", "records", "of those", "mentions"].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {entries}
        </table>
      )}>
        {(group) => (
          <tbody key={group.id}>
            <tr>
              <th scope="row">
                <b>{group.title}</b>
              </th>
              {[grouped(group.records), shareWords(dimension.records > 0 ? group.records / dimension.records : 0), grouped(group.mentions)].map((count, i) => (
                <td key={i}>{count}</td>
              ))}
            </tr>
            <tr class="places">
              <td colSpan={4}>
                <span class="dim">{listed(group.terms, (term) => `${term.term} ${grouped(term.mentions)} (${countOf(term.records, "record")})`)}</span>
                {group.near.some((near) => near.mentions > 0 || near.odds_ratio !== undefined) && (
                  <details class="fold" open={printing}>
                    <summary>Near which words</summary>
                    <NearWords group={group} titles={titles} />
                  </details>
                )}
              </td>
            </tr>
          </tbody>
        )}
      </Chunked>
    </>
  );
}

export const WhoIsNamed = ({ representation: is }: { representation: Representation }): JSX.Element => (
  <Section id="representation" title="Who is named" lead="An indicator by words of published lists, and no finding of bias: words tell who is named, not what is said, and what a balanced text would be nobody can say.">
    {is.languages.map((language) => (
      <p key={language.language}>
        {language.name}: {countOf(language.records, "record")}, {countOf(language.words, "word")}.{" "}
        {language.told > 0 &&
          `Of ${countOf(language.told, "pair")} of a group and a set of words ${grouped(language.apart)} differ from the other groups of the dimension; by chance alone about ${figure((1 - is.confidence) * language.told)} would.`}
      </p>
    ))}
    {is.languages.map(
      (language) =>
        language.indicators.length > 0 && (
          <p class="dim" key={language.language}>
            Words of the sets anywhere in {language.name}: {listed(language.indicators, (set) => `${set.title} ${grouped(set.words)}`)}.
          </p>
        ),
    )}
    {is.languages.some((language) => language.indicators.length > 0) && (
      <p class="dim">
        Near is within {is.near_words} words. Expected is what would stand near if the words stood near all groups of the dimension alike; the odds ratio holds a group against the others, with an interval of {Math.round(100 * is.confidence)} %. It is given from{" "}
        {is.fewest_expected} expected mentions and {is.fewest_records} records on.
      </p>
    )}
    {is.languages.flatMap((language) => language.dimensions.map((dimension) => <Groups key={`${language.language}/${dimension.id}`} dimension={dimension} language={language} />))}
    {is.languages.every((language) => language.dimensions.length === 0) && <p class="dim">Nobody is named by the words of the lists.</p>}
    {is.records_not_looked_at > 0 && <p class="dim">{countOf(is.records_not_looked_at, "record")} not looked at: of no sure language, or of one without a list.</p>}
  </Section>
);
