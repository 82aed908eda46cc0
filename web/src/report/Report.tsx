// The report on one release. This file is its table of contents.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Release } from "../data/release";
import { Brand } from "../parts/Brand";
import { usePrinting } from "../parts/printing";
import { type Route, useRoute } from "../route";
import { Claims } from "./Claims";
import { ReleaseContext } from "./context";
import { Data } from "./Data";
import { Definitions } from "./Definitions";
import { Documents } from "./Documents";
import { Drawer } from "./Drawer";
import { Evaluations } from "./Evaluations";
import { EvidenceSection } from "./EvidenceSection";
import { Files } from "./Files";
import { Findings } from "./Findings";
import { Colophon } from "./Colophon";
import { Ledger } from "./Ledger";
import { Licenses } from "./Licenses";
import { Masthead } from "./Masthead";
import { Matrix } from "./Matrix";
import { Hatching } from "./MatrixCell";
import { Models, Training } from "./Models";
import { Navigation, sectionsOf } from "./Navigation";
import { Partings } from "./Partings";
import { Reasons } from "./Reasons";
import { Search } from "./Search";
import { useArrival } from "./useArrival";
import { Verdicts } from "./Verdicts";

// The first screen is drawn and painted before what lies below it, unless a reader was led there.
function useWhole(): boolean {
  const [whole, setWhole] = useState(location.hash !== "");
  useEffect(() => {
    if (whole) return;
    const soon = requestAnimationFrame(() => setTimeout(() => setWhole(true)));
    return () => cancelAnimationFrame(soon);
  }, []);
  return whole;
}

const hasKey = (list: readonly { key: string }[], key: string): boolean => list.some((one) => one.key === key);

// An entry of the page that it does not have is said beside it, as of what opens there.
function known(release: Release, route: Route): Route {
  const has =
    route.kind === "claim" ? hasKey(release.sentences, route.id)
    : route.kind === "statement" ? hasKey(release.statements, route.id)
    : route.kind === "finding" ? hasKey(release.findings, route.id)
    : route.kind === "definition" ? release.definition(route.id)
    : route.kind === "criterion" ? release.definition(route.definition)?.criteria.some((one) => one.id === route.id)
    : true;
  return has ? route : { kind: "missing", id: route.kind === "criterion" ? "requirement" : route.kind };
}

// What depends on the address is drawn anew when that part of it changes, and nothing else: a drawer opens at once, however long the page is.
function Rest({ route }: { route: Route }): JSX.Element {
  const printing = usePrinting();
  useEffect(() => void performance.mark("daylight-drawn"), []); // for bench/report_page.mjs
  const idOf = (kind: Route["kind"]): string => (route.kind === kind && "id" in route ? route.id : "");
  const claim = idOf("claim"), statement = idOf("statement"), finding = idOf("finding"), criterion = idOf("criterion");
  const definition = route.kind === "criterion" ? route.definition : idOf("definition");
  return (
    <>
      {useMemo(() => <Claims wanted={claim} />, [claim])}
      {useMemo(() => <Findings wanted={finding} />, [finding])}
      {useMemo(() => <Partings />, [])}
      {useMemo(() => <Definitions definition={definition} criterion={criterion} />, [definition, criterion])}
      {useMemo(
        () => (
          <>
            <Licenses />
            <Models />
            <Training />
            <Evaluations />
          </>
        ),
        [],
      )}
      {useMemo(() => <Data wanted={statement} />, [statement])}
      {useMemo(
        () => (
          <>
            <Ledger />
            {printing && <Reasons />}
            <Documents />
            <Files />
            <EvidenceSection />
            <Colophon />
          </>
        ),
        [printing],
      )}
    </>
  );
}

// What the site adds to the report of a release.
export interface OfSite {
  links: JSX.Element;
  lead: JSX.Element;
}

export function Report({ release, site }: { release: Release; site?: OfSite }): JSX.Element {
  const route = known(release, useRoute());
  const printing = usePrinting();
  const whole = useWhole() || printing;
  useArrival(route, whole);
  return (
    <ReleaseContext.Provider value={release}>
      <Hatching />
      <a class="skip" href="#matrix">
        Skip to the matrix
      </a>
      <header class="bar">
        <Brand href={site ? "/" : "#top"} />
        {site?.links}
        <span class="bar-name">{release.profile.release}</span>
        <Search />
      </header>
      <div class="shell">
        {useMemo(() => <Navigation sections={sectionsOf(release)} />, [release])}
        <main id="top" tabIndex={-1}>
          {site?.lead}
          {useMemo(
            () => (
              <>
                <Masthead />
                {whole && <Verdicts />}
                {whole && <Matrix />}
              </>
            ),
            [whole],
          )}
          {whole && <Rest route={route} />}
        </main>
      </div>
      {!printing && <Drawer route={route} />}
    </ReleaseContext.Provider>
  );
}
