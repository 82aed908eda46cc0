// What the API answers (/api/v1/openapi.json says it in full), as far as the site reads it, and what the site is told of the stack.
import type { GateId, GateState, Outcome } from "./profile";

// RenderSiteView in src/report/page_view.cc.
export interface SiteView {
  categories: { id: string; name: string; components: { id: string; name: string }[] }[];
  gates: { id: GateId; name: string }[];
  states: { id: GateState; name: string }[];
  meanings: Record<string, Record<string, string>>;
  answers: Record<string, string>;
  freedoms: Record<string, string>;
  definitions: { id: string; name: string; version: string; judges: boolean; classes: { id: string; name: string }[] }[];
}

// A name of a catalog, which may hold anything: what it is in an address, made before what acts in it is made visible.
export interface Named {
  encoded: string;
}

export interface ReleaseRow extends Named {
  release: string;
  revision: number;
  label: string | null;
  released: string | null;
  added: string;
  publisher: string | null;
  license: string | null;
  license_class: string | null;
  architecture: string | null;
  parameters: number | null;
  base: string | null;
  complete: boolean;
  cells_open: number;
  cells_applicable: number;
  cells_unknown: number;
  group?: string | null;
  matrix: string[]; // by component, a letter for each gate
  weak: number[]; // by component, a bit for each gate
  verdicts: Record<string, { outcome: Outcome; says: string }>;
}

export interface ReleasesPage {
  total: number;
  offset: number;
  limit: number;
  components: string[];
  gates: GateId[];
  groups?: { name: string | null; releases: number }[];
  releases: ReleaseRow[];
}

export interface Revision {
  release: string;
  revision: number;
  latest: boolean;
  label?: string;
  released?: string;
  added?: string;
}

export interface Side {
  is: string;
  because?: string;
  evidence: string[];
  places: string[];
}

export interface Change {
  kind: string;
  component?: string;
  what: string;
  follows?: boolean; // a gate that begins or ceases to apply because its component came or went; stands behind that
  before: Side;
  after: Side;
}

export interface Paths {
  count: number;
  paths: string[];
}

export interface Changes {
  before: string;
  after: string;
  changes: Change[];
  files: { added: Paths; removed: Paths; changed: Paths };
}

export type OpennessCount = { period: string; component: string; releases: number } & Record<GateState, number>;

export interface Openness {
  gate: GateId;
  period: string;
  releases: number;
  undated: number; // of these: they are in no period
  counts: OpennessCount[];
  undated_counts: Omit<OpennessCount, "period">[];
}

export interface LicenseCount extends Named {
  part: string;
  expression: string;
  class: string;
  releases: number;
}

export interface Share extends Named {
  name: string;
  releases: number;
  share: number;
}

export interface Concentration {
  by: string;
  releases: number;
  known: number;
  not_counted?: { unknown: number; unnamed?: number; none?: number };
  distinct: number;
  herfindahl_hirschman: number;
  effective_number?: number;
  largest: Share[];
}

export interface LineageModel extends Named {
  name: string;
  in_catalog: boolean;
  base?: string;
  relation?: string;
  derivatives: number; // made from it directly
  descendants: number; // made from it, however many steps lie between
}

export interface Lineage {
  releases: number;
  total: number;
  models: LineageModel[];
}

export interface Tables {
  tables: string[];
  formats: string[];
}

const LETTERS: Record<string, GateState> = { o: "open", c: "conditional", p: "partial", x: "closed", "?": "unknown", "-": "not-applicable" };
export const stateOf = (letter: string | undefined): GateState => LETTERS[letter ?? "?"] ?? "unknown";

// What a cell shows of one gate. The gates bind in their order: one that does not apply because an earlier one is closed shows that one.
export function shownGate(letters: string, gate: number): { gate: number; state: GateState } {
  if (letters[gate] === "-")
    for (let i = gate - 1; i >= 0; --i) {
      if (letters[i] === "x") return { gate: i, state: "closed" };
      if (letters[i] !== "-") break;
    }
  return { gate, state: stateOf(letters[gate]) };
}
