// Debian's Chromium over Playwright, and what every test of the page asks of it.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const onThePath = (program) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, program)).find((path) => existsSync(path));

export const launch = () => {
  const executablePath = onThePath("chromium");
  if (!executablePath) throw new Error("no program 'chromium' on the PATH: packaging/apt.txt names it");
  return chromium.launch({ executablePath });
};

// Opens a file in a page of its own. `log` fills with all that must not happen: requests beyond the file, errors, what the page's policy had to stop.
export async function open(browser, file, { hash = "", width = 1280, height = 900, scheme = "light", ready = "main > .colophon" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, acceptDownloads: true });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const log = [];
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url && !request.url().startsWith("blob:")) log.push(`request: ${request.url()}`);
  });
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
  await page.locator(ready).waitFor();
  return { page, log, close: () => context.close() };
}
