// Many releases by components: a row for each release, a cell for what one gate of a component says. A grid to the keyboard, as the matrix of a report.
// Its cells are drawn by few elements, backgrounds and hatching by style: there are thousands on a page, and all of them change when one is turned.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type ReleaseRow, type ReleasesPage, shownGate } from "../data/site";
import { StateShape, Verdict, words } from "../parts/Glyph";
import { moveInGrid } from "../parts/grid";
import { broken } from "../parts/names";
import { grouped } from "../parts/numbers";
import { releaseHref } from "./address";
import { definitionName, gateName, stateName, useSite } from "./context";

interface Column {
  id: string;
  name: string;
  place: number; // in the rows of the API
  first: boolean; // of its category
}

function OpenBar({ row }: { row: ReleaseRow }): JSX.Element {
  const of = Math.max(row.cells_applicable, 1);
  return (
    <span class="open-bar">
      <svg viewBox={`0 0 ${of} 1`} preserveAspectRatio="none" role="img" aria-label={`${row.cells_open} of ${row.cells_applicable} cells open, ${row.cells_unknown} not known`}>
        <rect class="track" width={of} height="1" />
        <rect class="fill-open" width={row.cells_open} height="1" />
        <rect class="not-known" x={of - row.cells_unknown} width={row.cells_unknown} height="1" />
      </svg>
      <span aria-hidden="true">
        {row.cells_open}/{row.cells_applicable}
      </span>
    </span>
  );
}

interface RowProps {
  row: ReleaseRow;
  columns: readonly Column[];
  gate: number;
  definition: string;
  first: boolean;
  picked: boolean;
  onPick: (row: ReleaseRow) => void;
}

function Row({ row, columns, gate, definition, first, picked, onPick }: RowProps): JSX.Element {
  const view = useSite();
  const href = releaseHref(row.encoded);
  const verdict = row.verdicts[definition];
  return (
    <tr>
      <td class="pick">
        <input type="checkbox" aria-label={`Compare ${row.release}`} checked={picked} onChange={() => onPick(row)} />
      </td>
      <th scope="row" class="name">
        <a href={href} title={row.release}>
          {broken(row.release)}
        </a>
        <span class="dim">{[row.released, row.license && `weights: ${row.license}`].filter(Boolean).join(" · ")}</span>
      </th>
      {columns.map((column, i) => {
        const shown = shownGate(row.matrix[column.place] ?? "", gate);
        const weak = ((row.weak[column.place] ?? 0) >> shown.gate) % 2 === 1 && shown.state !== "unknown" && shown.state !== "not-applicable";
        const id = view.gates[shown.gate]?.id ?? "present";
        return (
          <td key={column.id} class={column.first ? "first" : undefined}>
            <a
              class={`cell mini fill-${shown.state} box-${shown.state}${weak ? " weak" : ""}${shown.gate < gate ? " earlier" : ""}`}
              href={`${href}#/cell/${column.id}/${id}`}
              tabIndex={first && i === 0 ? 0 : -1}
              aria-label={`${row.release}, ${column.name}, ${gateName(view, id)}: ${stateName(view, shown.state)}${weak ? ", on weak evidence" : ""}`}
              title={`${column.name}, ${gateName(view, id)}: ${stateName(view, shown.state)}`}
            >
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <StateShape state={shown.state} />
              </svg>
            </a>
          </td>
        );
      })}
      <td class="says">{verdict && <Verdict mark={verdict.outcome}>{verdict.says || words(verdict.outcome)}</Verdict>}</td>
      <td class="share">
        <OpenBar row={row} />
      </td>
    </tr>
  );
}

// What a row shows changes with these alone: thousands of cells are not looked at when another row is picked.
function KeptRow(props: RowProps): JSX.Element {
  return useMemo(() => <Row {...props} />, [props.row, props.columns, props.gate, props.definition, props.first, props.picked, props.onPick]);
}

// A column's name, which sorts by it: first as one looks for it, then the other way around. The first is the stop of the tab key.
function SortHead({ name, kind, up, first, title, sort, onSort }: { name: string; kind: string; up: string; first: string; title?: string; sort: string; onSort: (sort: string) => void }): JSX.Element {
  const down = `-${up}`;
  const order = sort === up ? "ascending" : sort === down ? "descending" : undefined;
  return (
    <th scope="col" class={kind} aria-sort={order} title={title}>
      <button type="button" class="as-link" tabIndex={kind === "name" ? 0 : -1} onClick={() => onSort(order === undefined ? first : sort === up ? down : up)}>
        {order && <span aria-hidden="true">{order === "ascending" ? "↑ " : "↓ "}</span>}
        {name}
      </button>
    </th>
  );
}

export function ManyMatrix({ page, gate, definition, sort, onSort, picked, onPick }: {
  page: ReleasesPage;
  gate: string;
  definition: string;
  sort: string;
  onSort: (sort: string) => void;
  picked: readonly ReleaseRow[];
  onPick: (row: ReleaseRow) => void;
}): JSX.Element {
  const view = useSite();
  const place = Math.max(0, page.gates.findIndex((one) => one === gate));
  const columns = useMemo(
    () =>
      view.categories.flatMap((category) =>
        category.components.map((component, i): Column => ({ ...component, place: page.components.indexOf(component.id), first: i === 0 })),
      ),
    [view, page.components.join()],
  );

  let group: string | null | undefined;
  const counts = new Map(page.groups?.map((one) => [one.name, one.releases]));
  return (
    <section class="wide" aria-label="Matrix of releases" tabIndex={0}>
      <table class="many" role="grid" aria-label="Releases and components" onKeyDown={moveInGrid} style={{ "--longest": Math.max(...columns.map((column) => column.name.length)) }}>
        <thead>
          <tr>
            <td class="pick" />
            <SortHead name="Release" kind="name" up="release" sort={sort} first="release" onSort={onSort} />
            {columns.map((column) => (
              <SortHead
                key={column.id}
                name={column.name}
                kind={column.first ? "component first" : "component"}
                up={`gate:${column.id}.${gate}`}
                first={`-gate:${column.id}.${gate}`}
                title={column.name}
                sort={sort}
                onSort={onSort}
              />
            ))}
            <SortHead
              name="Verdict"
              kind="says"
              up={`verdict:${definition}`}
              first={`-verdict:${definition}`}
              title={definitionName(view, definition)}
              sort={sort}
              onSort={onSort}
            />
            <SortHead name="Cells open" kind="share" up="cells_open" sort={sort} first="-cells_open" onSort={onSort} />
          </tr>
        </thead>
        <tbody>
          {page.releases.map((row, i) => {
            const heads = page.groups !== undefined && (i === 0 || row.group !== group);
            group = row.group;
            return (
              <>
                {heads && (
                  <tr key={`group ${row.group ?? ""}`} class="group-row">
                    <th scope="rowgroup" colSpan={columns.length + 4}>
                      <span>
                        {row.group ?? "not known"} <span class="count">{grouped(counts.get(row.group ?? null) ?? 0)}</span>
                      </span>
                    </th>
                  </tr>
                )}
                <KeptRow
                  key={row.encoded}
                  row={row}
                  columns={columns}
                  gate={place}
                  definition={definition}
                  first={i === 0}
                  picked={picked.some((one) => one.encoded === row.encoded)}
                  onPick={onPick}
                />
              </>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td class="pick" />
            <td class="name" />
            {view.categories
              .filter((category) => category.components.length > 0)
              .map((category) => (
                <td key={category.id} class="first category" colSpan={category.components.length}>
                  <span>{category.name}</span>
                </td>
              ))}
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
