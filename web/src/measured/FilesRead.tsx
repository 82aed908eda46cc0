// Every file that was read, and how.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { MeasuredFile } from "../data/measured";
import { Choices, Find, countBy, finder } from "../parts/Filters";
import { countOf, grouped, humanBytes } from "../parts/numbers";
import { VirtualList } from "../parts/VirtualList";
import { Section } from "../report/Section";

const ROW = 48;

const asWhat = (file: MeasuredFile): string => (file.compression === "none" ? file.format : `${file.format}, ${file.compression}`);

export function FilesRead({ files }: { files: readonly MeasuredFile[] }): JSX.Element {
  const [format, setFormat] = useState("");
  const [text, setText] = useState("");
  const shown = useMemo(() => {
    const has = finder(text);
    return files.filter((file) => (format === "" || file.format === format) && (text === "" || has(`${file.path} ${asWhat(file)} ${file.trouble ?? ""}`)));
  }, [files, format, text]);
  return (
    <Section id="files" title="Files">
      <div class="filters">
        <Choices label="Show files of format" choices={countBy(files, (file) => file.format)} chosen={format} onChoose={setFormat} />
        {files.length > 10 && <Find label="Find by path or format" value={text} onFind={setText} />}
      </div>
      <p class="dim" role="status">
        {grouped(shown.length)} of {grouped(files.length)}
      </p>
      <VirtualList
        label="Files"
        items={shown}
        row={ROW}
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
