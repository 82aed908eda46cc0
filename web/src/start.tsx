// Draws into the page what `make` makes of the data in it, anew for a printer (usePrinting); says so where they cannot be read.
import { type JSX, render } from "preact";
import { visible } from "./data/visible";
import { Printing } from "./parts/printing";

export function start(make: () => () => JSX.Element): void {
  const page = document.getElementById("page");
  if (!page) throw new Error("the page has no element 'page'");
  page.textContent = "";
  try {
    const content = make();
    const draw = (printing: boolean): void => render(<Printing.Provider value={printing}>{content()}</Printing.Provider>, page);
    draw(false);
    // Drawn before the printer looks: render() is done when it returns.
    addEventListener("beforeprint", () => draw(true));
    addEventListener("afterprint", () => draw(false));
  } catch (error) {
    // A file that was cut or changed on its way: better said than an empty page.
    const reason = error instanceof Error ? error.message : String(error);
    render(
      <main class="broken">
        <h1>This report cannot be shown</h1>
        <p>Its data are not whole, or not those of this page: the file may have been cut or changed. Make it anew, or get it again.</p>
        <p class="dim">{visible(reason)}</p>
      </main>,
      page,
    );
  }
}
