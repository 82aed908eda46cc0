// A name that may be long, with the places at which it is best broken: behind what parts its words.
import type { JSX } from "preact";

export const broken = (name: string): JSX.Element => (
  <>
    {name.match(/[^/+_.]+[/+_.]*|[/+_.]+/g)?.map((part, i) => (
      <>
        {i > 0 && <wbr />}
        {part}
      </>
    ))}
  </>
);
