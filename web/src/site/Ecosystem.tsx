// Figures of the ecosystem: how open releases are over time, under which terms, how much hangs on how few, and who was made from whom.
import type { JSX } from "preact";
import { useAnswer } from "../data/api";
import type { Tables } from "../data/site";
import { Hatching } from "../report/MatrixCell";
import { Section } from "../report/Section";
import { useQuery } from "./address";
import { ConcentrationCards } from "./Concentration";
import { Frame } from "./Frame";
import { Licenses } from "./Licenses";
import { LineageSection } from "./Lineage";
import { OpennessOverTime } from "./Openness";

function Downloads(): JSX.Element {
  const { data } = useAnswer<Tables>("/tables");
  return (
    <Section id="tables" title="Tables to take along" lead="Everything that these figures are counted from, whole: for a spreadsheet, a notebook or a database.">
      <table class="plain tables">
        <thead>
          <tr>
            <th scope="col">Table</th>
            {data?.formats.map((format) => (
              <th key={format} scope="col">
                {format}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data?.tables.map((table) => (
            <tr key={table}>
              <th scope="row">{table}</th>
              {data.formats.map((format) => (
                <td key={format}>
                  <a href={`/api/v1/tables/${table}?format=${format}`} download={`${table}.${format}`} aria-label={`${table} as ${format}`}>
                    {format}
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="dim">
        The same questions can be asked by programs: <a href="/api/v1/openapi.json">what the API answers</a>.
      </p>
    </Section>
  );
}

export function Ecosystem(): JSX.Element {
  const query = useQuery();
  return (
    <Frame here="/ecosystem" title="Ecosystem">
      <Hatching />
      <header class="site-head">
        <h1>Ecosystem</h1>
        <p class="dim">Counts of the newest revision of each release of this catalog. What is not known is said, and is part of no share: a catalog shows those releases that were put into it.</p>
        <p class="tally">
          <a href="#openness">Openness over time</a>
          <a href="#licenses">Licenses in use</a>
          <a href="#concentration">Concentration</a>
          <a href="#lineage">Lineage</a>
          <a href="#tables">Tables</a>
        </p>
      </header>
      <OpennessOverTime query={query} />
      <Licenses query={query} />
      <ConcentrationCards />
      <LineageSection query={query} />
      <Downloads />
    </Frame>
  );
}
