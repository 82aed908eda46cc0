// Licenses in use, by what they govern.
import type { JSX } from "preact";
import { useAnswer } from "../data/api";
import type { LicenseCount } from "../data/site";
import { words } from "../parts/Glyph";
import { Chunked } from "../parts/Chunked";
import { grouped } from "../parts/numbers";
import { ShareLine } from "../parts/ShareBar";
import { Section } from "../report/Section";
import type { Query } from "./address";
import { SelectField } from "./Choose";
import { Asked } from "./Frame";

// Terms that have no id: what is not known of them is not that there are none.
const UNNAMED: Record<string, string> = { unknown: "not stated, or not identified", none: "no license", custom: "terms of its own" };

const PARTS = ["weights", "code", "data", "documentation"].map((id) => ({ id, name: id }));

export function Licenses({ query: { query, set } }: { query: Query }): JSX.Element {
  const part = query.get("part") ?? "weights";
  const { data, error, waits } = useAnswer<{ counts: LicenseCount[] }>(`/ecosystem/licenses?part=${encodeURIComponent(part)}`);
  const most = Math.max(1, ...(data?.counts.map((one) => one.releases) ?? []));
  return (
    <Section id="licenses" title="Licenses in use" lead={`How many releases have the ${part} under which terms. One release may have several.`}>
      <div class="fields">
        <SelectField label="Of the" value={part} options={PARTS} onChoose={(id) => set({ part: id === "weights" ? "" : id })} />
      </div>
      <Asked waits={waits} error={error} />
      {data && data.counts.length === 0 && <p class="dim">Nothing is known of them.</p>}
      {data && data.counts.length > 0 && (
        <Chunked items={data.counts} what="licenses" within={(entries) => <ul class="bars" aria-label={`Licenses of the ${part}`}>{entries}</ul>}>
          {(one) => (
            <ShareLine
              key={`${one.expression}/${one.class}`}
              share={one.releases / most}
              count={grouped(one.releases)}
              label={
                <>
                  {part === "weights" && one.expression !== "" ? <a href={`/?license=${one.encoded}`}>{one.expression}</a> : one.expression || (UNNAMED[one.class] ?? "terms without a name")}{" "}
                  {(one.expression !== "" || !UNNAMED[one.class]) && <span class="dim">{words(one.class)}</span>}
                </>
              }
            />
          )}
        </Chunked>
      )}
    </Section>
  );
}
