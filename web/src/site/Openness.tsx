// Openness over time: for each component the shares of releases by the state of one gate, period by period, small beside one another.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { GateState } from "../data/profile";
import type { Openness, OpennessCount } from "../data/site";
import { andMore, countOf, grouped } from "../parts/numbers";
import { Section } from "../report/Section";
import type { Query } from "./address";
import { SelectField } from "./Choose";
import { componentName, gateName, useSite } from "./context";
import { Asked } from "./Frame";

const PERIODS = ["year", "quarter", "month"].map((id) => ({ id, name: id }));
const STEPS: Record<string, number> = { year: 1, quarter: 4, month: 12 }; // of a year
const WIDTH = 10, HEIGHT = 60; // of a bar in the drawing, which is stretched
const UNDATED = "no date"; // stands beside the periods, and is none
const MOST_NAMED = 12; // periods whose releases are counted in words

// Periods as numbers, so that what lies between two of them is there, too: "2020-Q3", "2020-07".
export const ordinalOf = (period: string, steps: number): number => {
  const [year = 0, part = 1] = period.split(/-Q?/).map(Number);
  return year * steps + part - 1;
};
export const periodAt = (ordinal: number, steps: number): string => {
  const year = String(Math.floor(ordinal / steps)).padStart(4, "0"), part = (ordinal % steps) + 1;
  return steps === 1 ? year : `${year}-${steps === 4 ? `Q${part}` : String(part).padStart(2, "0")}`;
};

