// One cell: what its gate asks, what was found, and the evidence for it.
import type { JSX } from "preact";
import type { GateId } from "../data/profile";
import { isWeak } from "../data/release";
import { useRelease } from "./context";
import { Concerning } from "./Concerning";
import { EvidenceCard } from "./EvidenceCard";
import { CellBox } from "./MatrixCell";
import { Missing } from "./Missing";

export function CellDrawer({ component: id, gate: gateId }: { component: string; gate: string }): JSX.Element {
  const release = useRelease();
  const { view } = release;
  const component = release.component(id);
  const componentView = release.componentView(id);
  const place = view.gates.findIndex((gate) => gate.id === gateId);
  const gate = view.gates[place];
  if (!component || !componentView || !gate) return <Missing what="cell" />;
  const { state, because, evidence } = component.gates[gate.id];
  const weak = isWeak(component.gates[gate.id]);
  const blocks = componentView.blocks === gate.id;
  const items = evidence.flatMap((one) => release.evidence(one) ?? []);
  const step = (to: { id: GateId; name: string } | undefined, label: string): JSX.Element | null =>
    to ? (
      <a href={`#/cell/${id}/${to.id}`} aria-label={`${label} gate: ${to.name}`}>
        {label === "Previous" && "‹ "}
        {to.name}
        {label === "Next" && " ›"}
      </a>
    ) : null;
  return (
    <>
      <h2 id="drawer-title">
        <a href={`#/component/${id}`}>{componentView.name}</a>
        <span class="binds"> › </span>
        {gate.name}
      </h2>
      <p class="dim">{release.meaning("gate", gate.id)}</p>
      <p class="state">
        <span class="key">
          <CellBox state={state} weak={weak} blocks={blocks} />
        </span>
        <strong>{release.stateName(state)}</strong>
        {weak && <span class="dim"> on weak evidence</span>}
      </p>
      <p>{because || release.meaning("state", state).replace(/^\S /, "")}</p>
      {blocks && <p class="notice">This stands before {view.ladder.next}.</p>}
      <h3>Evidence</h3>
      {items.map((item) => (
        <EvidenceCard key={item.id} item={item} alone={items.length === 1} />
      ))}
      {items.length === 0 && (
        <p class="dim">
          {component.assurance === "absent" && gate.id === "present" ? (
            <>
              It was looked for in <a href="#files">all {release.profile.coverage.files_read} files</a>; nothing was left out, and nothing was found.
            </>
          ) : (
            "No single place decides this: it follows from what was found, or was not, of the component."
          )}
        </p>
      )}
      <Concerning component={id} ids={evidence} />
      <nav class="steps-through" aria-label="Gates of this component">
        {step(view.gates[place - 1], "Previous")}
        {step(view.gates[place + 1], "Next")}
      </nav>
    </>
  );
}
