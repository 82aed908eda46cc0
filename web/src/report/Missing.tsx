import type { JSX } from "preact";

export const Missing = ({ what }: { what: string }): JSX.Element => (
  <>
    <h2 id="drawer-title">Not in this report</h2>
    <p>The address names a {what || "place"} that this report does not have. It may come from a report on another revision.</p>
  </>
);
