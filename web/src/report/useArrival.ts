// Brings into sight what the page's address names, once it is drawn, and marks it. Browsers do this for fragments that are elements' ids when a page
// is loaded; here elements come later, and an entry may first have to be opened.
import { useLayoutEffect } from "preact/hooks";
import { encodePath } from "../data/release";
import { type Route, opensDrawer } from "../route";

// The id of the element that stands for a place.
export function anchorOf(route: Route): string {
  switch (route.kind) {
    case "section":
      return route.id;
    case "cell":
      return `cell/${route.component}/${route.gate}`;
    case "criterion":
      return `criterion/${route.definition}/${route.id}`;
    default:
      return `${route.kind}/${encodePath(route.id)}`;
  }
}

const isInSight = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

// Beside a drawer the page is narrower, and so longer: what a reader looks at stays where it is on the screen.
function makeRoomForDrawer(open: boolean, element: Element | null): void {
  const room = document.body.classList;
  if (room.contains("with-drawer") === open) return;
  const looked = document.elementsFromPoint(innerWidth / 3, innerHeight / 3).find((one) => one.matches("main *"));
  const fixed = element && isInSight(element) ? element : looked;
  const before = fixed?.getBoundingClientRect().top ?? 0;
  room.toggle("with-drawer", open);
  if (fixed) scrollBy({ top: fixed.getBoundingClientRect().top - before, behavior: "instant" });
}

export function useArrival(route: Route, whole: boolean): void {
  const anchor = anchorOf(route);
  useLayoutEffect(() => {
    const element = anchor ? document.getElementById(anchor) : null;
    makeRoomForDrawer(opensDrawer(route), element);
    if (!element) return;
    if (opensDrawer(route)) {
      if (!isInSight(element)) element.scrollIntoView({ block: "center" });
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
