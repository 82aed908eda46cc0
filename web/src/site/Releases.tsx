// The matrix of all releases: chosen, sorted, grouped and paged by the API, as the address says.
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { ReleaseRow, ReleasesPage, SiteView } from "../data/site";
import { countOf, grouped } from "../parts/numbers";
import { Hatching, Legend } from "../report/MatrixCell";
import { type Query, changed, queryHref, useQuery } from "./address";
import { type Option, SelectField } from "./Choose";
import { componentName, gateName, useSite } from "./context";
import { Frame, Trouble, Waiting } from "./Frame";
import { ManyMatrix } from "./ManyMatrix";
import { FILTERS, ReleaseFilters } from "./ReleaseFilters";

const SORTS: Option[] = [
  { id: "release", name: "name" },
  { id: "-release", name: "name, from the end" },
  { id: "-cells_open", name: "most cells open" },
  { id: "cells_open", name: "fewest cells open" },
  { id: "-released", name: "newest" },
  { id: "released", name: "oldest" },
  { id: "publisher", name: "publisher" },
  { id: "license", name: "terms of the weights" },
  { id: "architecture", name: "architecture" },
  { id: "-parameters", name: "most parameters" },
  { id: "-cells_unknown", name: "most that is not known" },
  { id: "-findings_high", name: "most grave findings" },
  { id: "-claims_not_supported", name: "most claims not supported" },
];
// What a column's head sorts by stands in no list of its own: "Pretrained weights, Licensed", "most open first".
function sortsOf(view: SiteView, sort: string): Option[] {
  if (SORTS.some((one) => one.id === sort)) return SORTS;
  const [, down, kind, what = ""] = /^(-?)(gate|verdict):(.*)$/.exec(sort) ?? [];
  const dot = what.lastIndexOf(".");
  const name =
    kind === "gate"
      ? `${componentName(view, what.slice(0, dot))}, ${gateName(view, what.slice(dot + 1))}: ${down ? "most" : "least"} open`
      : kind === "verdict"
        ? `${view.definitions.find((one) => one.id === what)?.name ?? what}: ${down ? "most" : "least"} met`
        : sort;
  return [...SORTS, { id: sort, name }];
}
const GROUPS = [
  { id: "", name: "nothing" },
  { id: "publisher", name: "publisher" },
  { id: "license", name: "terms of the weights" },
  { id: "license_class", name: "class of the terms" },
  { id: "architecture", name: "architecture" },
  { id: "base", name: "base model" },
  { id: "year", name: "year" },
];
const ROWS = ["25", "50", "100", "250"].map((id) => ({ id, name: id }));
const GATE = "present", DEFINITION = "mof", LIMIT = "50"; // where the address says nothing

// What the API is asked: the parameters that it knows, as they stand in the address.
function pathOf(query: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of [...FILTERS, "sort", "group", "offset", "limit"]) for (const value of query.getAll(name)) if (value !== "") asked.append(name, value);
  return `/releases?${asked}`;
}

function Pages({ page, query }: { page: ReleasesPage; query: Query }): JSX.Element | null {
  const { total, offset, limit } = page;
  if (total <= limit && offset === 0) return null;
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  // A link to be kept or opened elsewhere; followed here, the page stays.
  const step = (name: string, start: number): JSX.Element => {
    const offset = start > 0 ? String(start) : "";
    const go = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      query.set({ offset });
      document.querySelector(".many")?.scrollIntoView({ block: "start" });
    };
    return (
      <a href={queryHref(changed(query.query, { offset }))} onClick={go}>
        {name}
      </a>
    );
  };
  return (
    <nav class="pages" aria-label="Pages">
      {offset > 0 && step("First", 0)}
      {offset > 0 && step("Previous", Math.max(0, offset - limit))}
      <span>
        {grouped(Math.min(offset + 1, total))}–{grouped(Math.min(offset + limit, total))} of {grouped(total)}
      </span>
      {offset + limit < total && step("Next", offset + limit)}
      {offset + limit < total && step("Last", last)}
    </nav>
  );
}

function Picked({ picked, onClear }: { picked: readonly ReleaseRow[]; onClear: () => void }): JSX.Element | null {
  const [a, b] = picked;
  if (!a) return null;
  return (
    <p class="picked" role="status">
      <span>
        {a.release}
        {b ? ` and ${b.release}` : ": choose another release to compare it with"}
      </span>
      {b && <a href={`/compare?a=${a.encoded}&b=${b.encoded}`}>Compare</a>}
      <button type="button" onClick={onClear}>
        Clear
      </button>
    </p>
  );
}

function Views({ query }: { query: Query }): JSX.Element {
  const view = useSite();
  const get = (name: string, fallback = ""): string => query.query.get(name) ?? fallback;
  // What stands for nothing said is not said.
  const choose = (name: string, fallback: string, more: Record<string, string> = {}) => (id: string): void => query.set({ [name]: id === fallback ? "" : id, ...more });
  return (
    <div class="fields views">
      <SelectField label="Cells show" value={get("show", GATE)} options={view.gates} onChoose={choose("show", GATE)} />
      <SelectField label="Verdict by" value={get("by", DEFINITION)} options={view.definitions} onChoose={choose("by", DEFINITION)} />
      <SelectField label="Sort by" value={get("sort", "release")} options={sortsOf(view, get("sort", "release"))} onChoose={choose("sort", "release", { offset: "" })} />
      <SelectField label="Group by" value={get("group")} options={GROUPS} onChoose={choose("group", "", { offset: "" })} />
      <SelectField label="Rows" value={get("limit", LIMIT)} options={ROWS} onChoose={choose("limit", LIMIT, { offset: "" })} />
    </div>
  );
}

export function Releases(): JSX.Element {
  const view = useSite();
  const query = useQuery();
  const { data: page, error, waits } = useAnswer<ReleasesPage>(pathOf(query.query));
  const [picked, setPicked] = useState<readonly ReleaseRow[]>([]);
  // Of three the first is let go.
  const pick = useCallback(
    (row: ReleaseRow): void => setPicked((now) => (now.some((one) => one.encoded === row.encoded) ? now.filter((one) => one.encoded !== row.encoded) : [...now, row].slice(-2))),
    [],
  );
  const gate = query.query.get("show") ?? GATE;
  return (
    <Frame here="/" title="Releases">
      <Hatching />
      <header class="site-head">
        <h1>Releases</h1>
        <p class="dim">
          {page && `${countOf(page.total, "release")}. `}
          {view.meanings["gate"]?.[gate]} A gate that an earlier one closes shows that one. Every cell opens to its evidence.
        </p>
      </header>
      <ReleaseFilters query={query} />
      <Views query={query} />
      <Waiting waits={waits} />
      {error && <Trouble error={error} />}
      {page && !error && (
        <div aria-busy={waits}>
          {page.total === 0 ? (
            <p class="notice">No release is like that.</p>
          ) : (
            <ManyMatrix
              page={page}
              gate={gate}
              definition={query.query.get("by") ?? DEFINITION}
              sort={query.query.get("sort") ?? "release"}
              onSort={(sort) => query.set({ sort: sort === "release" ? "" : sort, offset: "" })}
              picked={picked}
              onPick={pick}
            />
          )}
          <Pages page={page} query={query} />
          <Legend states={view.states} weak="on weak evidence" />
        </div>
      )}
      <Picked picked={picked} onClear={() => setPicked([])} />
    </Frame>
  );
}
