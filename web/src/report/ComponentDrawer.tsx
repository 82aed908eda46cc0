// One component: what counts as having it, how well it is known, and its six gates.
import type { JSX } from "preact";
import { isWeak } from "../data/release";
import { words } from "../parts/Glyph";
import { useRelease } from "./context";
import { Concerning } from "./Concerning";
import { EvidenceItems } from "./EvidenceItems";
import { CellBox } from "./MatrixCell";
import { Missing } from "./Missing";

export function ComponentDrawer({ id }: { id: string }): JSX.Element {
  const release = useRelease();
  const component = release.component(id);
  const componentView = release.componentView(id);
  if (!component || !componentView) return <Missing what="component" />;
  return (
    <>
      <h2 id="drawer-title">{componentView.name}</h2>
      <p class="dim">{componentView.looks_for}</p>
      <dl class="facts">
        <dt>Known</dt>
        <dd>
          <b>{words(component.assurance)}</b> <span class="dim">{release.meaning("assurance", component.assurance)}</span>
        </dd>
        <dt>Given out</dt>
        <dd>
          <b>{words(component.availability)}</b> <span class="dim">{release.meaning("availability", component.availability)}</span>
        </dd>
        {component.summary && (
          <>
            <dt>In short</dt>
            <dd>{component.summary}</dd>
          </>
        )}
        <dt>License</dt>
        <dd>{componentView.license}</dd>
      </dl>
      <h3>Gates</h3>
      <ul class="gates">
        {release.view.gates.map((gate) => {
          const { state, because } = component.gates[gate.id];
          return (
            <li key={gate.id}>
              <a href={`#/cell/${id}/${gate.id}`}>
                <span class="key">
                  <CellBox state={state} weak={isWeak(component.gates[gate.id])} blocks={componentView.blocks === gate.id} />
                </span>
                <b>{gate.name}</b>
              </a>
              <span class="dim">{because || release.stateName(state)}</span>
            </li>
          );
        })}
      </ul>
      {component.evidence.length > 0 && <h3>Evidence</h3>}
      <EvidenceItems ids={component.evidence} />
      <Concerning component={id} ids={component.evidence} />
    </>
  );
}
