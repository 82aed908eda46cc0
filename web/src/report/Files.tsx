// Every file that was seen.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Coverage } from "../data/profile";
import { encodePath, pathOf } from "../data/release";
import { Choices, Find, countBy, finder } from "../parts/Filters";
import { countOf, grouped, humanBytes } from "../parts/numbers";
import { VirtualList } from "../parts/VirtualList";
import { useRelease } from "./context";
import { Section } from "./Section";

const ROW = 44;

// "12 files, 11 read (4.2 MB), 1 listed".
function kindsOfFiles(coverage: Coverage): string {
  const others = (["listed", "links", "special", "unreadable", "skipped"] as const).flatMap((name) => (coverage[name] > 0 ? `${grouped(coverage[name])} ${name}` : []));
  return [`${countOf(coverage.files, "file")}, ${humanBytes(coverage.bytes)}`, `${grouped(coverage.files_read)} read (${humanBytes(coverage.bytes_read)})`, ...others].join(", ");
}

export function Files(): JSX.Element {
  const { profile } = useRelease();
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const choices = useMemo(() => countBy(profile.files, (file) => file.kind ?? "other"), [profile]);
  const shown = useMemo(() => {
    const has = finder(text);
    return profile.files.filter(
      (file) => (kind === "" || (file.kind ?? "other") === kind) && (text === "" || has(`${pathOf(file)} ${file.type ?? ""} ${file.state} ${file.sha256 ?? ""}`)),
    );
  }, [profile, kind, text]);
  const several = profile.sources.length > 1;
  return (
    <Section id="files" title="Files" lead={`${kindsOfFiles(profile.coverage)}.`}>
      <div class="filters">
        <Choices label="Show files of kind" choices={choices} chosen={kind} onChoose={setKind} />
        {profile.files.length > 10 && <Find label="Find by path, type or digest" value={text} onFind={setText} />}
      </div>
      <p class="dim" role="status">
        {grouped(shown.length)} of {grouped(profile.files.length)}
      </p>
      <VirtualList
        label="Files"
        items={shown}
        row={ROW}
        render={(file) => (
          <a class="row file" href={`#/file/${encodePath(`${file.source}/${pathOf(file)}`)}`}>
            <code class="path">
              {several && <span class="dim">{file.source}: </span>}
              {pathOf(file)}
            </code>
            <span class="dim">{file.state === "read" ? file.type : file.state}</span>
            <span class="size">{humanBytes(file.size)}</span>
            <code class="digest dim">{file.sha256 ? file.sha256.slice(0, 12) : (file.note ?? "")}</code>
          </a>
        )}
      />
    </Section>
  );
}
