#!/usr/bin/env node
// Measures the report page in Chromium: bench/report_page.mjs [COUNT…]   HOSTILE_REPORT=PROGRAM (build/tests/web/hostile_report)
//
// For each COUNT, a report with so many pieces of evidence of two thousand bytes each: when the browser first paints something of it (its bar, while the
// rest is read), when the first screen is there, when the page is drawn whole, how long a search over all of it takes, and the elements in the document. Beside it, in the same run, the same bytes shown by the browser as plain
// text, which is the least that any page of them can cost. The fastest of three.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, open } from "../tests/web/browser.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const program = process.env.HOSTILE_REPORT ?? join(root, "build/tests/web/hostile_report");
const counts = process.argv.length > 2 ? process.argv.slice(2) : ["0", "1000", "5000"];
const folder = mkdtempSync(join(tmpdir(), "daylight-bench-"));
const browser = await launch();
const best = async (measure) => Math.min(await measure(), await measure(), await measure());
// Of content: a blank page is painted before.
const firstPaint = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const look = (list) => list.getEntries().forEach((entry) => entry.name === "first-contentful-paint" && done(entry.startTime));
        new PerformanceObserver(look).observe({ type: "paint", buffered: true });
      }),
  );

// The largest text that was there first of what the script draws: the bar stands before it.
const firstScreen = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const look = (list) => list.getEntries().forEach((entry) => entry.element?.closest("main") && done(entry.startTime));
        new PerformanceObserver(look).observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );

const row = (...cells) => console.log(cells.map((cell, i) => String(cell).padStart(i === 0 ? 8 : 14)).join(""));
row("items", "MB", "first paint", "first screen", "drawn", "as text", "ratio", "search", "elements");
for (const count of counts) {
  const file = join(folder, "report.html");
  const text = join(folder, "report.txt");
  execFileSync(program, [file, count]);
  copyFileSync(file, text);
  let screen = Infinity;
  let drawn = Infinity;
  let search = Infinity;
  let elements = 0;
  const paint = await best(async () => {
    const { page, close } = await open(browser, file);
    const at = await firstPaint(page);
    screen = Math.min(screen, await firstScreen(page));
    drawn = Math.min(drawn, await page.evaluate(() => performance.getEntriesByName("daylight-drawn")[0].startTime));
    elements = await page.locator("*").count();
    search = Math.min(
      search,
      await page.evaluate(async () => {
        const box = document.querySelector('.search input');
        const start = performance.now();
        box.focus();
        box.value = "hacked = 4999";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        while (!document.querySelector(".hits")) await new Promise(requestAnimationFrame);
        return performance.now() - start;
      }),
    );
    await close();
    return at;
  });
  const asText = await best(async () => {
    const page = await browser.newPage();
    await page.goto(`file://${text}`);
    const at = await firstPaint(page);
    await page.close();
    return at;
  });
  const ms = (value) => `${value.toFixed(0)} ms`;
  row(count, (statSync(file).size / 1e6).toFixed(1), ms(paint), ms(screen), ms(drawn), ms(asText), (screen / asText).toFixed(2), ms(search), elements);
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
