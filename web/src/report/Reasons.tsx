// On paper, where no cell opens: why each cell is as it is.
import type { JSX } from "preact";
import { isWeak } from "../data/release";
import { useRelease } from "./context";
import { EvidenceFold } from "./EvidenceItems";
import { CellBox } from "./MatrixCell";
import { Section } from "./Section";

export function Reasons(): JSX.Element {
  const release = useRelease();
  return (
    <Section id="reasons" title="Why each cell is as it is">
      <div class="all-reasons">
        {release.profile.components.map((component) => (
          <article class="reasons" key={component.id}>
            <h3>{release.nameOf(component.id)}</h3>
            <ul>
              {release.view.gates
                .filter((gate) => component.gates[gate.id].state !== "not-applicable" && component.gates[gate.id].because !== "") // the matrix says the rest
                .map((gate) => {
                  const { state, because, evidence } = component.gates[gate.id];
                  return (
                    <li key={gate.id}>
                      <span class="key">
                        <CellBox state={state} weak={isWeak(component.gates[gate.id])} blocks={false} />
                      </span>
                      <b>{gate.name}</b> {release.stateName(state)}
                      {because && `: ${because}`}
                      <EvidenceFold ids={evidence} />
                    </li>
                  );
                })}
            </ul>
          </article>
        ))}
      </div>
    </Section>
  );
}
