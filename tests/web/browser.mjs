// Debian's Chromium over Playwright, and what every test of the page asks of it.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const onThePath = (program) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, program)).find((path) => existsSync(path));

export const launch = () => {
  const executablePath = onThePath("chromium");
  if (!executablePath) throw new Error("no program 'chromium' on the PATH: packaging/apt.txt names it");
  return chromium.launch({ executablePath });
};

// Opens a file, or what a server serves, in a page of its own. `log` fills with all that must not happen: requests beyond the file or to another place
// than the server, errors, what the page's policy had to stop.
export async function open(browser, from, { hash = "", width = 1280, height = 900, scheme = "light", ready = "main > .colophon" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, acceptDownloads: true });
  const page = await context.newPage();
  const served = from.startsWith("http:");
  const url = served ? from : pathToFileURL(from).href;
  const own = (address) => address.startsWith("blob:") || (served ? new URL(address).origin === new URL(url).origin : address.split("#")[0] === url);
  const log = [];
  page.on("request", (request) => own(request.url()) || log.push(`request: ${request.url()}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && log.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => log.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    log.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`));
  });
  await page.goto(url + hash);
  await page.locator(ready).first().waitFor();
  return { page, log, close: () => context.close() };
}

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}: ${one.nodes[0]?.failureSummary ?? ""}`);
}

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // What Preact draws is read back from the browser, which writes boolean attributes, entities and styles in its own way.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-inline-style": "off",
    "no-raw-characters": "off",
    "doctype-style": "off",
    "void-style": "off",
    // A list may be named, as any role but the generic one: ARIA 1.2.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
});
export async function faultsOf(markup) {
  const report = await validator.validateString(markup);
  return report.results.flatMap((result) => result.messages).map((message) => `${message.ruleId} ${message.line}:${message.column} ${message.message} ${message.selector ?? ""}`);
}
