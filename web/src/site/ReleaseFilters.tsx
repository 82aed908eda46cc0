// Which releases are shown: every choice is a parameter of the address, named as the API names it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { Concentration, SiteView } from "../data/site";
import { words } from "../parts/Glyph";
import type { Query } from "./address";
import { SelectField, TextField } from "./Choose";
import { componentName, definitionName, gateName, judging, stateName, useSite } from "./context";

// Parameters that leave releases out; a page of another choice starts at its beginning.
export const FILTERS = ["q", "publisher", "license", "license_class", "architecture", "base", "released_from", "released_to", "verdict", "gate"] as const;

const OUTCOMES = ["met", "partly", "unmet", "unknown", "needs-human"];
const MOST_SUGGESTED = 60;

// The commonest names, asked for when a field is first looked at.
function KnownField({ label, name, by, query }: { label: string; name: string; by: string; query: Query }): JSX.Element {
  const [wanted, setWanted] = useState(false);
  const { data } = useAnswer<Concentration>(wanted ? `/ecosystem/concentration?by=${by}&limit=${MOST_SUGGESTED}` : "");
  return (
    <div class="known" onFocusIn={() => setWanted(true)}>
      <TextField
        label={label}
        value={query.query.get(name) ?? ""}
        suggestions={data?.largest.map((one) => one.name) ?? []}
        onText={(text, again) => query.set({ [name]: text, offset: "" }, again)}
      />
    </div>
  );
}

function GateFilter({ query }: { query: Query }): JSX.Element {
  const view = useSite();
  const [component, setComponent] = useState("");
  const [gate, setGate] = useState<string>("licensed");
  const [state, setState] = useState("open");
  const components = view.categories.flatMap((category) => category.components);
  return (
    <fieldset class="gate-filter">
      <legend>Only releases with a cell</legend>
      <SelectField label="Component" value={component} options={[{ id: "", name: "choose …" }, ...components]} onChoose={setComponent} />
      <SelectField label="Gate" value={gate} options={view.gates} onChoose={setGate} />
      <SelectField label="State" value={state} options={view.states} onChoose={setState} />
      <button type="button" disabled={component === ""} onClick={() => query.set({ gate: [...query.query.getAll("gate"), `${component}.${gate}:${state}`], offset: "" })}>
        Add
      </button>
    </fieldset>
  );
}

// What a definition says: an outcome, or one of its classes.
const saidBy = (view: SiteView, definition: string, said: string): string =>
  `${definitionName(view, definition)}: ${view.definitions.find((one) => one.id === definition)?.classes.find((one) => one.id === said)?.name ?? words(said)}`;

// "pretrained-weights.licensed:open" in words.
function filterWords(view: SiteView, name: string, value: string): string {
  const said: Record<string, string> = { q: "name has", license_class: "class of terms", released_from: "released from", released_to: "released until", base: "made from" };
  if (name === "gate") {
    const [, component = "", gate = "", state = ""] = /^(.*)\.(.*):(.*)$/.exec(value) ?? [];
    return `${componentName(view, component)}, ${gateName(view, gate)}: ${stateName(view, state)}`;
  }
  if (name === "verdict") {
    const [definition = "", said = ""] = value.split(":");
    return saidBy(view, definition, said);
  }
  return `${said[name] ?? name}: ${value}`;
}

function Chosen({ query }: { query: Query }): JSX.Element | null {
  const view = useSite();
  const chosen = FILTERS.flatMap((name) => query.query.getAll(name).map((value) => ({ name, value })));
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen-filters" aria-label="Filters">
      {chosen.map(({ name, value }) => (
        <li key={`${name}=${value}`}>
          <button type="button" onClick={() => query.set({ [name]: query.query.getAll(name).filter((one) => one !== value), offset: "" })}>
            {filterWords(view, name, value)} <span aria-hidden="true">×</span>
            <span class="hidden">, remove</span>
          </button>
        </li>
      ))}
      {chosen.length > 1 && (
        <li class="screen-only">
          <button type="button" onClick={() => query.set({ ...Object.fromEntries(FILTERS.map((name) => [name, ""])), offset: "" })}>
            Remove all
          </button>
        </li>
      )}
    </ul>
  );
}

export function ReleaseFilters({ query }: { query: Query }): JSX.Element {
  const view = useSite();
  const get = (name: string): string => query.query.get(name) ?? "";
  const put = (name: string) => (text: string, again?: boolean): void => query.set({ [name]: text, offset: "" }, again);
  const verdicts = judging(view).flatMap(({ id, classes }) => [...classes.map((one) => one.id).reverse(), ...OUTCOMES].map((said) => ({ id: `${id}:${said}`, name: saidBy(view, id, said) })));
  // Open from the start where something in it is chosen.
  const [open] = useState(() => ["base", "license_class", "released_from", "released_to", "verdict", "gate"].some((name) => get(name) !== ""));
  return (
    <search class="release-filters">
      <div class="fields">
        <TextField label="Name" type="search" value={get("q")} onText={put("q")} />
        <KnownField label="Publisher" name="publisher" by="publisher" query={query} />
        <KnownField label="Terms of the weights" name="license" by="license" query={query} />
        <KnownField label="Architecture" name="architecture" by="architecture" query={query} />
      </div>
      <details open={open}>
        <summary>More filters</summary>
        <div class="fields">
          <KnownField label="Made from" name="base" by="base" query={query} />
          <KnownField label="Class of the terms" name="license_class" by="license-class" query={query} />
          <SelectField label="Verdict" value={get("verdict")} options={[{ id: "", name: "any" }, ...verdicts]} onChoose={put("verdict")} />
          <TextField label="Released from" type="date" value={get("released_from")} onText={put("released_from")} />
          <TextField label="Released until" type="date" value={get("released_to")} onText={put("released_to")} />
        </div>
        <GateFilter query={query} />
      </details>
      <Chosen query={query} />
    </search>
  );
}
