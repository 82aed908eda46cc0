// Where the models of a tree of derivatives are drawn: a column for each step from the root, a line for each leaf.
import type { LineageModel } from "../data/site";

export interface TreeNode {
  model: LineageModel;
  depth: number;
  line: number; // of the drawing; between those of its first and last child
  parent?: TreeNode;
}

// From the root on, each model under the one it was made from, the largest first as they come. A model whose base is not among them hangs on the
// root: it is below it, by a way that is not shown. What is named twice is drawn once, and no circle is followed.
export function layOut(models: readonly LineageModel[], root: LineageModel): { nodes: TreeNode[]; lines: number; depth: number } {
  const key = (name: string): string => name.toLowerCase();
  const known = new Set(models.map((model) => key(model.name)));
  const below = new Map<string, LineageModel[]>();
  for (const model of models) {
    if (key(model.name) === key(root.name)) continue;
    const base = model.base !== undefined && known.has(key(model.base)) ? key(model.base) : key(root.name);
    below.set(base, [...(below.get(base) ?? []), model]);
  }
  const nodes: TreeNode[] = [];
  const placed = new Set<string>();
  let lines = 0, deepest = 0;
  const place = (model: LineageModel, depth: number, parent?: TreeNode): TreeNode | undefined => {
    if (placed.has(key(model.name))) return undefined;
    placed.add(key(model.name));
    const node: TreeNode = { model, depth, line: 0, ...(parent && { parent }) };
    nodes.push(node);
    deepest = Math.max(deepest, depth);
    const children = (below.get(key(model.name)) ?? []).flatMap((one) => place(one, depth + 1, node) ?? []);
    const first = children[0], last = children[children.length - 1];
    node.line = first && last ? (first.line + last.line) / 2 : lines++;
    return node;
  };
  place(root, 0);
  return { nodes, lines: Math.max(lines, 1), depth: deepest };
}
