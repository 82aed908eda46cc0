// What each definition asks, requirement by requirement, with outcome and reason.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Criterion, Definition } from "../data/profile";
import type { DefinitionView } from "../data/view";
import { countBy, useFilters } from "../parts/Filters";
import { Verdict, words } from "../parts/Glyph";
import { countOf } from "../parts/numbers";
import { usePrinting } from "../parts/printing";
import { useArrivalAt } from "../parts/useArrivalAt";
import { useRelease } from "./context";
import { EvidenceFold } from "./EvidenceItems";
import { Section } from "./Section";
import { Levels, Said, asks, outcomeWords } from "./Verdicts";

const OUTCOMES = ["unmet", "partly", "unknown", "needs-human", "met", "not-applicable"];

function CriterionRow({ definition, criterion }: { definition: Definition; criterion: Criterion }): JSX.Element {
  const release = useRelease();
  return (
    <li class="criterion" id={`criterion/${definition.id}/${criterion.id}`}>
      <div>
        <Verdict mark={criterion.outcome}>{outcomeWords(definition, criterion.outcome)}</Verdict>
        {criterion.reason && criterion.outcome !== "needs-human" && <p class="dim">{words(criterion.reason)}</p>}
      </div>
      <div>
        <h4>
          <a href={`#/criterion/${definition.id}/${criterion.id}`}>{criterion.name}</a>
        </h4>
        <p class="dim">{criterion.requirement}</p>
        {criterion.because && <p>{criterion.because}</p>}
        {criterion.remedy && (
          <p class="remedy">
            <strong>Would change it</strong> {criterion.remedy}
          </p>
        )}
        {criterion.warnings.map((warning) => (
          <p key={warning} class="remedy">
            <strong>Advised</strong> {warning}
          </p>
        ))}
        <EvidenceFold ids={criterion.evidence} />
        {criterion.evidence.length === 0 && criterion.components.length > 0 && (
          <p class="dim">
            Rests on what was found of{" "}
            {criterion.components.map((id, i) => (
              <>
                {i > 0 && ", "}
                <a href={`#/component/${id}`}>{release.nameOf(id)}</a>
              </>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

// What stands before each level that is not reached, a step away.
function MissingOf({ definition }: { definition: Definition }): JSX.Element {
  const release = useRelease();
  return (
    <ul class="missing">
      {definition.levels
        .filter((level) => level.outcome !== "met" && level.missing.length > 0)
        .map((level) => (
          <li key={level.id}>
            <span class="dim">{asks(definition) ? `Before ${level.name}` : `${level.name}, not in full`}: </span>
            {level.missing.map((id, i) => (
              <>
                {i > 0 && ", "}
                <a href={`#/criterion/${definition.id}/${id}`}>{release.criterion(definition, id)?.name ?? id}</a>
              </>
            ))}
          </li>
        ))}
    </ul>
  );
}

function DefinitionBlock({ definition, view, keep, led, shown }: { definition: Definition; view: DefinitionView; keep: string; led: string; shown: Criterion[] }): JSX.Element {
  const printing = usePrinting();
  const [open, setOpen] = useState(false);
  // A reader may close it again, whatever was chosen and wherever the address led.
  useArrivalAt(keep, () => setOpen(true));
  useArrivalAt(led, () => setOpen(true));
  const tally = countBy(definition.criteria, (criterion) => criterion.outcome, OUTCOMES)
    .map((choice) => `${choice.count} ${outcomeWords(definition, choice.id)}`)
    .join(", ");
  return (
    <article class={`card definition${asks(definition) ? "" : " describes"}`} id={`definition/${definition.id}`}>
      <header class="halves">
        <div>
          <h3>
            {definition.name} <span class="dim">{definition.version}</span>
          </h3>
          <p>{definition.headline}</p>
        </div>
        <div>
          <Said definition={definition} describes={view.describes} large />
          <Levels definition={definition} />
        </div>
      </header>
      <details open={printing || open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {countOf(definition.criteria.length, asks(definition) ? "requirement" : "question")}: {tally}
        </summary>
        <MissingOf definition={definition} />
        {printing && view.describes ? (
          <p class="dim">One by one in the report's own file: what only describes says on paper what is missing, and no more.</p>
        ) : (
          <ul class="criteria">
            {shown.map((criterion) => (
              <CriterionRow key={criterion.id} definition={definition} criterion={criterion} />
            ))}
          </ul>
        )}
        {shown.length === 0 && <p class="dim">None of them is like that.</p>}
      </details>
      {view.differs.map((difference) => (
        <p key={difference} class="dim">
          {difference}
        </p>
      ))}
      <p class="dim source">Source: {definition.source}</p>
    </article>
  );
}

export function Definitions({ definition: asked, criterion }: { definition: string; criterion: string }): JSX.Element | null {
  const { profile, view } = useRelease();
  const { definitions } = profile;
  const items = useMemo(() => definitions.filter(asks).flatMap((one) => one.criteria), [definitions]);
  const led = asked && `${asked}/${criterion}`;
  const { kind, fits, bar } = useFilters({
    items,
    kinds: "Show requirements that are",
    // What asks for nothing has no requirement that is like that.
    kindOf: (one) => (items.includes(one) ? one.outcome : ""),
    order: OUTCOMES,
    led,
    entries: definitions.find((one) => one.id === asked)?.criteria.filter((one) => criterion === "" || one.id === criterion) ?? [],
  });
  if (definitions.length === 0) return null;
  return (
    <Section id="definitions" title="Requirement by requirement" lead="What each definition asks, in our words, what was found, and the cheapest thing that would change it.">
      {bar}
      {view.definitions.map((entry) => {
        const definition = definitions[entry.index];
        return definition && (kind === "" || asks(definition)) && <DefinitionBlock key={definition.id} definition={definition} view={entry} keep={kind} led={asked === definition.id ? led : ""} shown={definition.criteria.filter(fits)} />;
      })}
    </Section>
  );
}
