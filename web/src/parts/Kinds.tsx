// What was found of each kind by form and check digits, and where: for a release and for data alone. What stands there is shown where the data have it.
import type { JSX } from "preact";
import { andMore, grouped } from "./numbers";
import { usePrinting } from "./printing";

export const VALIDITIES = ["valid", "plausible", "invalid"] as const;
type Validity = (typeof VALIDITIES)[number];

export interface Place {
  name: string;
  href?: string;
  look: string;
  validity: string;
  value?: string;
}

export interface Kind extends Record<Validity, number> {
  type: string;
  title: string;
  rate?: number; // per million tokens
  more?: string; // "in 3 files"
  places: Place[];
}

function Places({ places }: { places: readonly Place[] }): JSX.Element | null {
  const printing = usePrinting();
  if (places.length === 0) return null;
  const list = (
    <ul class="items">
      {places.map((place, i) => (
        <li key={`${place.name}/${i}`}>
          {place.href ? (
            <a href={place.href} class="place">
              <code>{place.name}</code>
            </a>
          ) : (
            <code class="place">{place.name}</code>
          )}
          <span class="seen">
            {place.validity}, {place.value === undefined ? "looks like " : ""}
            <code>{place.value ?? place.look}</code>
          </span>
        </li>
      ))}
    </ul>
  );
  if (printing) return list;
  return (
    <details class="fold">
      <summary>
        Seen at <code>{places[0]?.name}</code>
        {places.length > 1 && ` ${andMore(places.length - 1)}`}
      </summary>
      {list}
    </details>
  );
}

export function Kinds({ kinds, label, none, meanings }: { kinds: readonly Kind[]; label: string; none: string; meanings: Record<string, string> | undefined }): JSX.Element {
  if (kinds.length === 0) return <p class="dim">{none}</p>;
  const rated = kinds.some((kind) => kind.rate !== undefined);
  const most = Math.max(1, ...kinds.map((kind) => kind.valid + kind.plausible + kind.invalid));
  return (
    <>
      <table class="kinds" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            {VALIDITIES.map((validity) => (
              <th scope="col" key={validity}>
                <span class={`swatch ${validity}`} aria-hidden="true" />
                {validity}
              </th>
            ))}
            {rated && (
              <th scope="col" class="rate">
                per million tokens
              </th>
            )}
          </tr>
        </thead>
        {kinds.map((kind) => {
          let at = 0;
          return (
            <tbody key={kind.type}>
              <tr>
                <th scope="row">
                  <b>{kind.title}</b> <code class="dim">{kind.type}</code>
                </th>
                {VALIDITIES.map((validity) => (
                  <td key={validity} class={kind[validity] === 0 ? "dim" : undefined}>
                    {grouped(kind[validity])}
                  </td>
                ))}
                {rated && <td class="rate">{(kind.rate ?? 0).toFixed((kind.rate ?? 0) < 10 ? 2 : 0)}</td>}
              </tr>
              <tr class="places">
                <td colSpan={5}>
                  <svg class="share-bar" viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
                    <rect class="track" width={most} height="1" />
                    {VALIDITIES.map((validity) => {
                      const x = at;
                      at += kind[validity];
                      return <rect key={validity} class={validity} x={x} width={kind[validity]} height="1" />;
                    })}
                  </svg>
                  {kind.more && <span class="dim">{kind.more}</span>}
                  <Places places={kind.places} />
                </td>
              </tr>
            </tbody>
          );
        })}
      </table>
      <p class="dim means">{VALIDITIES.map((validity) => `${validity}: ${meanings?.[validity] ?? ""}`).join(" ")}</p>
    </>
  );
}
