// Names of the stack, for every part of the site.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SiteView } from "../data/site";
import { nameIn } from "../parts/numbers";

export const SiteContext = createContext<SiteView | undefined>(undefined);

export function useSite(): SiteView {
  const view = useContext(SiteContext);
  if (!view) throw new Error("a part of the site stands outside of it");
  return view;
}

export const componentName = (view: SiteView, id: string): string =>
  nameIn(view.categories.flatMap((category) => category.components), id);
export const gateName = (view: SiteView, id: string): string => nameIn(view.gates, id);
export const definitionName = (view: SiteView, id: string): string => nameIn(view.definitions, id);
// By which a release is met, or not; others describe.
export const judging = (view: SiteView): SiteView["definitions"] => view.definitions.filter((one) => one.judges);
export const stateName = (view: SiteView, id: string): string => nameIn(view.states, id);
