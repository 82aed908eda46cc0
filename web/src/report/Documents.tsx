// Which questions the documents answer.
import type { JSX } from "preact";
import type { DocumentFact } from "../data/profile";
import { Chunked } from "../parts/Chunked";
import { Verdict, words } from "../parts/Glyph";
import { useRelease } from "./context";
import { Section } from "./Section";

export function Documents(): JSX.Element | null {
  const release = useRelease();
  const { documents } = release.profile;
  if (documents.length === 0) return null;
  const byDocument = new Map<string, DocumentFact[]>();
  for (const fact of documents) {
    const key = `${fact.component}\n${fact.path}`;
    byDocument.set(key, [...(byDocument.get(key) ?? []), fact]);
  }
  return (
    <Section id="documents" title="What the documents answer">
      <Chunked items={[...byDocument.values()]} what="documents">
        {(facts) => (
          <article class="card" key={`${facts[0]?.component}/${facts[0]?.path}`}>
            <h3>
              {release.nameOf(facts[0]?.component ?? "")} <code>{facts[0]?.path}</code>
            </h3>
            <ul class="questions">
              {facts.map((fact) => (
                <li key={fact.question}>
                  <Verdict mark={fact.answered ? "yes" : "not-applicable"}>
                    {fact.evidence[0] ? <a href={`#/evidence/${fact.evidence[0]}`}>{words(fact.question)}</a> : words(fact.question)}
                    {fact.empty && <span class="dim"> (its section is empty)</span>}
                    <span class="hidden">{fact.answered ? ": answered" : ": not answered"}</span>
                  </Verdict>
                </li>
              ))}
            </ul>
          </article>
        )}
      </Chunked>
    </Section>
  );
}
