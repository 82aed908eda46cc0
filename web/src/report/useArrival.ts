// Brings into sight what the page's address names, once it is drawn, and marks it. Browsers do this for fragments that are elements' ids when a page
// is loaded; here elements come later, and an entry may first have to be opened.
import { useLayoutEffect } from "preact/hooks";
import { encodePath } from "../data/release";
import { type Route, opensDrawer } from "../route";

// The id of the element that stands for a place: its address; of what opens a drawer another, or a browser would scroll the page at every click.
export function anchorOf(route: Route): string {
  switch (route.kind) {
    case "section":
      return route.id;
    case "cell":
      return `at-cell/${route.component}/${route.gate}`;
    case "criterion":
      return `criterion/${route.definition}/${route.id}`;
    case "component":
      return `at-component/${route.id}`;
    default:
      return `${route.kind}/${encodePath(route.id)}`;
  }
}

export function useArrival(route: Route, whole: boolean): void {
  const anchor = anchorOf(route);
  useLayoutEffect(() => {
    const element = anchor ? document.getElementById(anchor) : null;
    if (!element) return;
    if (opensDrawer(route)) {
      const { top, bottom } = element.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center" });
      element.classList.add("chosen");
      return () => element.classList.remove("chosen");
    }
    element.scrollIntoView({ block: route.kind === "section" || element.offsetHeight > innerHeight / 2 ? "start" : "center" });
    if (route.kind === "section") return;
    // One that cannot hold the focus by itself takes it, so that a reader goes on from there.
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.classList.add("arrived");
    return () => element.classList.remove("arrived");
  }, [anchor, whole]);
}
