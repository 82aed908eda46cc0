// Components by gates: the picture of the release. A grid to the keyboard: one stop of the tab key, arrows within.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Component, GateId, GateState } from "../data/profile";
import { isWeak } from "../data/release";
import type { ComponentView } from "../data/view";
import { Choices } from "../parts/Filters";
import { Glyph } from "../parts/Glyph";
import { moveInGrid } from "../parts/grid";
import { nameIn } from "../parts/numbers";
import { useRelease } from "./context";
import { CellBox, Key, Legend } from "./MatrixCell";
import { Section } from "./Section";

type Keep = "" | "blocks" | GateState;

function cellWords(component: Component, view: ComponentView, gate: GateId, names: { gate: string; state: string; next: string }): string {
  return `${view.name}, ${names.gate}: ${names.state}${isWeak(component.gates[gate]) ? ", on weak evidence" : ""}${view.blocks === gate ? `, stands before ${names.next}` : ""}`;
}

function Cell({ component, view, gate, stop, faded }: {
  component: Component;
  view: ComponentView;
  gate: GateId;
  stop: boolean;
  faded: boolean;
}): JSX.Element {
  const release = useRelease();
  const { state, because } = component.gates[gate];
  const names = {
    gate: nameIn(release.view.gates, gate),
    state: release.stateName(state),
    next: release.view.ladder.next,
  };
  return (
    <td class={faded ? "faded" : undefined}>
      <a
        id={`cell/${component.id}/${gate}`}
        class="cell"
        href={`#/cell/${component.id}/${gate}`}
        tabIndex={stop ? 0 : -1}
        aria-label={cellWords(component, view, gate, names)}
        title={because || undefined}
      >
        <CellBox state={state} weak={isWeak(component.gates[gate])} blocks={view.blocks === gate} />
      </a>
    </td>
  );
}

export function Matrix(): JSX.Element {
  const release = useRelease();
  const { view } = release;
  const [keep, setKeep] = useState<Keep>("");

  const first = `${view.categories.flatMap((category) => category.components)[0]?.id}.${view.gates[0]?.id}`;
  const cells = view.categories.flatMap((category) =>
    category.components.flatMap((one) => view.gates.map((gate) => ({ one, gate: gate.id, state: release.component(one.id)?.gates[gate.id].state ?? "unknown" }))),
  );
  const choices = [
    ...view.states
      .filter((state) => state.id !== "not-applicable")
      .map((state) => ({ id: state.id as string, name: state.name, count: cells.filter((cell) => cell.state === state.id).length, sign: <Glyph state={state.id} /> }))
      .filter((choice) => choice.count > 0),
    { id: "blocks", name: view.ladder.next ? `stands before ${view.ladder.next}` : "", count: cells.filter((cell) => cell.one.blocks === cell.gate).length },
  ].filter((choice) => choice.count > 0);
  const isKept = (one: ComponentView, gate: GateId, state: GateState): boolean => keep === "" || (keep === "blocks" ? one.blocks === gate : state === keep);

  return (
    <Section id="matrix" title="Components and gates" lead="The gates bind from left to right. Every cell opens to its reason and its evidence.">
      <Choices label="Show cells that are" choices={choices} chosen={keep} onChoose={(id) => setKeep(id as Keep)} />
      <table class="matrix" role="grid" aria-label="Components and gates" onKeyDown={moveInGrid}>
        <thead>
          <tr>
            <td class="group-head" />
            {view.ladder.title && (
              <th scope="col" class="asked">
                {view.ladder.title}
              </th>
            )}
            <th scope="col" class="name">
              <span class="hidden">Component</span>
            </th>
            {view.gates.map((gate, i) => (
              <th key={gate.id} scope="col" class="gate" title={release.meaning("gate", gate.id)}>
                <span>{gate.name}</span>
                {i + 1 < view.gates.length && (
                  <span class="binds" aria-hidden="true">
                    ›
                  </span>
                )}
              </th>
            ))}
            <th scope="col" class="license">
              Binding license
            </th>
          </tr>
        </thead>
        {view.categories
          .filter((category) => category.components.length > 0)
          .map((category) => (
            <tbody key={category.id}>
              {category.components.map((one, i) => {
                const component = release.component(one.id);
                if (!component) return null;
                const licensed = component.gates.licensed.state;
                return (
                  <tr key={one.id}>
                    {i === 0 && (
                      <th scope="rowgroup" class="group" rowSpan={category.components.length}>
                        <span>{category.name}</span>
                      </th>
                    )}
                    {view.ladder.title && <td class="asked">{one.asked_by ?? ""}</td>}
                    <th scope="row" class="name" id={`component/${one.id}`}>
                      <a href={`#/component/${one.id}`} tabIndex={-1}>
                        {one.name}
                      </a>
                      {one.license !== "–" && <span class="narrow-license">license: {one.license}</span>}
                    </th>
                    {view.gates.map((gate) => (
                      <Cell
                        key={gate.id}
                        component={component}
                        view={one}
                        gate={gate.id}
                        stop={`${one.id}.${gate.id}` === first}
                        faded={!isKept(one, gate.id, component.gates[gate.id].state)}
                      />
                    ))}
                    <td class={licensed === "closed" ? "license bad" : licensed === "open" || licensed === "conditional" ? "license" : "license dim"}>{one.license}</td>
                  </tr>
                );
              })}
            </tbody>
          ))}
      </table>
      <Legend states={view.states} weak="hatched: on weak evidence">
        {cells.some((cell) => cell.one.blocks) && (
          <Key state="closed" blocks>
            corner: stands before {view.ladder.next}
          </Key>
        )}
      </Legend>
    </Section>
  );
}
