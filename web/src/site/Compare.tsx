// What is different between two releases, or two revisions of one: what opened, closed, changed its terms, each with the evidence of both.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useAnswer } from "../data/api";
import type { GateState } from "../data/profile";
import type { Change, Changes, Paths, ReleasesPage, Revision, Side, SiteView } from "../data/site";
import { visible } from "../data/visible";
import { Glyph, words } from "../parts/Glyph";
import { andMore, capital, countOf } from "../parts/numbers";
import { usePrinting } from "../parts/printing";
import { Chunked } from "../parts/Chunked";
import { releaseHref, useQuery } from "./address";
import { TextField } from "./Choose";
import { componentName, definitionName, gateName, stateName, useSite } from "./context";
import { Asked, Frame } from "./Frame";

const HEADINGS: Record<string, { name: string; lead?: string }> = {
  opened: { name: "Opened" },
  closed: { name: "Closed" },
  terms: { name: "Changed its terms" },
  learned: { name: "Can be told now", lead: "What was not known before. It was learned, not opened." },
  lost: { name: "Cannot be told any more" },
  verdict: { name: "Verdicts" },
  claim: { name: "What is said of itself" },
  finding: { name: "Findings" },
  model: { name: "Models" },
};
const MOST_PLACES = 6;

// Names of releases that hold what is typed; asked for while it is.
function ReleaseField({ label, value, onText }: { label: string; value: string; onText: (text: string, again: boolean) => void }): JSX.Element {
  const [typed, setTyped] = useState("");
  const part = typed.replace(/@.*$/, "").trim();
  const { data } = useAnswer<ReleasesPage>(part.length > 0 ? `/releases?matrix=false&limit=20&q=${encodeURIComponent(part)}` : "");
  return <TextField label={label} value={value} suggestions={data?.releases.map((one) => one.release) ?? []} onText={onText} onTyping={setTyped} />;
}

// Other revisions of what was chosen, one step away.
function RevisionChoice({ chosen, onChoose }: { chosen: string; onChoose: (name: string) => void }): JSX.Element | null {
  const { data } = useAnswer<{ release: string; revisions: Revision[] }>(chosen === "" ? "" : `/releases/${encodeURIComponent(chosen)}`);
  if (!data || data.revisions.length < 2) return null;
  return (
    <p class="revision-choice">
      Revisions:{" "}
      {data.revisions.map((one) => (
        <button key={one.revision} type="button" aria-pressed={chosen === `${data.release}@${one.revision}` || (chosen === data.release && one.latest)} onClick={() => onChoose(`${data.release}@${one.revision}`)}>
          {one.revision}
          {one.label && ` (${one.label})`}
        </button>
      ))}
    </p>
  );
}

const GATE_KINDS = ["opened", "closed", "learned", "lost"];

// States and words of ours as readers write them; names of licenses, classes and models as they are.
export function sideWords(view: SiteView, kind: string, is: string): string {
  if (is === "") return kind === "terms" ? "not known" : "none";
  if (GATE_KINDS.includes(kind)) return stateName(view, is);
  // "unmet: Unclassified", "not-applicable: 0.29 to 0.71 of 1": what the definition itself says, where it says something.
  if (kind === "verdict" && is !== "unknown") return /: (.*)/.exec(is)?.[1] ?? words(is);
  return is === "unknown" ? "not known" : kind === "claim" || kind === "finding" ? words(is) : is;
}

// "use: yes, eu-license-test: no" of terms, by the names of questions and answers.
export const becauseWords = (view: SiteView, kind: string, because: string): string =>
  kind === "terms" ? because.replace(/([\w-]+): ([\w-]+)/g, (all, question: string, answer: string) => (view.freedoms[question] ? `${view.freedoms[question]}: ${view.answers[answer] ?? answer}` : all)) : because;

// Where a component comes or goes, its other gates begin or cease to apply: that follows, and stands with it.
export type Folded = Change & { follow: Change[] };
export function folded(changes: readonly Change[]): Folded[] {
  const all: Folded[] = [];
  for (const change of changes) {
    if (change.follows) all.at(-1)?.follow.push(change);
    else all.push({ ...change, follow: [] });
  }
  return all;
}

// With its revision, for the newest one may be another tomorrow: "acme/tiny@3" where "acme/tiny" was asked for and "acme/tiny@3 (v1.0)" was compared.
export function pinned(asked: string, compared: string): string {
  for (let name = asked; name; name = name.slice(0, Math.max(0, name.lastIndexOf("@")))) {
    const number = compared.startsWith(name) && /^@\d+/.exec(compared.slice(name.length));
    if (number) return name + number[0];
  }
  return asked;
}

// Each gate that follows, as it is on the side where it applies.
function Follow({ changes, a, b }: { changes: Change[]; a: string; b: string }): JSX.Element | null {
  const view = useSite();
  if (changes.length === 0) return null;
  return (
    <p class="dim follow">
      Where it is there, its other gates:{" "}
      {changes.map((change, i) => {
        const [name, is] = change.after.is === "not-applicable" ? [a, change.before.is] : [b, change.after.is];
        return (
          <>
            {i > 0 && ", "}
            <a href={`${releaseHref(encodeURIComponent(name))}#/cell/${change.component}/${change.what}`}>{gateName(view, change.what)}</a> {stateName(view, is)}
          </>
        );
      })}
    </p>
  );
}

