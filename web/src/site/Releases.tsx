// The matrix of all releases: chosen, sorted, grouped and paged by the API, as the address says.
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { ReleaseRow, ReleasesPage, SiteView } from "../data/site";
import { Glyph } from "../parts/Glyph";
import { countOf, grouped } from "../parts/numbers";
import { Hatching, Legend } from "../report/MatrixCell";
import { type Query, changed, queryHref, useQuery } from "./address";
import { type Option, SelectField, optionsOf } from "./Choose";
import { componentName, definitionName, gateName, judging, useSite } from "./context";
import { Asked, Frame } from "./Frame";
import { ManyMatrix } from "./ManyMatrix";
import { FILTERS, ReleaseFilters } from "./ReleaseFilters";

const SORTS = optionsOf({
  release: "name",
  "-release": "name, from the end",
  "-cells_open": "most cells open",
  cells_open: "fewest cells open",
  "-released": "newest",
  released: "oldest",
  publisher: "publisher",
  license: "terms of the weights",
  architecture: "architecture",
  "-parameters": "most parameters",
  "-cells_unknown": "most that is not known",
  "-findings_high": "most grave findings",
  "-claims_not_supported": "most claims not supported",
});
// What a column's head sorts by stands in no list of its own: "Pretrained weights, Licensed", "most open first".
function sortsOf(view: SiteView, sort: string): Option[] {
  if (SORTS.some((one) => one.id === sort)) return SORTS;
  const [, down, kind, what = ""] = /^(-?)(gate|verdict):(.*)$/.exec(sort) ?? [];
  const dot = what.lastIndexOf(".");
  const name =
    kind === "gate"
      ? `${componentName(view, what.slice(0, dot))}, ${gateName(view, what.slice(dot + 1))}: ${down ? "most" : "least"} open`
      : kind === "verdict"
        ? `${definitionName(view, what)}: ${down ? "most" : "least"} met`
        : sort;
  return [...SORTS, { id: sort, name }];
}
const GROUPS = optionsOf({
  "": "nothing",
  publisher: "publisher",
  license: "terms of the weights",
  license_class: "class of the terms",
  architecture: "architecture",
  base: "base model",
  year: "year",
});
const ROWS = ["25", "50", "100", "250"].map((id) => ({ id, name: id }));
const GATE = "present", DEFINITION = "mof", LIMIT = "50"; // where the address says nothing

// What cells and verdicts show. An address that names what there is not shows what one that names nothing does.
function shownBy(view: SiteView, query: URLSearchParams): { gate: string; definition: string } {
  const of = (options: readonly { id: string }[], name: string, fallback: string): string => options.find((one) => one.id === query.get(name))?.id ?? fallback;
  return { gate: of(view.gates, "show", GATE), definition: of(judging(view), "by", DEFINITION) };
}

// What the API is asked: the parameters that it knows, as they stand in the address.
function pathOf(query: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of [...FILTERS, "sort", "group", "offset", "limit"]) for (const value of query.getAll(name)) if (value !== "") asked.append(name, value);
  if (!asked.has("limit")) asked.append("limit", LIMIT);
  return `/releases?${asked}`;
}

function Pages({ page, query }: { page: ReleasesPage; query: Query }): JSX.Element | null {
  const { total, limit } = page;
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const beyond = page.offset >= total;
  const offset = beyond ? last + limit : page.offset; // before it stands the last
  if (total === 0 || (total <= limit && offset === 0)) return null;
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
        {beyond ? "none" : `${grouped(offset + 1)}–${grouped(Math.min(offset + limit, total))}`} of {grouped(total)}
        <span class="paper-only">: one page of the list; “Rows” says how long it is</span>
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
  const { gate, definition } = shownBy(view, query.query);
  const get = (name: string, fallback = ""): string => query.query.get(name) ?? fallback;
  // What stands for nothing said is not said.
  const choose = (name: string, fallback: string, more: Record<string, string> = {}) => (id: string): void => query.set({ [name]: id === fallback ? "" : id, ...more });
  return (
    <div class="fields views">
      <SelectField label="Cells show" value={gate} options={view.gates} onChoose={choose("show", GATE)} />
      <SelectField label="Verdict by" value={definition} options={judging(view)} onChoose={choose("by", DEFINITION)} />
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
  const { gate, definition } = shownBy(view, query.query);
  return (
    <Frame here="/" title="Releases">
      <Hatching />
      <header class="site-head">
        <h1>Releases</h1>
        <p class="dim">
          {page && `${countOf(page.total, "release")}. `}
          {view.meanings["gate"]?.[gate]} A gate that an earlier one closes shows that one, in outline. Every cell opens to its evidence. Verdicts by {definitionName(view, definition)}.
        </p>
      </header>
      <ReleaseFilters query={query} />
      <Views query={query} />
      <Asked waits={waits} error={error} />
      {page && (
        <div aria-busy={waits}>
          {page.releases.length === 0 ? (
            <p class="notice">{page.total === 0 ? "No release is like that." : `There are ${countOf(page.total, "release")}; this page begins beyond the last.`}</p>
          ) : (
            <ManyMatrix
              page={page}
              gate={gate}
              definition={definition}
              sort={query.query.get("sort") ?? "release"}
              onSort={(sort) => query.set({ sort: sort === "release" ? "" : sort, offset: "" })}
              picked={picked}
              onPick={pick}
            />
          )}
          <Pages page={page} query={query} />
          <Legend states={view.states} weak="on weak evidence">
            <li>
              <span class="key mini box-closed earlier">
                <Glyph state="closed" />
              </span>
              an earlier gate is closed
            </li>
            <li>
              <span class="dim">Cells open:</span>
              {["fill-open", "track", "not-known"].map((kind, i) => (
                <>
                  <span class={`swatch ${kind}`} aria-hidden="true" />
                  {["open", "not open", "could not tell"][i]}
                </>
              ))}
            </li>
          </Legend>
        </div>
      )}
      <Picked picked={picked} onClear={() => setPicked([])} />
    </Frame>
  );
}
