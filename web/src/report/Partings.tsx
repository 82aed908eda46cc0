// Where definitions part: what satisfies one of them and not another, side by side.
import type { JSX } from "preact";
import type { Side } from "../data/view";
import { Verdict, words } from "../parts/Glyph";
import { useRelease } from "./context";
import { Section } from "./Section";

function Sides({ sides }: { sides: Side[] }): JSX.Element {
  const release = useRelease();
  return (
    <ul class="sides">
      {sides.map((side) => {
        const definition = release.profile.definitions[side.definition];
        const criterion = definition && release.criterion(definition, side.criterion);
        if (!definition || !criterion) return null;
        return (
          <li key={`${definition.id}/${criterion.id}`}>
            <a href={`#/criterion/${definition.id}/${criterion.id}`}>{definition.name}</a>
            <span>{criterion.requirement}</span>
            {criterion.outcome !== "met" && (
              <span class="dim">
                {criterion.outcome === "partly" && `${words(criterion.outcome)}: `}
                {criterion.because}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function Partings(): JSX.Element | null {
  const release = useRelease();
  const { partings } = release.view;
  if (partings.length === 0) return null;
  return (
    <Section id="partings" title="Where definitions part" lead="Components with which one definition is content and another is not.">
      <div class="partings">
        {partings.map((parting) => (
          <article class="card halves parting" key={parting.components.join()}>
            <h3>
              {parting.components.map((id, i) => (
                <>
                  {i > 0 && ", "}
                  <a href={`#/component/${id}`}>{release.nameOf(id)}</a>
                </>
              ))}
            </h3>
            <div>
              <Verdict mark="met">enough for</Verdict>
              <Sides sides={parting.met} />
            </div>
            <div>
              <Verdict mark="unmet">not enough for</Verdict>
              <Sides sides={parting.unmet} />
            </div>
          </article>
        ))}
      </div>
    </Section>
  );
}
