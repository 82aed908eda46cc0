// One box over everything: components, requirements, claims, findings, files and evidence. '/' leads to it, arrows through what was found.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Release, encodePath, pathOf } from "../data/release";
import { finder } from "../parts/Filters";
import { andMore } from "../parts/numbers";
import { useRelease } from "./context";
import { seen } from "./EvidenceItems";
import { outcomeWords } from "./Verdicts";

const MOST = 6; // limit: of each kind

interface Hit {
  href: string;
  text: string;
  more?: string;
}

const BEFORE = 30; // characters of a long text before what was found in it

// A text from where it has the first word that was looked for: what is seen of a hit holds it.
const around = (text: string, wanted: string): string => {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase().split(/\s/)[0] ?? "") - BEFORE;
  return at > BEFORE ? `… ${text.slice(at)}` : text;
};

interface Group {
  name: string;
  hits: Hit[];
  left: number;
}

function search(release: Release, wanted: string): Group[] {
  const has = finder(wanted);
  const groups: Group[] = [];
  function look<T>(name: string, items: readonly T[], textOf: (item: T) => string, hitOf: (item: T) => Hit): void {
    const found = items.filter((item) => has(textOf(item)));
    if (found.length > 0) groups.push({ name, hits: found.slice(0, MOST).map(hitOf), left: Math.max(0, found.length - MOST) });
  }
  look(
    "Components",
    release.view.categories.flatMap((category) => category.components),
    (one) => `${one.name} ${one.license}`,
    (one) => ({ href: `#/component/${one.id}`, text: one.name, more: one.license }),
  );
  look(
    "Claims",
    release.sentences,
    (claim) => `${claim.text} ${claim.path}`,
    (claim) => ({ href: `#/claim/${encodePath(claim.key)}`, text: claim.text, more: claim.key }),
  );
  look(
    "Statements on the data",
    release.statements,
    (claim) => `${claim.text} ${claim.path}`,
    (claim) => ({ href: `#/statement/${encodePath(claim.key)}`, text: claim.text, more: claim.key }),
  );
  look(
    "Findings",
    release.findings,
    (finding) => `${finding.id} ${finding.title} ${finding.detail}`,
    (finding) => ({ href: `#/finding/${finding.key}`, text: finding.title, more: finding.severity }),
  );
  look(
    "Evaluations",
    release.profile.evaluations?.listed ?? [],
    (one) => `${one.benchmark ?? ""} ${one.title ?? ""} ${one.metric ?? ""} ${one.model ?? ""} ${one.path}`,
    (one) => ({ href: one.evidence[0] ? `#/evidence/${one.evidence[0]}` : "#evaluations", text: `${one.title ?? one.benchmark ?? ""}: ${one.figure}`, ...(one.model && { more: one.model }) }),
  );
  look(
    "Data",
    [...(release.profile.data?.personal ?? []), ...(release.profile.data?.secrets ?? [])],
    (kind) => `${kind.title} ${kind.type}`,
    (kind) => ({ href: kind.evidence[0] ? `#/evidence/${kind.evidence[0]}` : "#data", text: kind.title, more: `${kind.valid + kind.plausible}` }),
  );
  look(
    "Requirements",
    release.profile.definitions.flatMap((definition) => definition.criteria.map((criterion) => ({ definition, criterion }))),
    ({ definition, criterion }) => `${definition.name} ${criterion.name} ${criterion.requirement}`,
    ({ definition, criterion }) => ({ href: `#/criterion/${definition.id}/${criterion.id}`, text: criterion.name, more: `${definition.name}: ${outcomeWords(definition, criterion.outcome)}` }),
  );
  look(
    "Files",
    release.profile.files,
    (file) => pathOf(file),
    (file) => ({ href: `#/file/${encodePath(`${file.source}/${pathOf(file)}`)}`, text: pathOf(file) }),
  );
  look(
    "Evidence",
    release.evidenceIds,
    (id) => release.textOf(id),
    (id) => {
      const item = release.evidence(id);
      return { href: `#/evidence/${id}`, text: item ? seen(item) : id, ...(item && { more: release.placeOf(item) }) };
    },
  );
  return groups;
}

export function Search(): JSX.Element {
  const release = useRelease();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const wanted = text.trim();
  const groups = useMemo(() => (wanted.length < 2 ? [] : search(release, wanted)), [release, wanted]);
  const shown = open && wanted.length >= 2;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  // The link goes with the list: who opened it by the keyboard, and closes what it opened, is in the box again. A finger would only call the keyboard of a screen.
  const leave = (event: MouseEvent): void => {
    if (event.detail === 0) input.current?.focus({ preventScroll: true });
    setOpen(false);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && shown) {
      event.preventDefault();
      setOpen(false);
      input.current?.focus();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input.current, ...(box.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <search class="search" ref={box} onKeyDown={onKeyDown} onFocusOut={(event: FocusEvent) => !box.current?.contains(event.relatedTarget as Node | null) && setOpen(false)}>
      <input
        ref={input}
        type="search"
        placeholder="Search  /"
        aria-label="Search the report"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onFocus={() => setOpen(true)}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
      />
      <p class="hidden" role="status">
        {shown && (groups.length === 0 ? "Nothing found" : `${groups.reduce((sum, group) => sum + group.hits.length + group.left, 0)} found`)}
      </p>
      {shown && (
        <div class="hits">
          {groups.length === 0 && <p class="dim">Nothing in this report has that.</p>}
          {groups.map((group) => (
            <div role="group" key={group.name} aria-label={group.name}>
              <p class="overline">{group.name}</p>
              <ul>
                {group.hits.map((hit) => (
                  <li key={hit.href}>
                    <a href={hit.href} onClick={leave}>
                      <span>{around(hit.text, wanted)}</span>
                      {hit.more && <span class="dim">{hit.more}</span>}
                    </a>
                  </li>
                ))}
              </ul>
              {group.left > 0 && <p class="dim">{andMore(group.left)}</p>}
            </div>
          ))}
        </div>
      )}
    </search>
  );
}
