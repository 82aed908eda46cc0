// One cell of the matrix as SVG, which prints with its colors whatever a printer thinks of backgrounds: filled by state, hatched on weak evidence, with a
// corner where it stands before the next class.
import type { ComponentChildren, JSX } from "preact";
import type { GateState } from "../data/profile";
import { StateShape } from "../parts/Glyph";

// Patterns that all cells refer to; once in the page.
export const Hatching = (): JSX.Element => (
  <svg class="defs" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M1 0v6" class="hatch-line" />
      </pattern>
      <pattern id="hatch-unknown" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M1 0v7" class="hatch-line-unknown" />
      </pattern>
    </defs>
  </svg>
);

export function CellBox({ state, weak, blocks }: { state: GateState; weak: boolean; blocks: boolean }): JSX.Element {
  return (
    <svg class={`box box-${state}`} width="100%" height="100%" aria-hidden="true" focusable="false">
      <rect class={`fill-${state}`} width="100%" height="100%" rx="4" />
      {state === "unknown" && <rect width="100%" height="100%" rx="4" fill="url(#hatch-unknown)" />}
      {weak && <rect width="100%" height="100%" rx="4" fill="url(#hatch)" />}
      <svg x="50%" y="50%" overflow="visible">
        <g transform="translate(-8 -8)">
          <StateShape state={state} />
        </g>
      </svg>
      {blocks && (
        <svg x="100%" overflow="visible">
          <path class="corner" d="M-13 0H-4Q0 0 0 4V13z" />
        </svg>
      )}
    </svg>
  );
}

// What cells look like, and what that says; `children`: more of the same.
export const Legend = ({ states, weak, children }: { states: readonly { id: GateState; name: string }[]; weak: string; children?: ComponentChildren }): JSX.Element => (
  <ul class="legend" aria-label="Legend">
    {states.map((state) => (
      <Key key={state.id} state={state.id}>
        {state.name}
      </Key>
    ))}
    <Key state="open" weak>
      {weak}
    </Key>
    {children}
  </ul>
);

export const Key = ({ state, weak = false, blocks = false, children }: { state: GateState; weak?: boolean; blocks?: boolean; children: ComponentChildren }): JSX.Element => (
  <li>
    <span class="key">
      <CellBox state={state} weak={weak} blocks={blocks} />
    </span>
    {children}
  </li>
);
