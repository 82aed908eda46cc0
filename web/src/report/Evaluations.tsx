// Figures that the release states for models on benchmarks, its own and others that it is compared with.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { EvaluationResult } from "../data/profile";
import { Choices, useFilters } from "../parts/Filters";
import { countOf, grouped } from "../parts/numbers";
import { VirtualList } from "../parts/VirtualList";
import { useRelease } from "./context";
import { Section } from "./Section";

const ROW = 48;

// A heading of the list, or a result below it.
type Line = { benchmark: string; known: boolean; results: number } | EvaluationResult;

const benchmarkOf = (result: EvaluationResult): string => result.benchmark ?? result.title ?? "no benchmark named";

// "release", "other", or what nobody can tell.
const whoseOf = (result: EvaluationResult): string => result.whose ?? "none";
const WHOSE = { release: "of this release", other: "of other models", none: "not told whose" };

export function groupsOf(results: readonly EvaluationResult[]): Map<string, EvaluationResult[]> {
  const groups = new Map<string, EvaluationResult[]>();
  for (const result of results) {
    const group = groups.get(benchmarkOf(result));
    if (group) group.push(result);
    else groups.set(benchmarkOf(result), [result]);
  }
  // Those that are known first; most results first.
  const weight = ([, group]: [string, EvaluationResult[]]): number => (group[0]?.benchmark ? 1e6 : 0) + group.length;
  return new Map([...groups].sort((a, b) => weight(b) - weight(a)));
}

// The folder that all of them are stated in, with its '/'.
export function folderOf(results: readonly EvaluationResult[]): string {
  let shared = results[0]?.path ?? "";
  for (const { path } of results) while (!path.startsWith(shared) || !/(^|\/)$/.test(shared)) shared = shared.replace(/[^/]*\/?$/, "");
  return shared;
}

function Result({ result, folder }: { result: EvaluationResult; folder: string }): JSX.Element {
  const place = result.line ? `${result.path}:${result.line}` : result.path;
  return (
    <a class="row result" href={result.evidence[0] ? `#/evidence/${result.evidence[0]}` : undefined}>
      <span class="model">
        {result.whose === "release" && <b class="own">own</b>}
        {result.model ?? <span class="dim">no model named</span>}
      </span>
      <b class="value">{result.figure}</b>
      <span class="title dim">{result.title}</span>
      <span class="metric dim">{result.metric}</span>
      <code class="path" title={place}>
        <bdi dir="ltr">{place.slice(folder.length)}</bdi>
      </code>
    </a>
  );
}

function Listed(): JSX.Element {
  const { profile, view } = useRelease();
  const { listed, results } = profile.evaluations ?? { listed: [], results: 0 };
  const [benchmark, setBenchmark] = useState("");
  const { kind, text, fits, bar } = useFilters({
    items: listed,
    kinds: "Show results",
    kindOf: whoseOf,
    order: Object.keys(WHOSE),
    names: WHOSE,
    find: "Find in evaluations",
    textOf: (result) => `${benchmarkOf(result)} ${result.title ?? ""} ${result.metric ?? ""} ${result.model ?? ""} ${result.figure} ${result.path}`,
  });
  const groups = useMemo(() => groupsOf(listed), [listed]);
  const folder = useMemo(() => folderOf(listed), [listed]);
  // What the columns have to hold, in letters.
  const [model, figure] = useMemo(() => [(result: EvaluationResult) => (result.model ?? "no model named").length, (result: EvaluationResult) => result.figure.length].map((length) => listed.reduce((most, result) => Math.max(most, length(result)), 0)), [listed]);
  const lines = useMemo(() => {
    const lines: Line[] = [];
    for (const [name, group] of groups) {
      if (benchmark !== "" && name !== benchmark) continue;
      const kept = group.filter(fits);
      if (kept.length > 0) lines.push({ benchmark: name, known: group[0]?.benchmark !== undefined, results: kept.length }, ...kept);
    }
    return lines;
  }, [groups, kind, benchmark, text]);
  const shown = lines.reduce((sum, line) => sum + ("results" in line ? line.results : 0), 0);
  return (
    <div class="results" style={{ "--model": model, "--figure": figure }}>
      {bar}
      {groups.size > 1 && (
        <details class="fold screen-only">
          <summary>{countOf(groups.size, "benchmark")}</summary>
          <Choices label="Show the benchmark" choices={[...groups].map(([name, group]) => ({ id: name, name, count: group.length }))} chosen={benchmark} onChoose={setBenchmark} />
        </details>
      )}
      <p class="dim" role="status">
        {grouped(shown)} of {grouped(listed.length)}
        {results > listed.length && `; ${grouped(results - listed.length)} more stand in the same release, in files that tools wrote or in longer tables`}
        {folder && (
          <>
            ; all stated in <code>{folder}</code>
          </>
        )}
      </p>
      <p class="row result heads" aria-hidden="true">
        <span class="model">model</span>
        <span class="value">figure</span>
        <span class="title">named there</span>
        <span class="metric">metric</span>
        <span class="path">stated at</span>
      </p>
      <VirtualList
        label="Results of evaluations"
        items={lines}
        row={ROW}
        render={(line) =>
          "results" in line ? (
            <p class="row group">
              <b>{line.benchmark}</b>
              <span class="dim">{line.known ? view.benchmarks[line.benchmark] : "not a benchmark that is known"}</span>
              <span class="count">{grouped(line.results)}</span>
            </p>
          ) : (
            <Result result={line} folder={folder} />
          )
        }
      />
      {lines.length === 0 && <p class="dim">No result is like that.</p>}
    </div>
  );
}

export function Evaluations(): JSX.Element {
  const { profile } = useRelease();
  const { evaluations, coverage } = profile;
  return (
    <Section
      id="evaluations"
      title="Evaluations"
      lead="Figures on benchmarks that tables, cards and files of results state. Whether they are right is not checked; whose they are is told by the name that stands beside them."
    >
      {evaluations ? (
        <Listed />
      ) : (
        <p class="notice">
          No figure on a benchmark was found in tables, cards or files of results{coverage.complete ? `, and all ${grouped(coverage.files_read)} files were read` : ", and not everything was seen"}. What pictures, papers and running text say of
          evaluations is not read.
        </p>
      )}
    </Section>
  );
}
