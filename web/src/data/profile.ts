// The published profile (docs/profile.schema.json), as far as the page reads it.

export type GateId = "present" | "complete" | "licensed" | "accessible" | "documented" | "verifiable";
export type GateState = "open" | "conditional" | "partial" | "closed" | "unknown" | "not-applicable";
export type Outcome = "met" | "partly" | "unmet" | "unknown" | "needs-human" | "not-applicable";
export type ClaimVerdict = "supported" | "partly" | "not-supported" | "unverifiable";
export type Severity = "high" | "medium" | "low" | "info";
export type Answer = "yes" | "conditional" | "no" | "needs-human" | "unknown";
export type Part = "code" | "weights" | "data" | "documentation";

export interface Source {
  name: string;
  kind: string;
  revision: string;
  partial: boolean;
  origin?: string;
}

export interface Coverage {
  complete: boolean;
  files: number;
  bytes: number;
  files_read: number;
  bytes_read: number;
  listed: number;
  links: number;
  special: number;
  unreadable: number;
  skipped: number;
  reasons: string[];
}

export interface Gate {
  state: GateState;
  strength: "strong" | "weak";
  because: string;
  evidence: string[];
}

export interface TermsAnswer {
  answer: Answer;
  because: string;
  clauses: string[];
}

export interface Binding {
  expression: string;
  class: string;
  scope: string;
  how: string;
  evidence: string[];
  clauses?: string[];
  freedoms?: Record<string, TermsAnswer>;
}

export interface Component {
  id: string;
  availability: string;
  assurance: string;
  summary: string;
  licenses: Binding[];
  gates: Record<GateId, Gate>;
  evidence: string[];
}

export interface Model {
  path: string;
  summary: string;
  files?: number;
  missing_shards?: number;
  architecture?: string;
  dtype?: string;
  tensors?: number;
  parameters?: number;
  embedding_parameters?: number;
  active_parameters?: number;
  layers?: number;
  width?: number;
  vocabulary?: number;
  context?: number;
  contradictions: { fact: string; says: string; evidence: string[] }[];
  evidence: string[];
}

export interface FoundKind {
  type: string;
  title: string;
  valid: number;
  plausible: number;
  invalid: number;
  files: number;
  evidence: string[];
}

export interface DataFigures {
  files: number;
  files_in_part: number;
  bytes: number;
  records: number;
  tokens: number;
  texts: number;
  uncertain_texts: number;
  searched: number;
  personal: FoundKind[];
  secrets: FoundKind[];
  languages: { code: string; texts: number }[];
  claims: DataClaim[];
  not_measured: { type: string; files: number; bytes: number }[];
  evidence: string[];
}

// What is stated of the data, held against what was counted.
export interface DataClaim {
  kind: string;
  path: string;
  line: number;
  text: string;
  verdict: ClaimVerdict;
  because: string;
  evidence: string[];
}

export interface EvaluationResult {
  figure: string;
  benchmark?: string; // id; left out for one that is not known
  title?: string;
  metric?: string;
  model?: string;
  whose?: "release" | "other"; // left out where it is not told
  path: string;
  line?: number;
  evidence: string[];
}

export interface Evaluations {
  results: number;
  benchmarks: string[];
  listed: EvaluationResult[];
}

export interface DocumentFact {
  component: string;
  path: string;
  question: string;
  answered: boolean;
  empty?: true; // its section holds nothing but a placeholder
  evidence: string[];
}

export interface Claim {
  path: string;
  line: number;
  text: string;
  about: string[];
  verdict: ClaimVerdict;
  because: string;
  evidence: string[];
}

export interface Finding {
  id: string;
  severity: Severity;
  title: string;
  detail: string;
  remedy: string;
  component: string;
  evidence: string[];
}

export interface Level {
  id: string;
  name: string;
  outcome: Outcome;
  met: number;
  of: number;
  progress: number; // percent
  possible?: number; // of a score: percent, if all that is not known were open
  missing: string[]; // criteria
}

export interface Criterion {
  id: string;
  name: string;
  requirement: string;
  outcome: Outcome;
  because: string;
  reason: string;
  remedy: string;
  components: string[];
  warnings: string[];
  evidence: string[];
}

export interface Definition {
  id: string;
  version: string;
  name: string;
  source: string;
  outcome: Outcome;
  level: string;
  label?: string;
  headline: string;
  levels: Level[];
  criteria: Criterion[];
}

export interface LedgerEntry {
  id: string;
  category: string;
  kind: "benefit" | "drawback";
  says: string;
  outcome: Outcome;
  state: string;
  figure?: string;
  because: string;
  evidence: string[];
}

export interface FileRecord {
  source: string;
  path: string;
  member?: string;
  state: string;
  size: number;
  sha256?: string;
  type?: string;
  kind?: string;
  language?: string;
  committed?: true;
  note?: string;
}

export interface Evidence {
  id: string;
  source: string;
  path: string;
  member?: string;
  line?: number;
  last_line?: number;
  offset?: number;
  length?: number;
  probe: string;
  outcome: string;
  key: string;
  value: string;
  fields?: Record<string, string>;
  excerpt?: string;
}

export interface Profile {
  schema: string;
  tool: { name: string; version: string };
  knowledge: { stack: string; sha256: string };
  release: string;
  sources: Source[];
  coverage: Coverage;
  components: Component[];
  licensing: Record<Part, Binding[]>;
  models: Model[];
  compute?: { summary: string; evidence: string[] };
  evaluations?: Evaluations;
  data?: DataFigures;
  documents: DocumentFact[];
  claims: Claim[];
  findings: Finding[];
  definitions: Definition[];
  ledger: LedgerEntry[];
  next_steps: { text: string; because: string }[];
  files: FileRecord[];
  evidence: Evidence[];
}
