// One card per definition: what it says of the release, and how far the next level is.
import type { JSX } from "preact";
import type { Definition, Level } from "../data/profile";
import { Verdict, words } from "../parts/Glyph";
import { capital } from "../parts/numbers";
import { useRelease } from "./context";
import { Section } from "./Section";

// Maps and scores ask for nothing: what is a requirement to others is a question to them.
const ANSWERS: Record<string, string> = { met: "yes", partly: "in part", unmet: "no", unknown: "not known", "needs-human": "for a person to say", "not-applicable": "does not apply" };
export const asks = (definition: Definition): boolean => definition.outcome !== "not-applicable";
export const outcomeWords = (definition: Definition, outcome: string): string => (!asks(definition) && ANSWERS[outcome]) || words(outcome);

function LevelBar({ level }: { level: Level }): JSX.Element {
  // A score has a share of its own, and another if all that is not known were open.
  const scored = level.possible !== undefined;
  const share = scored ? level.progress : level.of > 0 ? (100 * level.met) / level.of : 0;
  const possible = Math.max(share, level.possible ?? 0);
  const percent = `${Math.round(share)}${possible > share ? `–${Math.round(possible)}` : ""} %`;
  return (
    <li>
      <span class="level-name">{level.name}</span>
      <svg class={level.outcome === "met" ? "level reached" : "level"} viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={scored ? `${percent} of the score` : `${level.met} of ${level.of} met`}>
        <rect class="track" width="100" height="6" />
        {possible > share && <rect class="not-known" width={possible} height="6" />}
        <rect class="done" width={share} height="6" />
      </svg>
      <span class="level-count">
        {scored ? percent : `${level.met}/${level.of}`}
      </span>
    </li>
  );
}

export const Levels = ({ definition }: { definition: Definition }): JSX.Element => (
  <ul class="levels">
    {definition.levels.map((level) => (
      <LevelBar key={level.id} level={level} />
    ))}
  </ul>
);

// The verdict in the definition's own words where it has some: the class reached, the figure of a score.
export function Said({ definition, describes, large }: { definition: Definition; describes: boolean; large?: boolean }): JSX.Element {
  const said = describes ? "describes, judges nothing" : definition.label || words(definition.outcome);
  return (
    <Verdict mark={definition.outcome} large={large ?? false}>
      {said}
    </Verdict>
  );
}

export function Verdicts(): JSX.Element | null {
  const { profile, view } = useRelease();
  if (profile.definitions.length === 0) return null;
  return (
    <Section id="verdicts" title="By each definition of openness" lead="They ask for different things. Each card leads to its requirements, one by one.">
      <div class="cards">
        {view.definitions.map(({ index, describes, distance }) => {
          const definition = profile.definitions[index];
          if (!definition) return null;
          return (
            <article key={definition.id} class="card definition-card">
              <h3>
                <a href={`#/definition/${definition.id}`}>{definition.name}</a> <span class="dim">{definition.version}</span>
              </h3>
              <Said definition={definition} describes={describes} large />
              {distance && <p class="distance">{capital(distance)}</p>}
              <Levels definition={definition} />
              <p class="dim">{definition.headline}</p>
            </article>
          );
        })}
      </div>
    </Section>
  );
}
