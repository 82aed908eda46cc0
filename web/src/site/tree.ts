// Which model stands under which in a tree of derivatives.
import type { LineageModel } from "../data/site";

export interface TreeNode {
  model: LineageModel;
  below: TreeNode[];
}

// From the root on, each model under the one it was made from, the largest first as they come. A model whose base is not among them hangs on the
// root: it is below it, by a way that is not shown. What is named twice is drawn once, and no circle is followed.
export function treeOf(models: readonly LineageModel[], root: LineageModel): TreeNode {
  const key = (name: string): string => name.toLowerCase();
  const known = new Set(models.map((model) => key(model.name)));
  const below = new Map<string, LineageModel[]>();
  for (const model of models) {
    if (key(model.name) === key(root.name)) continue;
    const base = model.base !== undefined && known.has(key(model.base)) ? key(model.base) : key(root.name);
    below.set(base, [...(below.get(base) ?? []), model]);
  }
  const placed = new Set<string>();
  const place = (model: LineageModel): TreeNode[] => {
    if (placed.has(key(model.name))) return [];
    placed.add(key(model.name));
    return [{ model, below: (below.get(key(model.name)) ?? []).flatMap(place) }];
  };
  return { model: root, below: place(root)[0]?.below ?? [] };
}
