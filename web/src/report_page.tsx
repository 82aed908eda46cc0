// The page: the report on one release whose data stand in the page itself, or the site that a server gives.
import { render } from "preact";
import { inlinedData } from "./data/inlined";
import { Release } from "./data/release";
import { visible } from "./data/visible";
import { Report } from "./report/Report";
import { Site } from "./site/Site";
import "./styles/index.css";

const page = document.getElementById("page");
if (!page) throw new Error("the page has no element 'page'");
page.textContent = "";

function start(into: HTMLElement): void {
  const data = inlinedData();
  const release = "release" in data ? new Release(data.release) : undefined;
  const draw = (printing: boolean): void =>
    render(release ? <Report release={release} printing={printing} /> : "site" in data ? <Site view={data.site} printing={printing} /> : null, into);
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
