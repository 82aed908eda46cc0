// Asks the server that the page came from. What useAnswer gives was made visible (visible.ts), so that no part of the site can forget it; names are
// kept as addresses need them before that.
import { useEffect, useState } from "preact/hooks";
import { makeVisible } from "./visible";

export const API = "/api/v1";

const KEYS = ["release", "expression", "name"]; // by which an entry of a list is named

// Gives every entry that has a name the form of it that stands in addresses.
function encodeNames(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(encodeNames);
  } else if (value !== null && typeof value === "object") {
    const record = value as Record<string, unknown>;
    const name = KEYS.map((key) => record[key]).find((one) => typeof one === "string");
    Object.values(record).forEach(encodeNames);
    if (typeof name === "string") record["encoded"] = encodeURIComponent(name);
  }
}

// As it was sent: for what makes it visible itself.
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(API + path, { ...(signal && { signal }), headers: { Accept: "application/json" } });
  const value: unknown = await answer.json();
  if (!answer.ok) {
    const said = value !== null && typeof value === "object" && "error" in value ? String(value.error) : `the server answered ${answer.status}`;
    throw new Error(String(makeVisible(said)));
  }
  return value as T;
}

export interface Answer<T> {
  data?: T; // the last one, also while the next is on its way; none where there is an error
  error?: string;
  waits: boolean;
}

// The answer to `path`; asked anew when it changes. Nothing is asked for "".
export function useAnswer<T>(path: string): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ waits: path !== "" });
  useEffect(() => {
    if (path === "") {
      setAnswer({ waits: false });
      return;
    }
    const stop = new AbortController();
    setAnswer(({ data }) => ({ ...(data && { data }), waits: true }));
    ask<T>(path, stop.signal).then(
      (data) => {
        encodeNames(data);
        setAnswer({ data: makeVisible(data) as T, waits: false });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setAnswer({ error: error instanceof Error ? error.message : String(error), waits: false });
      },
    );
    return () => stop.abort();
  }, [path]);
  return answer;
}
