// The end of the report: how it was made, and its data to take along.
import type { JSX } from "preact";
import { useRelease } from "./context";

const fileName = (release: string): string => `${release.replace(/[^A-Za-z0-9._-]+/g, "-") || "release"}.json`;

// The profile as it was published, byte for byte, from this very page: nothing is asked of anybody.
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function Colophon(): JSX.Element {
  const { profile, published, view } = useRelease();
  return (
    <footer class="colophon">
      <p>
        Made by {profile.tool.name} {profile.tool.version} from the bytes of the release alone: nothing of it was run, and nothing was asked of anybody. Schema{" "}
        <code>{profile.schema}</code>, stack {profile.knowledge.stack}, knowledge <code title={profile.knowledge.sha256}>{profile.knowledge.sha256.slice(0, 12)}</code>.
      </p>
      {profile.sources.map((source, i) => (
        <p key={source.name}>
          {source.name}: {source.kind}
          {source.revision && (
            <>
              , revision <code>{source.revision}</code>
            </>
          )}
          {view.links[i]?.page && (
            <>
              , by its own word from <a href={view.links[i].page} rel="noreferrer noopener external">{view.links[i].page}</a>
            </>
          )}
          {source.partial && ", known not to hold all that the publisher has"}
        </p>
      ))}
      <p class="screen-only">
        {"href" in published ? (
          <a href={published.href} download={fileName(profile.release)}>
            Save the data of this report (JSON)
          </a>
        ) : (
          <button type="button" onClick={() => save(published.text, profile.release)}>
            Save the data of this report (JSON)
          </button>
        )}
      </p>
    </footer>
  );
}
