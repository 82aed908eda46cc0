// Every file that was seen.
import type { JSX } from "preact";
import type { Coverage } from "../data/profile";
import { encodePath, pathOf } from "../data/release";
import { FilteredList } from "../parts/FilteredList";
import { countOf, grouped, humanBytes } from "../parts/numbers";
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
  const several = profile.sources.length > 1;
  return (
    <Section id="files" title="Files" lead={`${kindsOfFiles(profile.coverage)}.`}>
      <FilteredList
        label="Files"
        items={profile.files}
        row={ROW}
        kinds="Show files of kind"
        kindOf={(file) => file.kind ?? "other"}
        find="Find by path, type or digest"
        textOf={(file) => `${pathOf(file)} ${file.type ?? ""} ${file.state} ${file.sha256 ?? ""}`}
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
