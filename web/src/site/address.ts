// The site's addresses: which page by the path, what it shows by the query. All that a reader chooses stands there, so that a link says all of it and a
// reload keeps it.
import { useEffect, useState } from "preact/hooks";

export type Place = { kind: "releases" | "compare" | "ecosystem" | "missing" } | { kind: "release"; encoded: string };

export function placeOf(path: string): Place {
  const [first = "", second = "", ...rest] = path.replace(/^\/|\/$/g, "").split("/");
  if (first === "") return { kind: "releases" };
  if (first === "releases" && second !== "" && rest.length === 0) return { kind: "release", encoded: second };
  if ((first === "compare" || first === "ecosystem") && second === "") return { kind: first };
  return { kind: "missing" };
}

export const releaseHref = (encoded: string): string => `/releases/${encoded}`;

// A query with some of its parameters changed; "" takes one away, a list sets it as often.
export function changed(query: URLSearchParams, changes: Record<string, string | readonly string[]>): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of typeof value === "string" ? [value] : value) if (one !== "") next.append(name, one);
  }
  return next;
}

export const queryHref = (query: URLSearchParams): string => (query.size > 0 ? `?${query}` : location.pathname);

export interface Query {
  query: URLSearchParams;
  // Without `replaces` a step that the browser's way back takes back.
  set: (changes: Record<string, string | readonly string[]>, replaces?: boolean) => void;
}

export function useQuery(): Query {
  const [text, setText] = useState(location.search);
  useEffect(() => {
    const follow = (): void => setText(location.search);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  return {
    query: new URLSearchParams(text),
    set: (changes, replaces = false) => {
      const next = queryHref(changed(new URLSearchParams(location.search), changes));
      if (replaces) history.replaceState(null, "", next);
      else history.pushState(null, "", next);
      setText(location.search);
    },
  };
}
