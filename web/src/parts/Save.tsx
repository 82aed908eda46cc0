// The data of this page to take along, byte for byte: from the page itself, so that nothing is asked of anybody, or from the server that has them.
import type { JSX } from "preact";

export type Published = { text: string } | { href: string };

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function Save({ published, name }: { published: Published; name: string }): JSX.Element {
  const file = `${name.replace(/[^A-Za-z0-9._-]+/g, "-") || "report"}.json`;
  const words = "Save the data of this report (JSON)";
  return (
    <p class="screen-only">
      {"href" in published ? (
        <a href={published.href} download={file}>
          {words}
        </a>
      ) : (
        <button type="button" onClick={() => save(published.text, file)}>
          {words}
        </button>
      )}
    </p>
  );
}
