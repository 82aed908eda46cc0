// Records, by file and number.
import type { JSX } from "preact";
import { type Place, placeName } from "../data/measured";

export const Places = ({ places }: { places: readonly Place[] }): JSX.Element | null =>
  places.length === 0 ? null : (
    <span class="places-of">
      {places.map((place, i) => (
        <code key={`${placeName(place)}/${i}`}>{placeName(place)}</code>
      ))}
    </span>
  );
