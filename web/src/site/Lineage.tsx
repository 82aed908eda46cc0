// Base models and what was made from them: the largest as a list, one as the tree of its derivatives.
import type { JSX } from "preact";
import { useAnswer } from "../data/api";
import type { Lineage, LineageModel } from "../data/site";
import { words } from "../parts/Glyph";
import { broken } from "../parts/names";
import { countOf, grouped } from "../parts/numbers";
import { ShareLine, shareWords } from "../parts/ShareBar";
import { Section } from "../report/Section";
import { type Query, releaseHref } from "./address";
import { Asked } from "./Frame";
import { type TreeNode, treeOf } from "./tree";

const MOST = 60; // models of a tree: more cannot be read on a screen
const DEEPEST = 8; // steps that are moved in: beyond, a model says what it was made from

const below = (model: LineageModel): string => `${countOf(model.derivatives, "model")} made from it, ${grouped(model.descendants)} in all`;

// A model, and those that were made from it.
function Model({ node: { model, below: models }, depth = 0 }: { node: TreeNode; depth?: number }): JSX.Element {
  const size = `${6 + 2 * Math.min(8, Math.sqrt(model.descendants))}px`;
  return (
    <li>
      <p>
        <span class={model.in_catalog ? "dot known" : "dot"} style={{ width: size, height: size }} aria-hidden="true" />
        <a href={model.in_catalog ? releaseHref(model.encoded) : `/?base=${model.encoded}`} title={`${below(model)}${model.in_catalog ? "" : ", not in the catalog"}`}>
          {broken(model.name)}
        </a>
        <span class="dim">
          {model.relation && ` ${words(model.relation)}`}
          {depth > DEEPEST && ` from ${model.base ?? ""}`}
          {model.descendants > 0 && ` ${grouped(model.descendants)}`}
        </span>
      </p>
      {models.length > 0 && (
        <ul class={depth < DEEPEST ? undefined : "flat"}>
          {models.map((node) => (
            <Model key={node.model.name} node={node} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
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
      <Asked waits={waits} error={topError ?? error} />
      {top && top.models.length === 0 && <p class="dim">No card or adapter in this catalog says what it was made from.</p>}
      {top && top.models.length > 0 && (
        <ul class="bars" aria-label="Models with the most releases below them">
          {top.models.map((model) => (
            <ShareLine
              key={model.encoded}
              share={model.descendants / Math.max(top.releases, 1)}
              count={grouped(model.descendants)}
              title={`${below(model)}; ${shareWords(model.descendants / Math.max(top.releases, 1))} of all releases`}
              label={
                <button type="button" class="as-link" aria-pressed={root?.name === model.name} onClick={() => set({ root: model.name })}>
                  {model.name}
                </button>
              }
            />
          ))}
        </ul>
      )}
      {tree && root && (
        <>
          <h3 class="tree-title">
            {root.name}
            {tree.total > tree.models.length && <span class="dim"> the largest {tree.models.length} of {grouped(tree.total)} models</span>}
          </h3>
          <ul class="lineage" aria-label={`What was made from ${root.name}`}>
            <Model node={treeOf(tree.models, root)} />
          </ul>
          <p class="dim">Filled: in this catalog. After a name: how it was made. The number is of releases below a model, however many steps lie between.</p>
        </>
      )}
    </Section>
  );
}
