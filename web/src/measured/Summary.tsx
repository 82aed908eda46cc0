// The top of the report on data: how much was read and how, what was found, and what was not looked at.
import type { JSX } from "preact";
import type { Measured } from "../data/measured";
import { Verdict } from "../parts/Glyph";
import { andMore, countOf, grouped, humanBytes } from "../parts/numbers";

const METERS = ["pii", "secrets", "languages", "duplicates", "contamination", "fields", "harm", "representation"] as const;

// How the bytes were read, as one bar: they add up to all that was read.
function HowRead({ totals }: { totals: Measured["totals"] }): JSX.Element | null {
  const shares = [
    { name: "parsed as records", fill: "fill-open", bytes: totals.bytes_parsed },
    { name: "scanned as plain text", fill: "fill-conditional", bytes: totals.bytes_as_text },
    { name: "between records, or not scanned", fill: "fill-unknown", bytes: totals.bytes_skipped },
  ].filter((share) => share.bytes > 0);
  const all = shares.reduce((sum, share) => sum + share.bytes, 0);
  if (all === 0) return null;
  let at = 0;
  return (
    <figure class="composition">
      <svg viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" role="img" aria-label={`Of ${all} bytes: ${shares.map((share) => `${share.bytes} ${share.name}`).join(", ")}`}>
        {shares.map((share) => {
          const x = at;
          at += share.bytes;
          return <rect key={share.name} class={share.fill} x={x} y="0" width={share.bytes} height="1" />;
        })}
      </svg>
      <figcaption>
        {shares.map((share) => (
          <span key={share.name}>
            <span class={`swatch ${share.fill}`} aria-hidden="true" />
            <b>{humanBytes(share.bytes)}</b> {share.name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function NotRead({ data: { totals, files } }: { data: Measured }): JSX.Element | null {
  const notes = [
    ...files.flatMap((file) => file.trouble ?? []),
    totals.files_not_text > 0 && `${countOf(totals.files_not_text, "file")}: no text, not scanned`,
    totals.broken_records > 0 && `${countOf(totals.broken_records, "record")}: broken, scanned as plain text`,
    totals.overlong_records > 0 && `${countOf(totals.overlong_records, "record")}: longer than 4 MiB, scanned as plain text`,
    totals.not_utf8 > 0 && `${countOf(totals.not_utf8, "text")}: not UTF-8`,
    totals.with_nul > 0 && `${countOf(totals.with_nul, "text")}: zero bytes in it`,
  ].filter((note): note is string => note !== false);
  if (notes.length === 0) return null;
  return (
    <section class="notice" aria-label="Coverage">
      <p>
        <strong>Not everything was read as records.</strong>
      </p>
      <ul>
        {notes.slice(0, 50).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {notes.length > 50 && <li>{andMore(notes.length - 50)}</li>}
      </ul>
    </section>
  );
}

export function Summary({ data, title }: { data: Measured; title: string }): JSX.Element {
  const { totals, meters, contamination } = data;
  const ran = new Set<string>([...meters.map((meter) => meter.id), ...METERS.filter((meter) => meter in data)]);
  const idle = METERS.filter((meter) => !ran.has(meter));
  const likely = (id: string): number => meters.find((meter) => meter.id === id)?.kinds.reduce((sum, kind) => sum + kind.valid + kind.plausible, 0) ?? 0;
  const items = contamination?.benchmarks.reduce((sum, one) => sum + one.whole + one.in_part, 0) ?? 0;
  const alarms = [
    { id: "secrets", mark: "high", count: likely("secrets"), what: countOf(likely("secrets"), "secret") },
    { id: "pii", mark: "medium", count: likely("pii"), what: `${countOf(likely("pii"), "item")} of personal data` },
    { id: "contamination", mark: "medium", count: items, what: `${countOf(items, "item")} of test sets` },
  ] as const;
  return (
    <header class="masthead">
      <p class="overline">Data report</p>
      <h1>{title}</h1>
      <p class="grade">
        {countOf(totals.files, "file")}, {humanBytes(totals.bytes_read)}, {countOf(totals.records, "record")}, {countOf(totals.tokens, "token")}
      </p>
      <p class="alarms">
        {alarms.map(
          (alarm) =>
            alarm.count > 0 && (
              <a key={alarm.id} href={`#${alarm.id}`}>
                <Verdict mark={alarm.mark}>{alarm.what}</Verdict>
              </a>
            ),
        )}
      </p>
      <HowRead totals={totals} />
      <NotRead data={data} />
      <p class="dim facts">
        <span>{grouped(totals.texts)} texts</span>
        {idle.length > 0 && <span>not asked for: {idle.join(", ")}</span>}
        <span>daylight {data.tool_version}</span>
      </p>
    </header>
  );
}
