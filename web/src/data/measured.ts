// What `daylight data --format json` says (daylight-data-1), as far as the page reads it. A meter that was not asked for is left out.
import type { DataClaim } from "./profile";

export interface Place {
  file: string;
  record: number;
}

export interface ReadCounts {
  records: number;
  bytes_parsed: number;
  bytes_as_text: number;
  bytes_skipped: number;
  broken_records: number;
  overlong_records: number;
  not_utf8: number;
  with_nul: number;
}

export interface MeasuredFile extends ReadCounts {
  path: string;
  format: string;
  compression: string;
  size: number;
  bytes_read: number;
  trouble?: string;
}

export interface MeasuredKind {
  type: string;
  title: string;
  valid: number;
  plausible: number;
  invalid: number;
  per_million_tokens: number;
  examples: (Place & { field?: string; at: number; validity: string; looks_like: string; value?: string })[];
}

export interface Languages {
  records: number;
  without_letters: number;
  languages: { language: string; name: string; records: number; also: number; first?: Place }[];
  uncertain: { reason: string; records: number; places: Place[] }[];
  scripts: { script: string; letters: number }[];
}

export interface Duplicates {
  records: number;
  words: number;
  distinct_texts: number;
  one_in: number;
  sampled_records: number;
  exact_copies: number;
  near_copies: number;
  share_of_copies: number;
  share_error: number;
  largest: { records: number; texts: number; likeness: number; places: Place[] }[];
}

export interface Benchmark {
  name: string;
  items: number;
  checkable: number;
  short_items: number;
  whole: number;
  in_part: number;
  alone: number;
  records: number;
  items_by_coverage: number[];
  found: { item: number; found: string; coverage: number; longest_run: number; records: number; best: Place }[];
  found_left_off: number;
}

export interface Role {
  id: string;
  title: string;
  records: number;
  dates_not_read?: number;
  distinct?: number;
  exact?: boolean;
  values?: { value: string; records: number }[];
  years?: { year: number; records: number }[];
}

export interface Harm {
  records_not_looked_at: number;
  languages: { language: string; name: string; records: number; with_terms: number; dense: number; places: Place[] }[];
}

export interface Near {
  indicator: string;
  mentions: number;
  records: number;
  expected: number;
  odds_ratio?: number; // with the ends of its interval, where enough is there
  low?: number;
  high?: number;
}

export interface NamedGroup {
  id: string;
  title: string;
  mentions: number;
  records: number;
  terms: { term: string; mentions: number; records: number }[];
  near: Near[];
  words: { word: string; mentions: number }[];
}

export interface Dimension {
  id: string;
  title: string;
  note?: string;
  mentions: number;
  records: number;
  groups: NamedGroup[];
}

export interface NamedIn {
  language: string;
  name: string;
  records: number;
  words: number;
  told: number;
  apart: number;
  indicators: { id: string; title: string; words: number }[];
  dimensions: Dimension[];
}

export interface Representation {
  records_not_looked_at: number;
  near_words: number;
  confidence: number;
  fewest_expected: number;
  fewest_records: number;
  languages: NamedIn[];
}

export interface Measured {
  schema: string;
  tool_version: string;
  totals: ReadCounts & { files: number; files_not_text: number; bytes_read: number; texts: number; tokens: number };
  files: MeasuredFile[];
  claims: Omit<DataClaim, "evidence">[];
  meters: { id: string; kinds: MeasuredKind[] }[];
  languages?: Languages;
  duplicates?: Duplicates;
  contamination?: { records: number; benchmarks: Benchmark[] };
  fields?: { records: number; fields: { name: string; records: number }[]; more_fields: boolean; roles: Role[] };
  harm?: Harm;
  representation?: Representation;
}

// RenderDataView in src/report/page_view.cc.
export interface MeasuredView {
  title: string;
  meanings: Record<string, Record<string, string>>;
}

export const MEASURED = "daylight-data-1";
export const placeName = (place: Place): string => `${place.file}, record ${place.record}`;
