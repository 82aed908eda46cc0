// Where in the report a reader is, as the page's address says it after '#': every cell, claim, finding, criterion, file and piece of evidence has one.
// It begins with '/', so that no browser takes it for an element's id and scrolls by itself; a section's is the id of its heading.
import { useEffect, useState } from "preact/hooks";

export type Route =
  | { kind: "section"; id: string }
  | { kind: "cell"; component: string; gate: string }
  | { kind: "component" | "claim" | "statement" | "finding" | "evidence" | "file" | "definition" | "missing"; id: string }
  | { kind: "criterion"; definition: string; id: string };

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a '%' that stands for itself
  }
};

export function parseRoute(hash: string): Route {
  const [kind = "", ...parts] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const rest = parts.join("/");
  switch (kind) {
    case "cell":
      return { kind, component: parts[0] ?? "", gate: parts[1] ?? "" };
    case "criterion":
      return { kind, definition: parts[0] ?? "", id: parts.slice(1).join("/") };
    case "component":
    case "claim":
    case "statement":
    case "finding":
    case "evidence":
    case "file":
    case "definition":
      // "#evidence" alone is the section of that name.
      return rest === "" ? { kind: "section", id: kind } : { kind, id: rest };
    default:
      return hash.startsWith("#/") ? { kind: "missing", id: "" } : { kind: "section", id: kind };
  }
}

// Routes that open beside the page instead of leading to a place in it.
export const opensDrawer = (route: Route): boolean => ["cell", "component", "evidence", "file", "missing"].includes(route.kind);

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = (): void => setRoute(parseRoute(location.hash));
    // A browser tells of no change where a link leads to where one was led before, though the reader may be elsewhere by now.
    const again = ({ target }: MouseEvent): void => {
      const link = target instanceof Element && target.closest("a");
      if (!link || link.href !== location.href || opensDrawer(parseRoute(link.hash))) return;
      setRoute({ kind: "section", id: "" });
      setTimeout(follow);
    };
    addEventListener("hashchange", follow);
    addEventListener("click", again);
    return () => {
      removeEventListener("hashchange", follow);
      removeEventListener("click", again);
    };
  }, []);
  return route;
}
