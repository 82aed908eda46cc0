// What the release's own files hold that concerns people or opens doors, and the languages of its data: counts and places, never what stands there.
import type { JSX } from "preact";
import type { DataFigures, FoundKind } from "../data/profile";
import type { Release } from "../data/release";
import { Bars } from "../parts/Bars";
import { DataClaims } from "../parts/DataClaims";
import { words } from "../parts/Glyph";
import { type Kind, Kinds } from "../parts/Kinds";
import { languageName } from "../parts/languages";
import { countOf, humanBytes } from "../parts/numbers";
import { useRelease } from "./context";
import { EvidenceFold } from "./EvidenceItems";
import { Section } from "./Section";
import { Sentence } from "./Sentence";

function kindsOf(release: Release, found: readonly FoundKind[], tokens: number): Kind[] {
  return found.map((kind) => ({
    ...kind,
    ...(tokens > 0 && { rate: ((kind.valid + kind.plausible) * 1e6) / tokens }),
    more: `in ${countOf(kind.files, "file")}`,
    places: kind.evidence.flatMap((id) => {
      const item = release.evidence(id);
      return item ? [{ name: release.placeOf(item), href: `#/evidence/${id}`, look: item.fields?.["look"] ?? "", validity: item.fields?.["validity"] ?? "" }] : [];
    }),
  }));
}

function Coverage({ data }: { data: DataFigures }): JSX.Element {
  const unread = data.not_measured.reduce((sum, one) => ({ files: sum.files + one.files, bytes: sum.bytes + one.bytes }), { files: 0, bytes: 0 });
  return (
    <article class="card">
      <dl class="facts">
        <dt>Measured</dt>
        <dd>
          {data.files === 0
            ? "no file of data"
            : `${countOf(data.files, "file")} of data, ${humanBytes(data.bytes)}: ${countOf(data.records, "record")}, ${countOf(data.texts, "text")}, ${countOf(data.tokens, "token")}`}
          {data.files_in_part > 0 && <span class="mid">; {data.files_in_part} of them only in their beginning, for they are longer than what is looked at of one file</span>}
          <EvidenceFold ids={data.evidence} />
        </dd>
        <dt>Not looked at</dt>
        <dd>
          {unread.files === 0 ? (
            "nothing of the data that are here"
          ) : (
            <span class="mid">
              {countOf(unread.files, "file")} of data, {humanBytes(unread.bytes)}: {data.not_measured.map((one) => `${one.type} (${countOf(one.files, "file")}, ${humanBytes(one.bytes)})`).join(", ")}
            </span>
          )}
        </dd>
        <dt>For secrets</dt>
        <dd>{countOf(data.searched, "file")} of text, data included</dd>
      </dl>
    </article>
  );
}

function Measured({ data, wanted }: { data: DataFigures; wanted: string }): JSX.Element {
  const release = useRelease();
  const meanings = release.view.meanings["validity"];
  const none = data.files > 0 ? `Nothing with the form of personal data was found in ${countOf(data.files, "file")} of data.` : "No file of data was looked at, so nothing can be said.";
  const bars = [
    ...data.languages.map((one) => ({ key: one.code, name: languageName(one.code), count: one.texts })),
    ...(data.uncertain_texts > 0
      ? [{ key: "", name: "not sure", count: data.uncertain_texts, unsure: true, title: "Too short, of several languages, or like none that is known: these texts are counted for no language." }]
      : []),
  ];
  return (
    <>
      <Coverage data={data} />
      {release.statements.length > 0 && (
        <>
          <h3>What is stated of the data</h3>
          <DataClaims
            claims={release.statements}
            wanted={release.statements.findIndex((claim) => claim.key === wanted)}
            said={(claim) => <Sentence kind="statement" claim={claim} about={words(claim.kind)} />}
            more={(claim) => <EvidenceFold ids={claim.evidence} />}
          />
        </>
      )}
      <h3>Personal data</h3>
      <Kinds label="Personal data" kinds={kindsOf(release, data.personal, data.tokens)} none={none} meanings={meanings} />
      <h3>Secrets</h3>
      <Kinds label="Secrets" kinds={kindsOf(release, data.secrets, 0)} none={`No secret of a known form was found in ${countOf(data.searched, "file")} of text.`} meanings={meanings} />
      <h3>Languages</h3>
      {bars.length > 0 ? (
        <>
          <p class="dim">Of {countOf(data.texts, "text")}.</p>
          <Bars label="Languages" what="languages" bars={bars} of={data.texts} />
        </>
      ) : (
        <p class="dim">No text of data was looked at.</p>
      )}
    </>
  );
}

export function Data({ wanted }: { wanted: string }): JSX.Element {
  const { data, coverage } = useRelease().profile;
  return (
    <Section
      id="data"
      title="Data"
      lead="What was found in the release's own files by form, context and check digits: an indicator, and no verdict on any file. What stands there is not kept, only where it is and what it looks like."
    >
      {data && (data.files > 0 || data.not_measured.length > 0 || data.claims.length > 0 || data.secrets.length > 0) ? (
        <Measured data={data} wanted={wanted} />
      ) : (
        <p class="notice">
          This release has no file of data{coverage.complete ? "" : " among what was seen"}
          {data && `, and in ${countOf(data.searched, "file")} of text no secret of a known form was found`}. Data that lie elsewhere are not looked at:{" "}
          <code>daylight data</code> measures them where they are.
        </p>
      )}
    </Section>
  );
}
