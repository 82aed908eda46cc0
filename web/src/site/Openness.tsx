// Openness over time: for each component the shares of releases by the state of one gate, period by period, small beside one another.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { GateState } from "../data/profile";
import type { Openness, OpennessCount } from "../data/site";
import { countOf, grouped } from "../parts/numbers";
import { Section } from "../report/Section";
import type { Query } from "./address";
import { SelectField } from "./Choose";
import { componentName, useSite } from "./context";
import { Trouble, Waiting } from "./Frame";

const PERIODS = ["year", "quarter", "month"].map((id) => ({ id, name: id }));
const BAR = 10, HEIGHT = 60; // of the drawing; it is stretched
const UNDATED = "no date"; // stands beside the periods, and is none

// One path for each state, whatever the number of periods: bars from the bottom, open lowest.
function Bars({ counts, periods, states, label }: { counts: ReadonlyMap<string, OpennessCount>; periods: readonly string[]; states: readonly GateState[]; label: string }): JSX.Element {
  const paths = new Map<GateState, string>();
  const gap = periods[1] && periods.includes(UNDATED) ? BAR / 2 : 0;
  periods.forEach((period, i) => {
    const count = counts.get(period);
    if (!count || count.releases === 0) return;
    let at = HEIGHT;
    for (const state of states) {
      const height = (count[state] / count.releases) * HEIGHT;
      if (height === 0) continue;
      at -= height;
      paths.set(state, `${paths.get(state) ?? ""}M${i * BAR + 0.5 + (period === UNDATED ? gap : 0)} ${at.toFixed(2)}h${BAR - 1}v${height.toFixed(2)}h${1 - BAR}z`);
    }
  });
  return (
    <svg viewBox={`0 0 ${periods.length * BAR + gap} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="track" width={(periods.length - (gap ? 1 : 0)) * BAR} height={HEIGHT} />
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
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
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
          {counts.length > 1000 && <p class="dim">and {grouped(counts.length - 1000)} more, in the table of components below.</p>}
        </section>
      )}
    </details>
  );
}

function Charts({ data }: { data: Openness }): JSX.Element {
  const view = useSite();
  const all = [...data.counts, ...data.undated_counts.map((count): OpennessCount => ({ ...count, period: UNDATED }))];
  const dated = [...new Set(data.counts.map((count) => count.period))].sort();
  const periods = data.undated_counts.length > 0 ? [...dated, UNDATED] : dated;
  const of = new Map<string, Map<string, OpennessCount>>();
  const releases = new Map<string, number>();
  for (const count of all) {
    const component = of.get(count.component) ?? new Map<string, OpennessCount>();
    of.set(count.component, component.set(count.period, count));
    releases.set(count.period, Math.max(releases.get(count.period) ?? 0, count.releases));
  }
  const first = periods[0] ?? "", last = dated[dated.length - 1] ?? first;
  const states = view.states.filter((state) => state.id !== "not-applicable");
  const ids = states.map((state) => state.id);
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
        Releases: {dated.length > 8 ? `${first}: ${releases.get(first) ?? 0} … ${last}: ${releases.get(last) ?? 0}` : periods.map((period) => `${period}: ${grouped(releases.get(period) ?? 0)}`).join(" · ")}
      </p>
      {view.categories.map((category) => (
        <div key={category.id} class="multiples-group">
          <h3>{category.name}</h3>
          <ul class="multiples">
            {category.components.map((component) => {
              const counts = of.get(component.id) ?? new Map<string, OpennessCount>();
              const { share, of: known } = openWords(counts.get(last));
              const before = openWords(counts.get(first));
              return (
                <li key={component.id}>
                  <p>{component.name}</p>
                  <Bars counts={counts} periods={periods} states={ids} label={`${component.name}: ${share} ${known} in ${last}${first === last ? "" : `, ${before.share} ${before.of} in ${first}`}`} />
                  <p class="axis">
                    <span>{first}</span>
                    {first !== last && <span>{last}</span>}
                    <span class="share">
                      <b>{share}</b> {known}
                    </span>
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
    <Section id="openness" title="Openness over time" lead={`Of the releases of each period: how many have what. ${view.meanings["gate"]?.[gate] ?? ""}`}>
      <div class="fields">
        <SelectField label="Gate" value={gate} options={view.gates} onChoose={(id) => set({ gate: id === "licensed" ? "" : id })} />
        <SelectField label="By" value={period} options={PERIODS} onChoose={(id) => set({ period: id === "year" ? "" : id })} />
      </div>
      <Waiting waits={waits} />
      {error && <Trouble error={error} />}
      {data && !error && data.undated > 0 && (
        <p class="notice">
          Without a date: {countOf(data.undated, "release")} of {grouped(data.releases)}, in no period but in a bar apart. The day of a release is said when it is added (daylight catalog add --released).
        </p>
      )}
      {data && !error && data.releases > 0 && <Charts data={data} />}
    </Section>
  );
}
