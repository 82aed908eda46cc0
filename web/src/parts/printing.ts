// On paper nothing scrolls or opens: what is shown in part on a screen is then shown as far as paper allows.
import { createContext } from "preact";
import { useContext } from "preact/hooks";

export const Printing = createContext(false);
export const usePrinting = (): boolean => useContext(Printing);
