// The six states of a gate and the outcomes of requirements, each by a shape of its own: never by color alone. Shapes as in the terminal's ● ◐ ◔ ○ ? –.
import type { ComponentChildren, JSX } from "preact";
import type { ClaimVerdict, GateState, Outcome, Severity } from "../data/profile";

const line = (d: string, width: number): JSX.Element => <path d={d} fill="none" stroke="currentColor" stroke-width={width} />;
const round = (r: number, width: number, cy = 8): JSX.Element => <circle cx="8" cy={cy} r={r} fill="none" stroke="currentColor" stroke-width={width} />;
const full = (r: number): JSX.Element => <circle cx="8" cy="8" r={r} fill="currentColor" />;
const ring = round(5.5, 2);

const STATES: Record<GateState, JSX.Element> = {
  open: full(6),
  conditional: (
    <>
      {ring}
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  partial: (
    <>
      {ring}
      <path d="M8 8V2.5A5.5 5.5 0 0 1 13.5 8z" fill="currentColor" />
    </>
  ),
  closed: ring,
  unknown: line("M5.2 5.7a2.9 2.9 0 1 1 4.3 2.6Q8 9.1 8 10.4M8 12.6v1.6", 2),
  "not-applicable": line("M4.5 8h7", 2),
};

export const StateShape = ({ state }: { state: GateState }): JSX.Element => STATES[state] ?? STATES.unknown;

export const Sign = ({ class: name, children }: { class?: string; children: ComponentChildren }): JSX.Element => (
  <svg class={name} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    {children}
  </svg>
);

export const Glyph = ({ state }: { state: GateState }): JSX.Element => (
  <Sign class="glyph">
    <StateShape state={state} />
  </Sign>
);

const disc = full(7);
const onDisc = (path: string): JSX.Element => <path d={path} fill="none" stroke="var(--paper)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />;
const yes = (
  <>
    {disc}
    {onDisc("M4.8 8.3l2.2 2.2 4.2-4.8")}
  </>
);
const no = (
  <>
    {disc}
    {onDisc("M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2")}
  </>
);
const half = (
  <>
    {round(6.2, 1.6)}
    <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
  </>
);
const question = (
  <>
    <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.2" stroke-dasharray="2 1.6" />
    {line("M6.2 6.4a1.9 1.9 0 1 1 2.7 1.8Q8 8.6 8 9.4M8 11.2v.6", 1.5)}
  </>
);
const person = (
  <>
    {round(2.6, 1.5, 5)}
    {line("M3 14a5 5 0 0 1 10 0", 1.5)}
  </>
);
const dash = line("M4 8h8", 1.8);
const triangle = <path d="M8 2L14.6 13.6H1.4z" fill="currentColor" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round" />;
const diamond = line("M8 1.6L14.4 8 8 14.4 1.6 8z", 1.8);
const ringed = round(5, 1.8);
const bang = (
  <>
    {triangle}
    <path d="M8 6v3.8M8 11.6v.6" stroke="var(--paper)" stroke-width="1.7" />
  </>
);

export type Tone = "good" | "mid" | "bad" | "dim";
export type Mark = Outcome | ClaimVerdict | Severity | "yes" | "no" | "conditional" | "bad-terms" | "open-terms";

const MARKS: Record<string, [Tone, JSX.Element]> = {
  met: ["good", yes],
  partly: ["mid", half],
  unmet: ["bad", no],
  unknown: ["dim", question],
  "needs-human": ["dim", person],
  "not-applicable": ["dim", dash],
  supported: ["good", yes],
  "not-supported": ["bad", no],
  unverifiable: ["dim", question],
  high: ["bad", bang],
  medium: ["mid", diamond],
  low: ["dim", ringed],
  info: ["dim", dash],
  yes: ["good", yes],
  conditional: ["mid", half],
  no: ["bad", no],
  "open-terms": ["good", yes],
  "bad-terms": ["bad", no],
};

// A sign and its word.
export function Verdict({ mark, children, large }: { mark: Mark; children: ComponentChildren; large?: boolean }): JSX.Element {
  const [tone, shape] = MARKS[mark] ?? ["dim", question];
  return (
    <span class={`verdict ${tone}${large ? " large" : ""}`}>
      <Sign>{shape}</Sign>
      <span>{children}</span>
    </span>
  );
}

// "not-supported" as readers write it, and "osi-approved".
export const words = (word: string): string => word.replace(/-/g, " ").replace(/^osi\b/, "OSI");
