import type { ComponentChildren, JSX } from "preact";

export function Section({ id, title, lead, children }: { id: string; title: string; lead?: ComponentChildren; children: ComponentChildren }): JSX.Element {
  return (
    <section class="section" aria-labelledby={`${id}-title`}>
      <h2 id={id}>
        <span id={`${id}-title`}>{title}</span>
      </h2>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
