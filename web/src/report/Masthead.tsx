// The top of the report: what a reader takes away who reads nothing else.
import type { JSX } from "preact";
import type { GateState } from "../data/profile";
import { encodePath } from "../data/release";
import { Verdict, words } from "../parts/Glyph";
import { countOf, grouped, humanBytes, sentence } from "../parts/numbers";
import { useRelease } from "./context";
import { asks } from "./Verdicts";

// How many cells of the matrix are in which state, as one bar.
function Composition(): JSX.Element {
  const release = useRelease();
  const counts = new Map<GateState, number>();
  for (const component of release.profile.components)
    for (const gate of release.view.gates) {
      const { state } = component.gates[gate.id];
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  const applicable = release.view.states.filter((state) => state.id !== "not-applicable" && (counts.get(state.id) ?? 0) > 0);
  const total = applicable.reduce((sum, state) => sum + (counts.get(state.id) ?? 0), 0);
  const inWords = applicable.map((state) => `${counts.get(state.id) ?? 0} ${state.name}`).join(", ");
  let at = 0;
  return (
    <figure class="composition">
      <svg viewBox={`0 0 ${Math.max(total, 1)} 1`} preserveAspectRatio="none" role="img" aria-label={`Of ${total} cells of the matrix that apply: ${inWords}`}>
        {applicable.map((state) => {
          const count = counts.get(state.id) ?? 0;
          const x = at;
          at += count;
          return <rect key={state.id} class={`fill-${state.id}`} x={x} y="0" width={count} height="1" />;
        })}
      </svg>
      <figcaption>
        {applicable.map((state) => (
          <span key={state.id} class="share">
            <span class={`swatch fill-${state.id}`} aria-hidden="true" />
            <b>{counts.get(state.id)}</b> {state.name}
          </span>
        ))}
        <span class="dim">
          of {total} questions: {release.profile.components.length} components, {release.view.gates.length} gates each, where they apply
        </span>
      </figcaption>
    </figure>
  );
}

// The worst of what the release says of itself, beside what was found.
function FirstClaim(): JSX.Element | null {
  const release = useRelease();
  const group = release.claims[0];
  const first = group?.claims[0];
  if (!group || !first) return null;
  return (
    <section class="card said" aria-labelledby="said-title">
      <h2 class="overline" id="said-title">
        What it says
      </h2>
      <blockquote>{first.text}</blockquote>
      <p class="place">
        <code>{release.placeOfClaim(first)}</code>
      </p>
      <h3 class="overline">What was found</h3>
      <p>
        <Verdict mark={first.verdict}>{words(first.verdict)}</Verdict>
      </p>
      <p>{first.because}</p>
      <p>
        <a href={`#/claim/${encodePath(group.key)}`}>See the evidence</a>
        {release.profile.claims.length > 1 && (
          <>
            {" · "}
            <a href="#claims">all {countOf(release.profile.claims.length, "claim")}</a>
          </>
        )}
      </p>
    </section>
  );
}

function NextSteps(): JSX.Element | null {
  const { next_steps: steps, definitions } = useRelease().profile;
  const open = definitions.filter(asks).flatMap((one) => one.criteria.filter((criterion) => criterion.outcome === "unknown" || criterion.outcome === "needs-human"));
  return (
    <section class="card" aria-labelledby="next-steps">
      <h2 class="overline" id="next-steps">
        {steps.length < 2 ? "What would change most" : `The ${["", "", "two", "three"][steps.length] ?? steps.length} steps that would change most`}
      </h2>
      {steps.length === 0 && (
        <p>
          No step is named, for nothing that a definition asks for is known to be missing.{" "}
          {open.length > 0 && (
            <>
              Of <a href="#definitions">{countOf(open.length, "requirement")}</a> it could not be told: what they ask for is kept elsewhere, was not examined, or is for a person to judge.
            </>
          )}
        </p>
      )}
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.text}>
            <strong>{step.text}</strong>
            <span class="dim">{step.because}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function NotSeen(): JSX.Element | null {
  const { coverage } = useRelease().profile;
  if (coverage.complete) return null;
  return (
    <section class="notice" aria-label="Coverage">
      <p>
        <strong>Not everything was seen,</strong> so nothing is called absent that could still be there.
      </p>
      <ul>
        {coverage.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}

export function Masthead(): JSX.Element {
  const { profile, view, findings } = useRelease();
  const grave = findings.filter((finding) => finding.severity === "high").length;
  const denied = profile.claims.filter((claim) => claim.verdict === "not-supported").length;
  const { coverage } = profile;
  return (
    <header class="masthead">
      <p class="overline">Openness audit</p>
      <h1>{profile.release}</h1>
      <p class="grade">
        {view.grade && <strong>{view.grade}</strong>}
        {view.grade && view.ladder.title && <span class="dim"> by {view.ladder.title}. </span>}
        {view.facts[0] && <span>{sentence(view.facts[0])}</span>}
      </p>
      {(grave > 0 || denied > 0) && (
        <p class="alarms">
          {denied > 0 && (
            <a href="#claims">
              <Verdict mark="not-supported">{countOf(denied, "claim")} not supported</Verdict>
            </a>
          )}
          {grave > 0 && (
            <a href="#findings">
              <Verdict mark="high">{countOf(grave, "grave finding")}</Verdict>
            </a>
          )}
        </p>
      )}
      <Composition />
      <NotSeen />
      <div class="pair">
        <FirstClaim />
        <NextSteps />
      </div>
      <p class="dim facts">
        {profile.sources.map((source) => (
          <span key={source.name}>
            {source.name} ({source.kind}
            {source.revision && (
              <>
                , <code>{source.revision.slice(0, 12)}</code>
              </>
            )}
            )
          </span>
        ))}
        <span>
          {countOf(coverage.files_read, "file")} of {grouped(coverage.files)} read, {humanBytes(coverage.bytes)}
        </span>
        <span>
          {profile.tool.name} {profile.tool.version}
        </span>
      </p>
    </header>
  );
}
