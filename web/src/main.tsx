// The page: today one release whose data stand in the page itself.
import { render } from "preact";
import { inlinedRelease } from "./data/inlined";
import { Release } from "./data/release";
import { visible } from "./data/visible";
import { Report } from "./report/Report";
import "./styles/index.css";

const page = document.getElementById("page");
if (!page) throw new Error("the page has no element 'page'");
page.textContent = "";

function start(into: HTMLElement): void {
  const release = new Release(inlinedRelease());
  const draw = (printing: boolean): void => render(<Report release={release} printing={printing} />, into);
  draw(false);
  // Drawn before the printer looks: render() is done when it returns.
  addEventListener("beforeprint", () => draw(true));
  addEventListener("afterprint", () => draw(false));
}

try {
  start(page);
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
