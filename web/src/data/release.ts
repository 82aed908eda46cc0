// One release as the page needs it: profile, view, and what is found in them by name. Everything below web/src/report works on this alone, wherever
// it came from.
import type { Claim, Component, Criterion, DataClaim, Definition, Evidence, FileRecord, Finding, Gate, GateState, Profile } from "./profile";
import type { Published } from "../parts/Save";
import { nameIn } from "../parts/numbers";
import { makeVisible, visible } from "./visible";
import type { ComponentView, Links, View } from "./view";

export interface ReleaseData {
  profile: Profile;
  view: View;
  published: Published;
}

// Claims that are judged alike.
export interface ClaimGroup {
  key: string; // of the first
  claims: KeyedClaim[];
}

export const holds = (group: ClaimGroup, key: string): boolean => group.claims.some((claim) => claim.key === key);

// What stands at a place; its key is that place, numbered where several share it.
type Said = Pick<Claim, "path" | "line" | "evidence">;
export type Keyed = Said & { key: string };
export type KeyedClaim = Claim & Keyed;
export type KeyedStatement = DataClaim & Keyed;

export interface NamedFinding extends Finding {
  key: string; // its id, numbered where several share it
}

// A place on the page that rests on evidence.
export interface Referrer {
  href: string;
  what: string;
}

