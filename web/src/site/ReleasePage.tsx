// A release of the catalog: the report that `daylight audit -o` writes, with its data from the API, and its revisions.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { API, ask } from "../data/api";
import type { Profile } from "../data/profile";
import { Release } from "../data/release";
import type { Revision } from "../data/site";
import { makeVisible, visible } from "../data/visible";
import type { View } from "../data/view";
import { Report } from "../report/Report";
import { releaseHref } from "./address";
import { Frame, SiteLinks, Trouble, Waiting } from "./Frame";

interface Shown {
  release: Release;
  encoded: string; // its name, whatever revision was asked for
  revision: Revision;
  all: Revision[];
}

const titleOf = (revision: Revision): string => `revision ${revision.revision}${revision.label ? ` (${revision.label})` : ""}`;

// The release as it is now or was, and all that it was.
async function load(encoded: string, revision: string): Promise<Shown> {
  const asked = revision === "" ? "" : `?revision=${encodeURIComponent(revision)}`;
  const report = await ask<{ revision: Revision; view: View; profile: Profile }>(`/releases/${encoded}/report${asked}`);
  const name = encodeURIComponent(report.revision.release);
  const { revisions } = await ask<{ revisions: Revision[] }>(`/releases/${name}`);
  const release = new Release({ profile: report.profile, view: report.view, published: { href: `${API}/releases/${encoded}/profile${asked}` } });
  return { release, encoded: name, revision: makeVisible(report.revision) as Revision, all: makeVisible(revisions) as Revision[] };
}

function Revisions({ shown }: { shown: Shown }): JSX.Element {
  const { revision, all, encoded } = shown;
  const others = all.filter((one) => one.revision !== revision.revision);
  const href = releaseHref(encoded);
  return (
    <nav class="revisions" aria-label="Revisions">
      <span>
        {revision.label && `${revision.label}, `}revision {revision.revision}
        {all.length > 1 && `, one of ${all.length}`}
        {revision.released ? `, released ${revision.released}` : revision.added ? `, added ${revision.added.slice(0, 10)}` : ""}
      </span>
      {others.map((one) => (
        <span key={one.revision} class="screen-only">
          <a href={`${href}?revision=${one.revision}`}>{titleOf(one)}</a>{" "}
          <span class="dim">
            (<a href={`/compare?a=${encoded}@${Math.min(one.revision, revision.revision)}&b=${encoded}@${Math.max(one.revision, revision.revision)}`}>compare</a>)
          </span>
        </span>
      ))}
      <a class="screen-only" href={`/compare?a=${encoded}@${revision.revision}`}>Compare with another release</a>
    </nav>
  );
}

export function ReleasePage({ encoded }: { encoded: string }): JSX.Element {
  const [shown, setShown] = useState<Shown>();
  const [error, setError] = useState("");
  useEffect(() => {
    load(encoded, new URLSearchParams(location.search).get("revision") ?? "").then(
      (loaded) => {
        document.title = `${loaded.release.profile.release} · openness audit`;
        setShown(loaded);
      },
      (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)),
    );
  }, []);
  if (!shown)
    return (
      <Frame here="" title={visible(decodeURIComponent(encoded))}>
        {error ? (
          <>
            <h1>Not in this catalog</h1>
            <Trouble error={error} />
            <p>
              <a href="/">All releases</a>
            </p>
          </>
        ) : (
          <Waiting waits />
        )}
      </Frame>
    );
  return <Report release={shown.release} site={{ links: <SiteLinks here="" />, lead: <Revisions shown={shown} /> }} />;
}
