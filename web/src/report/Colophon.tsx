// The end of the report: how it was made, and its data to take along.
import type { JSX } from "preact";
import type { Profile } from "../data/profile";
import { grouped } from "../parts/numbers";
import { Save } from "../parts/Save";
import { useRelease } from "./context";

// A folder may differ from the commit that it was cloned at; where that could not be told, nothing is said.
const asCommitted = (profile: Pick<Profile, "files">, source: string): string => {
  const of = profile.files.filter((file) => file.source === source && file.sha256 && !file.member);
  const same = of.filter((file) => file.committed).length;
  return same ? ` (${same === of.length ? "all" : `${grouped(same)} of ${grouped(of.length)}`} files are as it has them)` : "";
};

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
              {asCommitted(profile, source.name)}
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
      <Save published={published} name={profile.release} />
    </footer>
  );
}
