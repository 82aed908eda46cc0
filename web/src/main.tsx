// The page: today one release whose data stand in the page itself.
import { render } from "preact";
import { inlinedRelease } from "./data/inlined";
import { Release } from "./data/release";
import { Report } from "./report/Report";
import "./styles/index.css";

const page = document.getElementById("page");
if (!page) throw new Error("the page has no element 'page'");
page.textContent = "";

const release = new Release(inlinedRelease());
const draw = (printing: boolean): void => render(<Report release={release} printing={printing} />, page);

draw(false);
// Drawn before the printer looks: render() is done when it returns.
addEventListener("beforeprint", () => draw(true));
addEventListener("afterprint", () => draw(false));
