// Does `act` when `led`, what a list is led to, becomes another: within the very drawing that is led there, so that what it does is seen by who looks for the place.
import { useState } from "preact/hooks";

export function useArrivalAt(led: string, act: () => void): void {
  const [last, setLast] = useState("");
  if (last === led) return;
  setLast(led);
  if (led !== "") act();
}
