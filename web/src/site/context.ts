// Names of the stack, for every part of the site.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SiteView } from "../data/site";

export const SiteContext = createContext<SiteView | undefined>(undefined);

export function useSite(): SiteView {
  const view = useContext(SiteContext);
  if (!view) throw new Error("a part of the site stands outside of it");
  return view;
}

export const componentName = (view: SiteView, id: string): string =>
  view.categories.flatMap((category) => category.components).find((component) => component.id === id)?.name ?? id;
export const gateName = (view: SiteView, id: string): string => view.gates.find((gate) => gate.id === id)?.name ?? id;
export const definitionName = (view: SiteView, id: string): string => view.definitions.find((one) => one.id === id)?.name ?? id;
// By which a release is met, or not; others describe.
export const judging = (view: SiteView): SiteView["definitions"] => view.definitions.filter((one) => one.judges);
export const stateName = (view: SiteView, id: string): string => view.states.find((state) => state.id === id)?.name ?? id;