// "a", "a/2", "a/3": names that several share, told apart.
function numbered(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}/${count}`;
  };
}

const fileKey = (of: { source: string; path: string; member?: string }): string => JSON.stringify([of.source, of.path, of.member ?? ""]);

// The profile but its evidence, which is kept apart: there may be a great deal of it, and little of it is ever shown.
export type Statements = Omit<Profile, "evidence">;

export class Release {
  readonly profile: Statements;
  readonly view: View;
  readonly published: Published;
  readonly claims: ClaimGroup[];
  readonly sentences: KeyedClaim[]; // of all groups, in their order
  readonly statements: KeyedStatement[]; // on the data
  readonly findings: NamedFinding[];
  readonly evidenceIds: readonly string[]; // in the order of the profile
  // As it was published, and so not to be shown: evidence() makes visible what acts instead of showing, when it is asked for.
  private readonly raw = new Map<string, Evidence>();
  private readonly made = new Map<string, Evidence>();
  private readonly components = new Map<string, Component>();
  private readonly componentViews = new Map<string, ComponentView>();
  private files: Map<string, FileRecord> | undefined;
  private referrers: Map<string, Referrer[]> | undefined;

  constructor(data: ReleaseData) {
    const { evidence, ...statements } = data.profile;
    this.profile = makeVisible(statements) as Statements;
    this.view = makeVisible(data.view) as View;
    this.published = data.published;
    for (const item of evidence) this.raw.set(visible(item.id), item);
    this.evidenceIds = [...this.raw.keys()];
    for (const component of this.profile.components) this.components.set(component.id, component);
    for (const category of this.view.categories) for (const component of category.components) this.componentViews.set(component.id, component);
    const claimKey = numbered();
    this.claims = this.view.claims.map((indices) => {
      const claims = indices.flatMap((index) => this.profile.claims[index] ?? []).map((claim) => ({ ...claim, key: claimKey(this.claimAddress(claim)) }));
      return { key: claims[0]?.key ?? "", claims };
    });
    this.sentences = this.claims.flatMap((group) => group.claims);
    const statementKey = numbered();
    this.statements = (this.profile.data?.claims ?? []).map((claim) => ({ ...claim, key: statementKey(this.claimAddress(claim)) }));
    const findingKey = numbered();
    this.findings = this.profile.findings.map((finding) => ({ ...finding, key: findingKey(finding.id) }));
  }

  evidence(id: string): Evidence | undefined {
    const known = this.made.get(id);
    if (known) return known;
    const item = this.raw.get(id);
    if (!item) return undefined;
    const shown = makeVisible({ ...item, ...(item.fields && { fields: { ...item.fields } }) }) as Evidence;
    this.made.set(id, shown);
    return shown;
  }
  // The first word of an item's key: "license" of "license.text".
  kindOf(id: string): string {
    return visible((this.raw.get(id)?.key ?? "").split(".")[0] ?? "");
  }
  // What is searched of an item: as it was published, and so not to be shown.
  textOf(id: string): string {
    const item = this.raw.get(id);
    return item ? `${pathOf(item)}:${item.line ?? ""} ${item.key} ${item.value} ${id} ${item.excerpt ?? ""}` : "";
  }
  evidenceIn(file: FileRecord): string[] {
    const wanted = fileKey(file);
    return this.evidenceIds.filter((id) => {
      const item = this.raw.get(id);
      return item && fileKey({ source: visible(item.source), path: visible(item.path), member: visible(item.member ?? "") }) === wanted;
    });
  }
  component(id: string): Component | undefined {
    return this.components.get(id);
  }
  componentView(id: string): ComponentView | undefined {
    return this.componentViews.get(id);
  }
  nameOf(component: string): string {
    return this.componentViews.get(component)?.name ?? this.view.documents[component] ?? component;
  }
  stateName(state: GateState): string {
    return nameIn(this.view.states, state);
  }
  meaning(family: string, word: string): string {
    return this.view.meanings[family]?.[word] ?? "";
  }

  fileOf(place: { source: string; path: string; member?: string }): FileRecord | undefined {
    if (!this.files) this.files = new Map(this.profile.files.map((file) => [fileKey(file), file]));
    return this.files.get(fileKey(place));
  }

  // "code: src/train.py:12", the source only where there are several.
  placeOf(item: Evidence): string {
    const before = this.profile.sources.length > 1 ? `${item.source}: ` : "";
    const after = item.line ? `:${item.line}` : item.offset ? ` at byte ${item.offset}` : "";
    return before + pathOf(item) + after;
  }

  // A claim does not say which source it stands in; the evidence of its own sentence does.
  sentenceOf(claim: Said): Evidence | undefined {
    return claim.evidence.map((id) => this.evidence(id)).find((item) => item && pathOf(item) === claim.path && (item.line ?? 0) === claim.line);
  }
  placeOfClaim(claim: Said): string {
    const own = this.sentenceOf(claim);
    return own ? this.placeOf(own) : `${claim.path}:${claim.line}`;
  }
  private claimAddress(claim: Said): string {
    const own = this.profile.sources.length > 1 && this.sentenceOf(claim);
    return `${own ? `${own.source}/` : ""}${claim.path}:${claim.line}`;
  }

  // The line on the host that the source came from.
  linkOf(item: Evidence): { host: string; href: string } | undefined {
    const index = this.profile.sources.findIndex((source) => source.name === item.source);
    const links: Links | undefined = this.view.links[index];
    // A path with a backslash had characters that were made visible: it is not the path any more.
    if (!links?.file || item.member || item.path.includes("\\")) return undefined;
    if (links.committed && !this.fileOf(item)?.committed) return undefined;
    const several = item.last_line !== undefined && item.line !== undefined && item.last_line > item.line;
    const place = item.line ? (several ? links.lines : links.line).replace("{first}", String(item.line)).replace("{last}", String(item.last_line)) : "";
    return { host: links.host, href: links.file + encodePath(item.path) + place };
  }

  // What on the page rests on a piece of evidence. Made when first asked for.
  restingOn(id: string): Referrer[] {
    if (!this.referrers) this.referrers = this.collectReferrers();
    return this.referrers.get(id) ?? [];
  }

  definition(id: string): Definition | undefined {
    return this.profile.definitions.find((definition) => definition.id === id);
  }
  criterion(definition: Definition, id: string): Criterion | undefined {
    return definition.criteria.find((criterion) => criterion.id === id);
  }

  private collectReferrers(): Map<string, Referrer[]> {
    const all = new Map<string, Referrer[]>();
    const add = (ids: readonly string[] | undefined, href: string, what: string): void => {
      for (const id of ids ?? []) {
        const list = all.get(id);
        if (!list) all.set(id, [{ href, what }]);
        else if (list[list.length - 1]?.href !== href) list.push({ href, what });
      }
    };
    for (const component of this.profile.components)
      for (const gate of this.view.gates)
        add(component.gates[gate.id].evidence, `#/cell/${component.id}/${gate.id}`, `${this.nameOf(component.id)}: ${gate.name}`);
    for (const group of this.claims)
      for (const claim of group.claims) add(claim.evidence, `#/claim/${encodePath(claim.key)}`, `Claim at ${this.placeOfClaim(claim)}`);
    for (const claim of this.statements) add(claim.evidence, `#/statement/${encodePath(claim.key)}`, `Statement on the data at ${this.placeOfClaim(claim)}`);
    for (const finding of this.findings) add(finding.evidence, `#/finding/${finding.key}`, `Finding: ${finding.title}`);
    for (const definition of this.profile.definitions)
      for (const criterion of definition.criteria)
        add(criterion.evidence, `#/criterion/${definition.id}/${criterion.id}`, `${definition.name}: ${criterion.name}`);
    for (const bindings of Object.values(this.profile.licensing))
      for (const binding of bindings) {
        const ids = [...binding.evidence, ...(binding.clauses ?? [])];
        add(ids, "#licenses", `Terms: ${binding.expression || binding.class}`);
      }
    for (const model of this.profile.models) add([...model.evidence, ...model.contradictions.flatMap((one) => one.evidence)], "#models", `Model: ${model.path}`);
    add(this.profile.compute?.evidence, "#training", "Training");
    for (const entry of this.profile.ledger) add(entry.evidence, "#ledger", `Ledger: ${entry.says}`);
    for (const fact of this.profile.documents) add(fact.evidence, "#documents", `Document: ${fact.path}`);
    return all;
  }
}

// Where nothing is known, or a gate does not apply, there is no evidence to be weak.
export const isWeak = ({ state, strength }: Gate): boolean => strength === "weak" && state !== "unknown" && state !== "not-applicable";

export const pathOf = (of: { path: string; member?: string }): string => (of.member ? `${of.path}!/${of.member}` : of.path);

// A path as a part of a link.
export const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
