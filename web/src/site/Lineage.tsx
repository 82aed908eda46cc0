// Base models and what was made from them: the largest as a list, one as the tree of its derivatives.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { Lineage, LineageModel } from "../data/site";
import { countOf, grouped } from "../parts/numbers";
import { ShareBar, shareWords } from "../parts/ShareBar";
import { Section } from "../report/Section";
import { type Query, releaseHref } from "./address";
import { Trouble, Waiting } from "./Frame";
import { type TreeNode, layOut } from "./tree";

const MOST = 60; // models of a tree: more cannot be read on a screen
const COLUMN = 330, LINE = 26, LONGEST = 34;

const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);
const DIGIT = 7.2; // about as wide as a letter
const radiusOf = (model: LineageModel): number => 3.5 + Math.min(8, Math.sqrt(model.descendants));
// Lines to what is below a model begin behind its name.
const endOf = (node: TreeNode): number => node.depth * COLUMN + 24 + radiusOf(node.model) + DIGIT * (short(node.model.name).length + grouped(node.model.descendants).length + 1);
const below = (model: LineageModel): string => `${countOf(model.derivatives, "model")} made from it, ${grouped(model.descendants)} in all`;

function Model({ node }: { node: TreeNode }): JSX.Element {
  const { model } = node;
  const x = node.depth * COLUMN + 14, y = node.line * LINE + LINE / 2;
  const radius = radiusOf(model);
  const href = model.in_catalog ? releaseHref(model.encoded) : `/?base=${model.encoded}`;
  return (
    <g>
      <circle class={model.in_catalog ? "known" : "outside"} cx={x} cy={y} r={radius} />
      <a href={href}>
        <title>{`${model.name}${model.relation ? `, ${model.relation}` : ""}: ${below(model)}${model.in_catalog ? "" : ", not in the catalog"}`}</title>
        <text x={x + radius + 5} y={y + 4.5}>
          {short(model.name)}
          {model.descendants > 0 && <tspan class="below"> {grouped(model.descendants)}</tspan>}
        </text>
      </a>
    </g>
  );
}

function Tree({ lineage, root }: { lineage: Lineage; root: LineageModel }): JSX.Element {
  const { nodes, lines, depth } = useMemo(() => layOut(lineage.models, root), [lineage, root]);
  const width = (depth + 1) * COLUMN + 40, height = lines * LINE + 8;
  const at = (node: TreeNode): [number, number] => [node.depth * COLUMN + 14, node.line * LINE + LINE / 2];
  return (
    <section class="wide lineage" aria-label={`What was made from ${root.name}`} tabIndex={0}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {nodes.map((node) => {
          if (!node.parent) return null;
          const [x, y] = at(node), [px, py] = at(node.parent);
          const from = Math.min(Math.max(px, endOf(node.parent)), x - 24);
          const half = (x - from) / 2;
          return <path key={node.model.name} class="line" d={`M${from} ${py}C${from + half} ${py} ${x - half} ${y} ${x} ${y}`} />;
        })}
        {nodes.map((node) => (
          <Model key={node.model.name} node={node} />
        ))}
      </svg>
    </section>
  );
}

export function LineageSection({ query: { query, set } }: { query: Query }): JSX.Element {
  const asked = query.get("root") ?? "";
  const { data: top, error: topError, waits } = useAnswer<Lineage>("/ecosystem/lineage?limit=12");
  const chosen = asked || (top?.models[0]?.name ?? "");
  const { data: tree, error } = useAnswer<Lineage>(chosen === "" ? "" : `/ecosystem/lineage?root=${encodeURIComponent(chosen)}&limit=${MOST}`);
  const root = tree?.models.find((model) => model.name.toLowerCase() === chosen.toLowerCase());
  return (
    <Section id="lineage" title="Base models and what was made from them" lead="By what cards and adapters say. Of several models that one was made from, the first counts.">
      <Waiting waits={waits} />
      {(topError ?? error) && <Trouble error={topError ?? error ?? ""} />}
      {top && top.models.length === 0 && <p class="dim">No card or adapter in this catalog says what it was made from.</p>}
      {top && top.models.length > 0 && (
        <ul class="bars" aria-label="Models with the most releases below them">
          {top.models.map((model) => (
            <li key={model.encoded}>
              <span class="bar-label">
                <button type="button" class="as-link" aria-pressed={root?.name === model.name} onClick={() => set({ root: model.name })}>
                  {model.name}
                </button>
              </span>
              <ShareBar share={model.descendants / Math.max(top.releases, 1)} />
              <span class="bar-count" title={`${below(model)}; ${shareWords(model.descendants / Math.max(top.releases, 1))} of all releases`}>
                {grouped(model.descendants)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {tree && root && (
        <>
          <h3 class="tree-title">
            {root.name}
            {tree.total > tree.models.length && <span class="dim"> the largest {tree.models.length} of {grouped(tree.total)} models</span>}
          </h3>
          <Tree lineage={tree} root={root} />
          <p class="dim">Filled: in this catalog. The number is of releases below a model, however many steps lie between.</p>
        </>
      )}
    </Section>
  );
}
