// Every file that was read, and how.
import type { JSX } from "preact";
import type { MeasuredFile } from "../data/measured";
import { FilteredList } from "../parts/FilteredList";
import { countOf, humanBytes } from "../parts/numbers";
import { Section } from "../report/Section";

const ROW = 48;

const asWhat = (file: MeasuredFile): string => (file.compression === "none" ? file.format : `${file.format}, ${file.compression}`);

export function FilesRead({ files }: { files: readonly MeasuredFile[] }): JSX.Element {
  return (
    <Section id="files" title="Files">
      <FilteredList
        label="Files"
        items={files}
        row={ROW}
        kinds="Show files of format"
        kindOf={(file) => file.format}
        find="Find by path or format"
        textOf={(file) => `${file.path} ${asWhat(file)} ${file.trouble ?? ""}`}
        render={(file) => (
          <p class="row file" title={file.trouble}>
            <code class="path">{file.path}</code>
            <span class={file.trouble || file.format === "binary" ? "bad" : "dim"}>{file.trouble ? "not read to its end" : asWhat(file)}</span>
            <span class="size">{humanBytes(file.size)}</span>
            <span class="digest dim">{countOf(file.records, "record")}</span>
          </p>
        )}
      />
    </Section>
  );
}
