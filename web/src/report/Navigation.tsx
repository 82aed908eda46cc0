// The sections of this report, with how much stands in each; what has nothing to say is not there.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Release } from "../data/release";
import { grouped } from "../parts/numbers";

export interface SectionLink {
  id: string;
  name: string;
  count?: number;
  grave?: boolean;
}

export function sectionsOf(release: Release): SectionLink[] {
  const { profile, view } = release;
  const sections: (SectionLink | false)[] = [
    { id: "top", name: "Summary" },
    profile.definitions.length > 0 && { id: "verdicts", name: "Verdicts", count: profile.definitions.length },
    { id: "matrix", name: "Matrix" },
    profile.claims.length > 0 && { id: "claims", name: "Claims", count: profile.claims.length, grave: profile.claims.some((claim) => claim.verdict === "not-supported") },
    profile.findings.length > 0 && { id: "findings", name: "Findings", count: profile.findings.length, grave: profile.findings.some((finding) => finding.severity === "high") },
    view.partings.length > 0 && { id: "partings", name: "Where definitions part", count: view.partings.length },
    profile.definitions.length > 0 && { id: "definitions", name: "Requirements" },
    { id: "licenses", name: "Licenses" },
    profile.models.length > 0 && { id: "models", name: "Models", count: profile.models.length },
    profile.compute !== undefined && { id: "training", name: "Training" },
    { id: "evaluations", name: "Evaluations", ...(profile.evaluations && { count: profile.evaluations.results }) },
    { id: "data", name: "Data" },
    { id: "ledger", name: "Benefits and drawbacks" },
    profile.documents.length > 0 && { id: "documents", name: "Documents" },
    { id: "files", name: "Files", count: profile.files.length },
    { id: "evidence", name: "Evidence", count: release.evidenceIds.length },
  ];
  return sections.filter((section): section is SectionLink => section !== false);
}

// The section that a reader is in: the last whose heading has passed the upper third of the screen.
function useCurrent(ids: string[]): string {
  const [current, setCurrent] = useState(ids[0] ?? "");
  useEffect(() => {
    let asked = 0;
    const look = (): void => {
      asked = 0;
      let at = ids[0] ?? "";
      for (const id of ids) if ((document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < innerHeight / 3) at = id;
      setCurrent(at);
    };
    const soon = (): void => {
      if (!asked) asked = requestAnimationFrame(look);
    };
    addEventListener("scroll", soon, { passive: true });
    look();
    return () => {
      cancelAnimationFrame(asked);
      removeEventListener("scroll", soon);
    };
  }, [ids.join()]);
  return current;
}

export function Navigation({ sections }: { sections: SectionLink[] }): JSX.Element {
  const current = useCurrent(sections.map((section) => section.id));
  const bar = useRef<HTMLElement>(null);
  // On small screens the sections stand in a row that scrolls.
  useEffect(() => {
    const link = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (link) bar.current?.scrollTo({ left: link.offsetLeft - 60 });
  }, [current]);
  return (
    <nav class="sections" aria-label="Sections" ref={bar}>
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#${section.id}`} aria-current={section.id === current ? "true" : undefined}>
              {section.name}
              {section.count !== undefined && <span class={section.grave ? "count bad" : "count"}>{grouped(section.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
