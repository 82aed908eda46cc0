// One file: what it is, and what was seen in it.
import type { JSX } from "preact";
import { pathOf } from "../data/release";
import { countOf, grouped } from "../parts/numbers";
import { useRelease } from "./context";
import { EvidenceItems } from "./EvidenceItems";
import { Missing } from "./Missing";

const MOST = 200; // limit: items of one file in the drawer; the list of all evidence can be searched by path

export function FileDrawer({ id }: { id: string }): JSX.Element {
  const release = useRelease();
  const file = release.profile.files.find((one) => `${one.source}/${pathOf(one)}` === id);
  if (!file) return <Missing what="file" />;
  const ids = release.evidenceIn(file);
  return (
    <>
      <h2 id="drawer-title" class="path">
        <code>{pathOf(file)}</code>
      </h2>
      <dl class="facts">
        <dt>Source</dt>
        <dd>{file.source}</dd>
        <dt>State</dt>
        <dd>
          {file.state}
          {file.note && <span class="dim">, {file.note}</span>}
        </dd>
        <dt>Size</dt>
        <dd>{grouped(file.size)} bytes</dd>
        {file.type && (
          <>
            <dt>Type</dt>
            <dd>
              {file.type}
              {file.kind && <span class="dim">, {file.kind}</span>}
              {file.language && <span class="dim">, {file.language}</span>}
            </dd>
          </>
        )}
        {file.sha256 && (
          <>
            <dt>SHA-256</dt>
            <dd>
              <code>{file.sha256}</code>
            </dd>
          </>
        )}
      </dl>
      <h3>{ids.length > 0 ? `${countOf(ids.length, "piece")} of evidence` : "Nothing in it is evidence for this report"}</h3>
      <EvidenceItems ids={ids} most={MOST} placeOf={(item) => (item.line ? `line ${item.line}` : item.offset ? `byte ${grouped(item.offset)}` : "file")} />
    </>
  );
}
