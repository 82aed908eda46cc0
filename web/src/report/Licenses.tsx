// Which terms govern which part, how that is known, and what they allow.
import type { JSX } from "preact";
import type { Binding, Part, TermsAnswer } from "../data/profile";
import { Verdict, words } from "../parts/Glyph";
import { capital } from "../parts/numbers";
import { useRelease } from "./context";
import { EvidenceFold } from "./EvidenceItems";
import { Section } from "./Section";

const PARTS: Part[] = ["code", "weights", "data", "documentation"];
const OPEN = ["osi-approved", "open-content"];

// Questions that are answered alike for the same reason stand together.
function answersOf(binding: Binding): { questions: string[]; said: TermsAnswer }[] {
  const groups: { questions: string[]; said: TermsAnswer }[] = [];
  for (const [question, said] of Object.entries(binding.freedoms ?? {})) {
    const alike = groups.find((group) => group.said.answer === said.answer && group.said.because === said.because);
    if (alike) alike.questions.push(question);
    else groups.push({ questions: [question], said });
  }
  return groups;
}

function Answers({ binding }: { binding: Binding }): JSX.Element | null {
  const { view } = useRelease();
  const groups = answersOf(binding);
  if (groups.length === 0) return null;
  return (
    <ul class="answers">
      {groups.map((group) => (
        <li key={group.questions.join()}>
          <span>{group.questions.map((question) => view.freedoms[question] ?? question).join(", ")}</span>
          <Verdict mark={group.said.answer}>{view.answers[group.said.answer] ?? group.said.answer}</Verdict>
          {group.said.because && <span class="dim">{group.said.because}</span>}
          <EvidenceFold ids={group.said.clauses} name="Clauses" />
        </li>
      ))}
    </ul>
  );
}

function Terms({ binding }: { binding: Binding }): JSX.Element {
  const release = useRelease();
  const open = OPEN.includes(binding.class);
  const mark = open ? "open-terms" : binding.class === "unknown" ? "unknown" : "bad-terms";
  return (
    <div class="binding">
      <p>
        {binding.expression && <strong>{binding.expression} </strong>}
        <span title={release.meaning("license-class", binding.class)}>
          <Verdict mark={mark}>{words(binding.class)}</Verdict>
        </span>
      </p>
      <p class="dim">
        {binding.scope}
        {binding.how === "not-stated" ? ": not stated" : `, by ${words(binding.how)}`}
      </p>
      <Answers binding={binding} />
      <EvidenceFold ids={binding.evidence} />
    </div>
  );
}

export function Licenses(): JSX.Element {
  const { profile } = useRelease();
  return (
    <Section id="licenses" title="Licenses" lead="What the terms come to, read from their text. No legal advice.">
      <div class="parts">
        {PARTS.map((part) => (
          <article class="card" key={part}>
            <h3>{capital(part)}</h3>
            {profile.licensing[part].length === 0 && <p class="dim">not known</p>}
            {profile.licensing[part].map((binding, i) => (
              <Terms key={`${binding.expression}/${binding.scope}/${i}`} binding={binding} />
            ))}
          </article>
        ))}
      </div>
    </Section>
  );
}
