// What the program adds to a profile for readers (src/report/page_view.cc): the page knows no name of a component, gate or definition of itself.
import type { GateId, GateState } from "./profile";

export interface ComponentView {
  id: string;
  name: string;
  looks_for: string;
  license: string;
  asked_by?: string; // the least demanding class that asks for it
  blocks?: GateId; // the gate that stands before the next class
}

export interface Side {
  definition: number; // place in the profile's list
  criterion: string;
}

export interface Links {
  host: string; // "" where the source has no page on a known host
  page: string;
  file: string;
  line: string;
  lines: string;
  committed?: true; // they hold of files alone that are as the commit has them
}

export interface DefinitionView {
  index: number; // place in the profile's list
  describes: boolean; // judges nothing
  distance: string; // to the next class, or ""
  differs: string[];
}

export interface View {
  title: string;
  grade: string;
  facts: string[];
  ladder: { title: string; next: string };
  categories: { id: string; name: string; components: ComponentView[] }[];
  gates: { id: GateId; name: string }[];
  states: { id: GateState; name: string }[];
  meanings: Record<string, Record<string, string>>;
  answers: Record<string, string>;
  freedoms: Record<string, string>;
  documents: Record<string, string>; // names of documents that are no components
  benchmarks: Record<string, string>; // what those that are known measure
  definitions: DefinitionView[]; // in the order of reading
  partings: { components: string[]; met: Side[]; unmet: Side[] }[];
  claims: number[][]; // judged alike, worst first; places in the profile's list
  links: Links[]; // by source
}
