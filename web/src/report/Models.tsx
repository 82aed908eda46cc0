// The models whose weights are here, and the computing that the training took by what is stated.
import type { JSX } from "preact";
import type { Model } from "../data/profile";
import { Chunked } from "../parts/Chunked";
import { Verdict, words } from "../parts/Glyph";
import { countOf, grouped } from "../parts/numbers";
import { usePrinting } from "../parts/printing";
import { useRelease } from "./context";
import { EvidenceFold } from "./EvidenceItems";
import { Section } from "./Section";

const FIGURES = ["architecture", "dtype", "tensors", "parameters", "embedding_parameters", "active_parameters", "layers", "width", "vocabulary", "context"] as const;

function Figures({ model }: { model: Model }): JSX.Element {
  return (
    <details class="fold" open={usePrinting()}>
      <summary>Figures</summary>
      <dl class="facts">
        {FIGURES.map((name) => {
          const figure = model[name];
          return (
            figure !== undefined && (
              <>
                <dt key={name}>{name.replace("_", " ")}</dt>
                <dd key={`${name}/value`}>{typeof figure === "number" ? grouped(figure) : figure}</dd>
              </>
            )
          );
        })}
      </dl>
    </details>
  );
}

export function Models(): JSX.Element | null {
  const { models } = useRelease().profile;
  if (models.length === 0) return null;
  return (
    <Section id="models" title="Models" lead="What the tensors say, held against configuration, card and name.">
      <Chunked items={models} what="models">
        {(model) => (
          <article class="card" key={model.path}>
            <h3>
              <code>{model.path}</code>
            </h3>
            <p>{model.summary}</p>
            <p class="dim">
              {(model.files ?? 1) > 1 && countOf(model.files ?? 1, "file")}
              {(model.missing_shards ?? 0) > 0 && `, ${countOf(model.missing_shards ?? 0, "shard")} not here`}
            </p>
            {model.contradictions.map((one) => (
              <div key={one.says}>
                <p>
                  <Verdict mark="not-supported">{words(one.fact)} contradicted</Verdict> {one.says}
                </p>
                <EvidenceFold ids={one.evidence} />
              </div>
            ))}
            <Figures model={model} />
            <EvidenceFold ids={model.evidence} />
          </article>
        )}
      </Chunked>
    </Section>
  );
}

export function Training(): JSX.Element | null {
  const { compute } = useRelease().profile;
  if (!compute) return null;
  return (
    <Section id="training" title="Training" lead="An estimate from what is stated.">
      <article class="card">
        <p>{compute.summary}</p>
        <EvidenceFold ids={compute.evidence} />
      </article>
    </Section>
  );
}
