#!/usr/bin/env node
// Measures the site in Chromium: bench/site.mjs CATALOG…   DAYLIGHT=PROGRAM (build/daylight)
//
// Each catalog is served, and the matrix opened, paged, sorted and filtered: from the click or the call until fifty rows of the answer are drawn. Beside
// it, in the same run, what the API takes for the same page, and what the browser takes for an empty page of the same server: the least of any page.
// What was asked is not kept by the server (each call differs), nor by the browser. The fastest of three.
//
// A large catalog: bench/make_profiles 100000 | daylight catalog add --catalog FILE -
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/web/browser.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const program = process.env.DAYLIGHT ?? join(root, "build/daylight");
const catalogs = process.argv.slice(2);
if (catalogs.length === 0) {
  console.error("say which: bench/site.mjs CATALOG…");
  process.exit(2);
}
const browser = await launch();
const ms = (value) => `${value.toFixed(0)} ms`;
const row = (...cells) => console.log(cells.map((cell) => String(cell).padStart(12)).join(""));
row("releases", "MB", "empty page", "matrix", "ratio", "next page", "sorted", "filtered", "ecosystem", "API page");
for (const catalog of catalogs) {
  const server = spawn(program, ["serve", "--catalog", catalog, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const site = await new Promise((done, failed) => {
    server.stdout.once("data", (bytes) => done(String(bytes).trim().replace(/\/$/, "")));
    server.once("exit", () => failed(new Error("the server ended")));
  });
  const timed = async (work) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const best = { empty: Infinity, matrix: Infinity, next: Infinity, sorted: Infinity, filtered: Infinity, ecosystem: Infinity, api: Infinity };
  const keep = (name, value) => (best[name] = Math.min(best[name], value));
  let total = 0;
  for (let i = 0; i < 3; ++i) {
    const offset = 50 * (i + 1); // nobody asked for this page before
    keep("api", await timed(async () => (total = (await (await fetch(`${site}/api/v1/releases?limit=50&offset=${offset + 1}`)).json()).total)));
    const page = await browser.newPage();
    const drawn = (address, act) =>
      timed(async () => {
        await act();
        await page.waitForFunction(
          (wanted) => location.search.includes(wanted) && document.querySelector('[aria-busy="false"] .many') && !document.querySelector(".waiting"),
          address,
          { polling: "raf" },
        );
      });
    keep("empty", await timed(() => page.goto(`${site}/nothing-${i}`)));
    keep("matrix", await drawn(`offset=${offset}`, () => page.goto(`${site}/?offset=${offset}`)));
    keep("next", await drawn(`offset=${offset + 50}`, () => page.locator(".pages a", { hasText: "Next" }).evaluate((link) => link.click())));
    keep("sorted", await drawn("sort=", () => page.getByLabel("Sort by").selectOption(["-cells_open", "-released", "-parameters"][i])));
    keep("filtered", await drawn("license=", () => page.getByLabel("Terms of the weights", { exact: true }).fill(["MIT", "Apache-2.0", "CC-BY-NC-4.0"][i]))); // with the pause after the last key
    keep("ecosystem", await timed(async () => {
      await page.goto(`${site}/ecosystem?gate=${["present", "complete", "accessible"][i]}`);
      await page.locator(".lineage a").first().waitFor();
      await page.waitForFunction(() => !document.querySelector(".waiting"), undefined, { polling: "raf" });
    }));
    await page.close();
  }
  row(total, (statSync(catalog).size / 1e6).toFixed(1), ms(best.empty), ms(best.matrix), (best.matrix / best.empty).toFixed(1), ms(best.next), ms(best.sorted), ms(best.filtered), ms(best.ecosystem), ms(best.api));
  server.kill("SIGINT");
}
await browser.close();