function SideOf({ side, name, kind, title, said }: { side: Side; name: string; kind: string; title: string; said: string }): JSX.Element {
  const view = useSite();
  const href = releaseHref(encodeURIComponent(name));
  return (
    <div class="side">
      <p class="overline">{title}</p>
      <p class="is">
        {GATE_KINDS.includes(kind) && <Glyph state={side.is as GateState} />} {sideWords(view, kind, side.is)}
      </p>
      {side.because && side.because !== said && <p class="dim">{becauseWords(view, kind, side.because)}</p>}
      {side.evidence.length > 0 && (
        <p class="places">
          {side.evidence.slice(0, MOST_PLACES).map((id, i) => (
            <a key={id} href={`${href}#/evidence/${id}`}>
              <code>{side.places[i] ?? id}</code>
            </a>
          ))}
          {side.evidence.length > MOST_PLACES && <span class="dim">{andMore(side.evidence.length - MOST_PLACES)}</span>}
        </p>
      )}
    </div>
  );
}

function subjectOf(view: SiteView, change: Change): string {
  if (change.kind === "claim") return `“${change.what}”`;
  // A finding is named by its title, which either side has.
  if (change.kind === "finding") return change.after.because || change.before.because || words(change.what);
  if (change.kind === "verdict") return definitionName(view, change.what);
  if (change.kind === "terms" && change.component) return componentName(view, change.component);
  const what = GATE_KINDS.includes(change.kind) ? gateName(view, change.what) : words(change.what);
  return change.component ? `${componentName(view, change.component)}, ${what}` : change.kind === "terms" ? capital(what) : what;
}

function Group({ kind, changes, a, b, names }: { kind: string; changes: Folded[]; a: string; b: string; names: Changes }): JSX.Element {
  const view = useSite();
  const heading = HEADINGS[kind];
  return (
    <section class="section" aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>
        {heading?.name ?? kind} <span class="count">{changes.length}</span>
      </h2>
      {heading?.lead && <p class="lead">{heading.lead}</p>}
      <Chunked items={changes} what="changes" id={kind}>
        {(change) => {
          const subject = subjectOf(view, change);
          return (
            <article class={`card halves change change-${kind}`} key={`${change.component ?? ""}/${change.what}`}>
              <h3>{subject}</h3>
              <SideOf side={change.before} name={a} title={names.before} kind={kind} said={subject} />
              <SideOf side={change.after} name={b} title={names.after} kind={kind} said={subject} />
              <Follow changes={change.follow} a={a} b={b} />
            </article>
          );
        }}
      </Chunked>
    </section>
  );
}

function FileList({ how, paths }: { how: string; paths: Paths }): JSX.Element | null {
  const printing = usePrinting();
  if (paths.count === 0) return null;
  return (
    <details class="fold" open={printing}>
      <summary>
        {countOf(paths.count, "file")} {how}
      </summary>
      <ul class="items">
        {paths.paths.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
        {paths.count > paths.paths.length && <li class="dim">{andMore(paths.count - paths.paths.length)}</li>}
      </ul>
    </details>
  );
}

function Found({ changes, a, b }: { changes: Changes; a: string; b: string }): JSX.Element {
  const all = folded(changes.changes);
  const kinds = Object.keys(HEADINGS).filter((kind) => all.some((change) => change.kind === kind));
  const { files } = changes;
  return (
    <>
      <p class="tally">
        {kinds.length === 0 && "Nothing that a profile says is different."}
        {kinds.map((kind) => (
          <a key={kind} href={`#kind-${kind}`}>
            {HEADINGS[kind]?.name} <span class="count">{all.filter((change) => change.kind === kind).length}</span>
          </a>
        ))}
      </p>
      {kinds.map((kind) => (
        <Group key={kind} kind={kind} changes={all.filter((change) => change.kind === kind)} a={a} b={b} names={changes} />
      ))}
      {files.added.count + files.removed.count + files.changed.count > 0 && (
        <section class="section" aria-labelledby="files">
          <h2 id="files">Files</h2>
          <FileList how="added" paths={files.added} />
          <FileList how="removed" paths={files.removed} />
          <FileList how="changed" paths={files.changed} />
        </section>
      )}
    </>
  );
}

export function Compare(): JSX.Element {
  const { query, set } = useQuery();
  const a = query.get("a") ?? "", b = query.get("b") ?? "";
  const both = a !== "" && b !== "";
  const { data, error, waits } = useAnswer<Changes>(both ? `/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}` : "");
  return (
    <Frame here="/compare" title={both ? visible(`${a} → ${b}`) : "Compare"}>
      <header class="site-head">
        <h1>Compare</h1>
        {data && <p class="paper-only">{`${data.before} → ${data.after}`}</p>}
        <p class="dim screen-only">Two releases, or two revisions of one (NAME@REVISION): what opened, closed, changed its terms, and what shows it.</p>
      </header>
      <search class="compare-fields">
        <div>
          <ReleaseField label="From" value={a} onText={(text, again) => set({ a: text }, again)} />
          <RevisionChoice chosen={a} onChoose={(name) => set({ a: name })} />
        </div>
        <button type="button" disabled={!both} onClick={() => set({ a: b, b: a })} aria-label="Swap">
          ⇄
        </button>
        <div>
          <ReleaseField label="To" value={b} onText={(text, again) => set({ b: text }, again)} />
          <RevisionChoice chosen={b} onChoose={(name) => set({ b: name })} />
        </div>
      </search>
      <Asked waits={waits && both} error={both ? error : ""} />
      {data && <Found changes={data} a={pinned(a, data.before)} b={pinned(b, data.after)} />}
    </Frame>
  );
}
