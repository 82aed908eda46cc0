// What else the report says of a component: claims, findings and requirements, each a step away.
import type { JSX } from "preact";
import { encodePath } from "../data/release";
import { Verdict, words } from "../parts/Glyph";
import { useRelease } from "./context";
import { outcomeWords } from "./Verdicts";

const MOST = 8; // limit: of each kind; the sections have them all

export function Concerning({ component, ids }: { component: string; ids: readonly string[] }): JSX.Element | null {
  const release = useRelease();
  const own = new Set(ids);
  const claims = release.claims.filter((group) => group.claims.some((claim) => claim.about.includes(component) || claim.evidence.some((id) => own.has(id))));
  const findings = release.findings.filter((finding) => finding.component === component || finding.evidence.some((id) => own.has(id)));
  const criteria = release.view.definitions.flatMap(({ index, describes }) => {
    const definition = release.profile.definitions[index];
    if (!definition || describes) return [];
    return definition.criteria.filter((criterion) => criterion.components.includes(component)).map((criterion) => ({ definition, criterion }));
  });
  if (claims.length + findings.length + criteria.length === 0) return null;
  return (
    <>
      <h3>What is said of {release.nameOf(component)}</h3>
      <ul class="concerning">
        {claims.slice(0, MOST).map((group) => (
          <li key={group.key}>
            <Verdict mark={group.claims[0]?.verdict ?? "unverifiable"}>claim {words(group.claims[0]?.verdict ?? "")}</Verdict>
            <a href={`#/claim/${encodePath(group.key)}`}>“{group.claims[0]?.text}”</a>
          </li>
        ))}
        {findings.slice(0, MOST).map((finding) => (
          <li key={finding.key}>
            <Verdict mark={finding.severity}>{finding.severity} finding</Verdict>
            <a href={`#/finding/${finding.key}`}>{finding.title}</a>
          </li>
        ))}
        {criteria.slice(0, 2 * MOST).map(({ definition, criterion }) => (
          <li key={`${definition.id}/${criterion.id}`}>
            <Verdict mark={criterion.outcome}>{outcomeWords(definition, criterion.outcome)}</Verdict>
            <a href={`#/criterion/${definition.id}/${criterion.id}`}>
              {definition.name}: {criterion.name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
