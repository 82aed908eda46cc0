// The release that is shown, for every part of the report.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Release } from "../data/release";

export const ReleaseContext = createContext<Release | undefined>(undefined);

export function useRelease(): Release {
  const release = useContext(ReleaseContext);
  if (!release) throw new Error("a part of the report stands outside of it");
  return release;
}
