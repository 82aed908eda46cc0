// What a cell, a component, a file or a piece of evidence rests on, beside the page. Open or not, and on what, is told by the page's address alone:
// every drawer has a link, and a browser's way back works.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Sign } from "../parts/Glyph";
import { type Route, opensDrawer } from "../route";
import { CellDrawer } from "./CellDrawer";
import { ComponentDrawer } from "./ComponentDrawer";
import { EvidenceDrawer } from "./EvidenceDrawer";
import { FileDrawer } from "./FileDrawer";
import { Missing } from "./Missing";
import { anchorOf } from "./useArrival";

function Content({ route }: { route: Route }): JSX.Element | null {
  switch (route.kind) {
    case "cell":
      return <CellDrawer component={route.component} gate={route.gate} />;
    case "component":
      return <ComponentDrawer id={route.id} />;
    case "evidence":
      return <EvidenceDrawer id={route.id} />;
    case "file":
      return <FileDrawer id={route.id} />;
    case "missing":
      return <Missing what={route.id} />;
    default:
      return null;
  }
}

export function Drawer({ route }: { route: Route }): JSX.Element | null {
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const trail = useRef<string[]>([]); // drawers that led to this one, which is the last
  const [steps, setSteps] = useState(0);
  const open = opensDrawer(route);
  const place = anchorOf(route);

  const close = (): void => {
    const back = opener.current;
    // The page stays where it is: the address loses the drawer, nothing scrolls.
    history.pushState(null, "", location.pathname + location.search);
    dispatchEvent(new HashChangeEvent("hashchange"));
    if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    else for (const id of [place, "top"]) if (document.activeElement === document.body || panel.current?.contains(document.activeElement)) document.getElementById(id)?.focus({ preventScroll: true });
    opener.current = null;
  };

  useEffect(() => {
    const to = trail.current;
    if (!open) to.length = 0;
    else if (to[to.length - 2] === place) to.pop();
    else if (to[to.length - 1] !== place) to.push(place);
    setSteps(to.length);
    if (!open) return;
    const before = document.activeElement;
    if (before && before !== document.body && !panel.current?.contains(before)) opener.current = before;
    panel.current?.scrollTo(0, 0);
    panel.current?.focus({ preventScroll: true });
  }, [place]);

  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open, place]);

  if (!open) return null;
  return (
    <div class="drawer" ref={panel} tabIndex={-1} role="dialog" aria-labelledby="drawer-title">
      <div class="drawer-head">
        {steps > 1 && (
          <button type="button" onClick={() => history.back()} aria-label="Back">
            <Sign>
              <path d="M10 3L5 8l5 5" fill="none" stroke="currentColor" stroke-width="2" />
            </Sign>
          </button>
        )}
        <button type="button" class="close" onClick={close} aria-label="Close">
          <Sign>
            <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" stroke-width="2" />
          </Sign>
        </button>
      </div>
      <Content route={route} />
    </div>
  );
}
