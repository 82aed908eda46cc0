// One piece of evidence in full: where it was seen, the bytes as they stand there, and who says so.
import type { JSX } from "preact";
import type { Evidence } from "../data/profile";
import { encodePath, pathOf } from "../data/release";
import { grouped } from "../parts/numbers";
import { useRelease } from "./context";

function Excerpt({ item }: { item: Evidence }): JSX.Element | null {
  if (!item.excerpt) return null;
  const lines = item.excerpt.split("\n");
  // Lines have numbers as far as the place that is named goes: what is quoted beyond it may have gaps.
  const numberOf = (i: number): number | undefined => (item.line && item.line + i <= (item.last_line ?? item.line) ? item.line + i : undefined);
  return (
    <pre class="excerpt" tabIndex={0} aria-label="Excerpt">
      {lines.map((line, i) => (
        <span class="line" key={i} data-line={numberOf(i)}>
          {line}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

const placeInWords = (item: Evidence): string => {
  if (item.line) return item.last_line && item.last_line > item.line ? `lines ${item.line} to ${item.last_line}` : `line ${item.line}`;
  if (item.offset !== undefined) return `byte ${grouped(item.offset)}${item.length ? `, ${grouped(item.length)} bytes long` : ""}`;
  return "the file as a whole";
};

export function EvidenceCard({ item, alone }: { item: Evidence; alone: boolean }): JSX.Element {
  const release = useRelease();
  const link = release.linkOf(item);
  const file = release.fileOf(item);
  return (
    <article class="evidence-card" aria-label={release.placeOf(item)}>
      <h4>
        <a href={`#/file/${encodePath(`${item.source}/${pathOf(item)}`)}`}>
          <code>{pathOf(item)}</code>
        </a>
        <span class="dim"> {placeInWords(item)}</span>
      </h4>
      <p class="seen">
        <b>{item.key}</b>
        {item.value && <span class="value"> {item.value}</span>}
        {item.outcome !== "found" && <span class="bad"> ({item.outcome})</span>}
      </p>
      <Excerpt item={item} />
      {link && (
        <p>
          <a href={link.href} rel="noreferrer noopener external" target="_blank">
            See it on {link.host}
          </a>
        </p>
      )}
      <details class="fold" open={alone}>
        <summary>Source, digest and probe</summary>
        <dl class="facts">
          <dt>Source</dt>
          <dd>
            {item.source} ({release.profile.sources.find((source) => source.name === item.source)?.kind})
          </dd>
          <dt>Place</dt>
          <dd>
            {placeInWords(item)}
            {item.line && item.offset !== undefined ? `, byte ${grouped(item.offset)}` : ""}
          </dd>
          {file?.sha256 && (
            <>
              <dt>SHA-256</dt>
              <dd>
                <code>{file.sha256}</code>
              </dd>
            </>
          )}
          {Object.entries(item.fields ?? {}).filter(([, value]) => value !== "").map(([name, value]) => (
            <>
              <dt key={name}>{name}</dt>
              <dd key={`${name}/value`}>{value}</dd>
            </>
          ))}
          <dt>Probe</dt>
          <dd>{item.probe.replace("@", ", version ")}</dd>
          <dt>Id</dt>
          <dd>
            <a href={`#/evidence/${item.id}`}>
              <code>{item.id}</code>
            </a>
          </dd>
        </dl>
      </details>
    </article>
  );
}