// One path for each state, whatever the number of periods: bars from the bottom, open lowest. Where no release is, there is no bar.
function Bars({ counts, placeOf, length, states }: { counts: readonly OpennessCount[]; placeOf: (period: string) => number; length: number; states: readonly GateState[] }): JSX.Element {
  const paths = new Map<GateState, string>();
  for (const count of counts) {
    let at = HEIGHT;
    for (const state of states) {
      const height = (count[state] / Math.max(count.releases, 1)) * HEIGHT;
      if (height === 0) continue;
      at -= height;
      paths.set(state, `${paths.get(state) ?? ""}M${placeOf(count.period) * WIDTH + 0.5} ${at.toFixed(2)}h${WIDTH - 1}v${height.toFixed(2)}h${1 - WIDTH}z`);
    }
  }
  return (
    <svg viewBox={`0 0 ${length * WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
      <rect class="track" width={length * WIDTH} height={HEIGHT} />
      {[...paths].map(([state, d]) => (
        <path key={state} class={`fill-${state}`} d={d} />
      ))}
    </svg>
  );
}

// Of those of which it is known: what is not known, and what a gate does not apply to, is part of no share.
export function openWords(count: OpennessCount | undefined): { share: string; of: string } {
  if (!count || count.releases === 0) return { share: "none", of: "" };
  const known = count.releases - count.unknown - count["not-applicable"];
  if (known > 0) return { share: `${Math.round((100 * count.open) / known)} % open`, of: `of ${grouped(known)} known` };
  return { share: count.unknown > 0 ? "not known" : "does not apply", of: "" };
}

function AsTable({ counts }: { counts: readonly OpennessCount[] }): JSX.Element {
  const view = useSite();
  const [open, setOpen] = useState(false);
  return (
    <details class="fold screen-only" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {open && (
        <section class="wide" aria-label="Openness over time as a table" tabIndex={0}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">Period</th>
                <th scope="col">Component</th>
                <th scope="col">Releases</th>
                {view.states.map((state) => (
                  <th key={state.id} scope="col">
                    {state.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {counts.slice(0, 1000).map((count) => (
                <tr key={`${count.period}/${count.component}`}>
                  <td>{count.period}</td>
                  <th scope="row">{componentName(view, count.component)}</th>
                  <td>{count.releases}</td>
                  {view.states.map((state) => (
                    <td key={state.id}>{count[state.id]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {counts.length > 1000 && <p class="dim">{andMore(counts.length - 1000, ", in the table of components below.")}</p>}
        </section>
      )}
    </details>
  );
}

function Charts({ data }: { data: Openness }): JSX.Element {
  const view = useSite();
  const steps = STEPS[data.period] ?? 1;
  const undated = data.undated_counts.map((count): OpennessCount => ({ ...count, period: UNDATED }));
  const all = [...data.counts, ...undated];
  const releases = new Map<string, number>();
  for (const count of all) releases.set(count.period, Math.max(releases.get(count.period) ?? 0, count.releases));
  const dated = data.counts.map((count) => ordinalOf(count.period, steps));
  const start = Math.min(...dated), length = dated.length > 0 ? Math.max(...dated) - start + 1 : 0;
  // Below a drawing the first and the last have their names.
  const ends = length > 0 ? [...new Set([start, start + length - 1])] : [];
  const shown = ends.map((one) => periodAt(one, steps)), newest = shown[shown.length - 1];
  const states = view.states.filter((state) => state.id !== "not-applicable");
  const ids = states.map((state) => state.id);
  const counted = (length > MOST_NAMED ? ends : Array.from({ length }, (_, i) => start + i)).map((one) => `${periodAt(one, steps)}: ${grouped(releases.get(periodAt(one, steps)) ?? 0)}`);
  return (
    <>
      <ul class="legend" aria-label="Legend">
        {states.map((state) => (
          <li key={state.id}>
            <span class={`swatch fill-${state.id}`} aria-hidden="true" />
            {state.name}
          </li>
        ))}
        <li class="dim">empty: does not apply, or no release</li>
      </ul>
      <p class="dim">
        Releases: {[counted.join(length > MOST_NAMED ? " … " : " · "), undated.length > 0 && `${UNDATED}: ${grouped(data.undated)}`].filter(Boolean).join(" · ")}
      </p>
      {view.categories.map((category) => (
        <div key={category.id} class="multiples-group">
          <h3>{category.name}</h3>
          <ul class="multiples">
            {category.components.map((component) => {
              const [counts, apart] = [data.counts, undated].map((list) => list.filter((count) => count.component === component.id)) as [OpennessCount[], OpennessCount[]];
              const said = (period: string): string => {
                const { share, of } = openWords([...counts, ...apart].find((count) => count.period === period));
                return `${period}: ${share} ${of}`.trim();
              };
              const { share, of } = openWords(length > 0 ? counts.find((count) => count.period === newest) : apart[0]);
              return (
                <li key={component.id}>
                  <p>{component.name}</p>
                  <div class="chart" role="img" aria-label={[component.name, ...shown.map(said), ...(apart.length > 0 ? [said(UNDATED)] : [])].join("; ")}>
                    {length > 0 && (
                      <div>
                        <Bars counts={counts} placeOf={(period) => ordinalOf(period, steps) - start} length={length} states={ids} />
                        <p class="axis">
                          {shown.map((period) => (
                            <span key={period}>{period}</span>
                          ))}
                        </p>
                      </div>
                    )}
                    {undated.length > 0 && (
                      <div class="apart">
                        <Bars counts={apart} placeOf={() => 0} length={1} states={ids} />
                        <p class="axis">{UNDATED}</p>
                      </div>
                    )}
                  </div>
                  <p class="share">
                    <span class="dim">{length > 0 ? `newest, ${newest}` : UNDATED}:</span> <b>{share}</b> {of}
                  </p>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <AsTable counts={all} />
    </>
  );
}

export function OpennessOverTime({ query: { query, set } }: { query: Query }): JSX.Element {
  const view = useSite();
  const gate = query.get("gate") ?? "licensed", period = query.get("period") ?? "year";
  const { data, error, waits } = useAnswer<Openness>(`/ecosystem/openness?gate=${encodeURIComponent(gate)}&period=${encodeURIComponent(period)}`);
  return (
    <Section id="openness" title="Openness over time" lead={`Of the releases of each period: how many have what. ${gateName(view, gate)}: ${view.meanings["gate"]?.[gate] ?? ""}`}>
      <div class="fields">
        <SelectField label="Gate" value={gate} options={view.gates} onChoose={(id) => set({ gate: id === "licensed" ? "" : id })} />
        <SelectField label="By" value={period} options={PERIODS} onChoose={(id) => set({ period: id === "year" ? "" : id })} />
      </div>
      <Asked waits={waits} error={error} />
      {data && data.undated > 0 && (
        <p class="notice">
          Without a date: {countOf(data.undated, "release")} of {grouped(data.releases)}, in no period but in a bar apart. The day of a release is said when it is added (daylight catalog add --released).
        </p>
      )}
      {data && data.releases > 0 && <Charts data={data} />}
    </Section>
  );
}
