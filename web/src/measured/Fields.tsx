// Which fields records have, and what they say of where they are from.
import type { JSX } from "preact";
import type { Measured, Role } from "../data/measured";
import { Bars } from "../parts/Bars";
import { countOf, grouped } from "../parts/numbers";
import { shareWords } from "../parts/ShareBar";
import { Section } from "../report/Section";

function RoleCard({ role, of }: { role: Role; of: number }): JSX.Element {
  return (
    <article class="card">
      <h3>{role.title}</h3>
      <p class="dim">
        in {countOf(role.records, "record")}, {shareWords(of > 0 ? role.records / of : 0)}
        {role.distinct !== undefined && `; ${role.exact ? "" : "about "}${countOf(role.distinct, "different value")}`}
        {(role.dates_not_read ?? 0) > 0 && `; of ${grouped(role.dates_not_read ?? 0)} no year was read`}
      </p>
      {role.values && <Bars label={`Values of ${role.title}`} what="values" bars={role.values.map((one) => ({ key: one.value, name: one.value, count: one.records }))} of={role.records} />}
      {role.years && <Bars label={`Years of ${role.title}`} what="years" bars={role.years.map((one) => ({ key: `${one.year}`, name: one.year, count: one.records }))} of={role.records} />}
    </article>
  );
}

export function Fields({ fields }: { fields: NonNullable<Measured["fields"]> }): JSX.Element {
  return (
    <Section id="fields" title="Where records say they are from" lead="Fields that tell by their name what they are for. What may be someone's address or number shows only as what it looks like; of people nothing is shown.">
      {fields.roles.length === 0 && <p class="dim">No field says so.</p>}
      <div class="parts">
        {fields.roles.map((role) => (
          <RoleCard key={role.id} role={role} of={fields.records} />
        ))}
      </div>
      {fields.fields.length > 0 && (
        <>
          <h3>All fields</h3>
          <Bars label="Fields" what="fields" bars={fields.fields.map((one, i) => ({ key: `${one.name}/${i}`, name: one.name, count: one.records }))} of={fields.records} />
          {fields.more_fields && <p class="dim">There are more than are kept.</p>}
        </>
      )}
    </Section>
  );
}
