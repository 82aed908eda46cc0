// The site as a reader has it: `daylight serve` in a browser. node --test site_test.mjs, with DAYLIGHT and ROOT set by ctest.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { faultsOf, launch, open, overflow, violations } from "./browser.mjs";

const { DAYLIGHT, ROOT } = process.env;
const folder = mkdtempSync(join(tmpdir(), "daylight-site-"));
const HOSTILE = "evil/<i>\"&a=b#%2F@"; // a catalog refuses names that act instead of showing; what else a profile says may
const LICENSES = ["MIT", "Apache-2.0", "CC-BY-NC-4.0"];
let browser, server, site;

// Sixty releases of three publishers over six years, most made from a few; one with two revisions, one whose name is made to break a page.
function entries() {
  const json = join(folder, "example.json");
  execFileSync(DAYLIGHT, ["audit", join(ROOT, "examples/open-enough-7b"), "-o", json, "--no-progress"]);
  const text = readFileSync(json, "utf8");
  const entry = (release, details, change = () => {}) => {
    const profile = JSON.parse(text);
    profile.release = release;
    change(profile);
    return { schema: "daylight-catalog-entry-1", release, ...details, profile };
  };
  const terms = (profile, license) => {
    for (const one of profile.licensing.weights) one.expression = license;
  };
  const card = (profile, base) => { profile.origin = { bases: [{ name: base, evidence: [] }] }; };
  const all = [];
  for (let i = 0; i < 60; ++i) {
    const name = `${["acme", "globex", "initech"][i % 3]}/model-${String(i).padStart(2, "0")}`;
    all.push(entry(name, { released: `${2020 + (i % 6)}-03-0${1 + (i % 9)}` }, (profile) => {
      terms(profile, LICENSES[i % 2]);
      if (i >= 3) card(profile, i < 30 ? "acme/model-00" : `acme/model-0${3 * (i % 3)}`);
      for (const component of profile.components.slice(0, i % 20)) component.gates.present.state = "unknown";
    }));
  }
  all.push(entry("acme/model-00", { released: "2020-03-01", label: "v2" }, (profile) => {
    terms(profile, LICENSES[2]);
    profile.components.find((one) => one.id === "inference-code").gates.present = { state: "closed", strength: "strong", because: "it was taken away", evidence: [] };
  }));
  all.push(entry(HOSTILE, { publisher: "<b>" }, (profile) => {
    card(profile, "acme/model-00");
    terms(profile, "<b>\u202eTIM\u001b");
  }));
  return all;
}

before(async () => {
  const lines = join(folder, "all.jsonl"), catalog = join(folder, "catalog.duckdb");
  writeFileSync(lines, entries().map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  execFileSync(DAYLIGHT, ["catalog", "add", "--catalog", catalog, "--no-progress", lines]);
  server = spawn(DAYLIGHT, ["serve", "--catalog", catalog, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  site = await new Promise((done, failed) => {
    server.stdout.once("data", (bytes) => done(String(bytes).trim().replace(/\/$/, "")));
    server.once("exit", () => failed(new Error("the server ended")));
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.kill("SIGINT");
  rmSync(folder, { recursive: true, force: true });
});

const READY = { matrix: ".many .cell", report: "main > .colophon", compare: ".compare-fields", ecosystem: ".lineage a" };

// A test with a page of its own, in which nothing may happen that must not: no request to anywhere else, no error, nothing stopped by the policy.
const onPage = (name, address, options, body) =>
  test(name, async () => {
    const { page, log, close } = await open(browser, site + address, options);
    try {
      await body(page);
      assert.deepEqual(log, []);
    } finally {
      await close();
    }
  });
const rows = (page) => page.locator(".many tbody th.name a").allInnerTexts();
const settled = (page) => page.locator(".many").locator("xpath=ancestor::*[@aria-busy]").and(page.locator('[aria-busy="false"]')).waitFor();
const query = (page) => new URL(page.url()).searchParams;

// What a catalog of other releases would answer.
const answered = (page, path, answer) => page.route(`**/api/v1/${path}*`, async (route) => route.fulfill({ json: answer(await (await route.fetch()).json()) }));

onPage("The matrix has a row for each release and a cell for each component", "/", { ready: READY.matrix }, async (page) => {
  assert.equal(await page.title(), "Releases · Daylight");
  assert.match(await page.locator(".site-head").innerText(), /61 releases/);
  assert.equal((await rows(page)).length, 50);
  assert.equal(await page.locator(".many a.cell").count(), 50 * 34);
  assert.equal(await page.locator(".many a.cell[tabindex='0']").count(), 1, "one stop of the tab key");
});

onPage("A choice changes the address, a reload keeps it, and the way back takes it back", "/", { ready: READY.matrix }, async (page) => {
  await page.getByLabel("Publisher", { exact: true }).fill("globex");
  await page.waitForURL((url) => url.searchParams.get("publisher") === "globex");
  await page.getByText("20 releases").waitFor();
  await page.getByRole("button", { name: "Cells open" }).click();
  await page.waitForURL((url) => url.searchParams.get("sort") === "-cells_open");
  await page.getByLabel("Cells show").selectOption("licensed");
  await settled(page);
  const before = await rows(page);
  assert.equal(before.length, 20);
  assert.ok(before.every((name) => name.startsWith("globex/")));
  assert.ok((await page.locator(".many .earlier").count()) > 0, "what is closed before that gate is told from what it closes itself");
  assert.equal(await page.locator(".many .fill-closed:not(.earlier)[aria-label*='Present: ']").count(), 0);
  const open = (await page.locator(".open-bar > span").allInnerTexts()).map((text) => Number(text.split("/")[0]));
  assert.deepEqual(open, [...open].sort((a, b) => b - a), "sorted from the most");
  await page.reload();
  await page.locator(READY.matrix).first().waitFor();
  assert.deepEqual(await rows(page), before);
  assert.equal(await page.getByLabel("Publisher", { exact: true }).inputValue(), "globex");
  assert.equal(await page.getByLabel("Cells show").inputValue(), "licensed");
  await page.getByRole("button", { name: "publisher: globex" }).click();
  await page.getByText("61 releases").waitFor();
  await page.goBack();
  await page.getByText("20 releases").waitFor();
});

onPage("One field that is edited is one step back, however often its reader pauses", "/", { ready: READY.matrix }, async (page) => {
  const typed = async (label, text) => {
    await page.getByLabel(label, { exact: true }).click();
    for (const letter of text) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(400);
    }
  };
  await typed("Name", "mod");
  await page.waitForURL((url) => url.searchParams.get("q") === "mod");
  await typed("Publisher", "ac");
  await page.waitForURL((url) => url.searchParams.get("publisher") === "ac");
  await page.goBack();
  await page.waitForURL((url) => String(url.searchParams) === "q=mod");
  await page.waitForFunction((label) => [...document.querySelectorAll("label")].find((one) => one.textContent === label)?.control.value === "", "Publisher");
  await typed("Publisher", "g");
  await page.waitForURL((url) => url.searchParams.get("publisher") === "g");
  await page.goBack();
  await page.waitForURL((url) => String(url.searchParams) === "q=mod");
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/" && String(url.searchParams) === ""); // and nobody is led out of the site
});

test("The way back leads to where a reader was", async () => {
  for (const [address, ready, link] of [["/", READY.matrix, ".many tbody tr:nth-child(40) a.cell"], ["/compare?a=acme/model-00@1&b=globex/model-19", ".change", ".change:nth-of-type(12) .places a"]]) {
    const { page, log, close } = await open(browser, site + address, { ready, height: 500 });
    const to = page.locator(link).first();
    await to.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 300, `${address}: ${before}`);
    await to.click();
    await page.locator(READY.report).waitFor();
    await page.goBack();
    await page.locator(ready).first().waitFor();
    await page.waitForFunction((y) => Math.abs(scrollY - y) < 3, before, { timeout: 10_000 });
    assert.deepEqual(log, []);
    await close();
  }
});

onPage("The way back gives the focus to the cell that was followed, and arrows go on from there", "/", { ready: READY.matrix }, async (page) => {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href"));
  await page.locator('a.cell[tabindex="0"]').focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  const before = await focused();
  assert.match(before, /#\/cell\/training-libraries\/present$/);
  await page.keyboard.press("Enter");
  await page.locator(READY.report).waitFor();
  await page.goBack();
  await page.locator(READY.matrix).first().waitFor();
  await page.waitForFunction((href) => document.activeElement?.getAttribute("href") === href, before);
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), before.replace("training-libraries", "finetuning-code"));
  assert.equal(await page.locator(".many a.cell[tabindex='0']").count(), 1, "one stop of the tab key");
});

for (const width of [1280, 1440, 1660, 2560])
  onPage(`Heads stay in sight where all columns fit: ${width} pixels`, "/?group=license", { ready: READY.matrix, width }, async (page) => {
    await page.evaluate(() => scrollTo({ top: 1200, behavior: "instant" }));
    const box = await page.evaluate(() => {
      const { top, bottom } = document.querySelector(".many thead").getBoundingClientRect();
      const row = [...document.querySelectorAll(".many thead th")].map((head) => head.getBoundingClientRect());
      return { top, bottom, bar: document.querySelector(".bar").getBoundingClientRect().bottom, gaps: row.slice(1).map((one, i) => one.left - row[i].right).filter((gap) => gap > 0.1) };
    });
    assert.ok(Math.abs(box.top - box.bar) < 2, `${box.top} under ${box.bar}`);
    assert.deepEqual(box.gaps, [], "no row shows between them");
    assert.ok((await overflow(page)) <= 0);
    await page.locator(".many tbody tr:not(.group-row)").nth(40).locator("a.cell").first().focus();
    for (let i = 0; i < 25; ++i) await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => document.activeElement.getBoundingClientRect().top > document.querySelector(".many thead").getBoundingClientRect().bottom - 1);
  });

for (const width of [320, 360])
  onPage(`A long verdict has a line of its own on a screen of ${width} pixels`, "/?verdict=mof:III", { ready: ".chosen-filters", width }, async (page) => {
    const heights = await page.locator(".release-filters select").evaluateAll((all) => all.map((one) => one.offsetHeight));
    assert.ok(Math.max(...heights) <= 62, `${heights}: two lines`);
    const tops = await page.locator('.release-filters input[type="date"]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(tops[0], tops[1]);
  });

onPage("A page beyond the last says so, and leads back to it", "/?offset=500&limit=25", { ready: ".pages" }, async (page) => {
  assert.match(await page.locator("main").innerText(), /There are 61 releases; this page begins beyond the last\.[^]*none of 61/);
  assert.equal(await page.locator(".many").count(), 0);
  await page.getByRole("link", { name: "Previous" }).click();
  await page.getByText("51–61 of 61").waitFor();
});

onPage("What an address says is shown in its field, and what there is not shows as nothing said", "/?limit=10&show=nope&by=columbia", { ready: READY.matrix }, async (page) => {
  assert.equal((await rows(page)).length, 10);
  for (const [label, shown] of [["Rows", "10"], ["Cells show", "Present"], ["Verdict by", "Model Openness Framework"], ["Sort by", "name"]]) assert.equal(await page.getByLabel(label, { exact: true }).locator("option:checked").innerText(), shown);
});

onPage("The matrix prints whole, with its heads and without its fields", "/", { ready: READY.matrix, width: 695, height: 1000 }, async (page) => {
  await page.emulateMedia({ media: "print" });
  assert.ok((await overflow(page)) <= 0);
  const box = await page.evaluate(() => {
    const table = document.querySelector(".many"), cells = [...table.querySelectorAll("tbody tr:first-child .cell, thead th")].map((cell) => cell.getBoundingClientRect());
    return { right: Math.max(...cells.map((cell) => cell.right)), heads: [...table.querySelectorAll("thead th")].every((head) => getComputedStyle(head).position === "static" && getComputedStyle(head.querySelector("button")).display === "contents") };
  });
  assert.ok(box.right <= 695, `to ${box.right}`);
  assert.ok(box.heads, "a browser draws on each sheet only what is neither placed nor a button");
  assert.equal(await page.locator(".fields:visible, .pages a:visible, .site-links:visible").count(), 0);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok((pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0) <= 4);
});

onPage("On paper no figure is cut, groups have names, and it is said how many releases of how many there are", "/?publisher=&q=model", { ready: READY.matrix, width: 695, height: 1000 }, async (page) => {
  await answered(page, "releases?", (data) => ({ ...data, releases: data.releases.map((one) => ({ ...one, cells_open: 100, cells_applicable: 204 })) }));
  await page.reload();
  await page.locator(READY.matrix).first().waitFor();
  await page.emulateMedia({ media: "print" });
  const cut = await page.evaluate(() => [...document.querySelectorAll(".many th,.many td.share,.many td.says,.many td.share span,.many .category span")].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline" && getComputedStyle(one).overflowX !== "visible" || one.getBoundingClientRect().right > 695).map((one) => one.textContent));
  assert.deepEqual(cut, []);
  const figures = await page.locator(".many td.share").evaluateAll((all) => all.filter((one) => { const range = document.createRange(); range.selectNodeContents(one); return range.getBoundingClientRect().right > Math.min(695, one.getBoundingClientRect().right) + 0.5; }).length);
  assert.equal(figures, 0, "100/204 is whole");
  const groups = await page.locator(".many .category span").evaluateAll((all) => all.map((one) => { const range = document.createRange(); range.selectNodeContents(one); const { left, right } = range.getBoundingClientRect(); return { name: one.textContent, left, right }; }));
  assert.deepEqual(groups.map((one) => one.name), ["Code", "Datasets", "Model weights", "Documentation", "Distribution", "Guardrails"]);
  for (let i = 1; i < groups.length; ++i) assert.ok(groups[i].left > groups[i - 1].right, `${groups[i].name} stands apart`);
  assert.match(await page.locator(".pages").innerText(), /^1–50 of 60: one page of the list/);
  assert.match(await page.locator(".chosen-filters").innerText(), /^name has: model/);
});

onPage("On paper the ecosystem has no fields and no buttons to press, and its lists are whole", "/ecosystem", { ready: READY.ecosystem, width: 695, height: 1000 }, async (page) => {
  await answered(page, "ecosystem/concentration?by=publisher", (data) => ({ ...data, distinct: 70, largest: Array.from({ length: 70 }, (_, i) => ({ name: `publisher ${i}`, releases: 1, share: 1 / 70 })) }));
  await page.reload();
  await page.locator(READY.ecosystem).first().waitFor();
  const card = page.locator("section.concentration").first();
  await card.locator("li").first().waitFor();
  assert.equal(await card.locator("li").count(), 8);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await card.locator("li").count(), 40);
  assert.match(await card.innerText(), /and 30 more, in the table of releases/);
  assert.equal(await page.locator("select:visible, input:visible, button:not(.as-link):visible, summary:visible").count(), 0);
  assert.ok((await overflow(page)) <= 0);
  const cut = await page.locator(".lineage a, .lineage span, .bar-label, .multiples p").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > 695.5 || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline" && !one.closest(".axis"))).map((one) => one.textContent));
  assert.deepEqual(cut, []);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await card.getByRole("button", { name: "Show all of 70" }).click();
  assert.equal(await card.locator("li").count(), 70);
});

for (const width of [360, 1280, 2560])
  onPage(`Heads, fields and licenses are whole on a screen of ${width} pixels`, "/", { ready: READY.matrix, width }, async (page) => {
    const cut = await page.evaluate(() => {
      const box = document.querySelector(".wide"), top = box.getBoundingClientRect().top, right = box.getBoundingClientRect().left + box.scrollWidth;
      return [...document.querySelectorAll(".many thead button")].filter((one) => one.getBoundingClientRect().top < top || one.getBoundingClientRect().right > right + 1 || one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent);
    });
    assert.deepEqual(cut, []);
    const narrow = await page.locator(".views select").evaluateAll((all) => {
      const pen = document.createElement("canvas").getContext("2d");
      return all.filter((one) => { pen.font = getComputedStyle(one).font; return pen.measureText(one.selectedOptions[0].text).width + 30 > one.clientWidth; }).map((one) => one.selectedOptions[0].text);
    });
    assert.deepEqual(narrow, []);
    const licenses = await page.locator(".many .name .dim").evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
    assert.deepEqual(licenses, []);
  });

onPage("The heads are one stop of the tab key, and arrows lead through them", "/", { ready: READY.matrix }, async (page) => {
  assert.equal(await page.locator(".many thead button[tabindex='0']").count(), 1);
  await page.locator(".many thead button").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Data pre-processing code");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Cells open");
  assert.equal(await page.locator(".many thead button[tabindex='0']").count(), 1);
});

onPage("Releases are chosen by the classes of a definition, too", "/?verdict=mof:III", { ready: ".chosen-filters" }, async (page) => {
  assert.match(await page.locator(".chosen-filters").innerText(), /^Model Openness Framework: Class III/);
  await page.getByText("No release is like that.").waitFor();
  assert.match(await page.getByLabel("Verdict", { exact: true }).locator("option:checked").innerText(), /^Model Openness Framework: Class III/);
  assert.deepEqual((await page.getByLabel("Verdict", { exact: true }).locator("option").allInnerTexts()).filter((text) => /^Open Source AI Definition/.test(text)).length, 5, "one without classes has outcomes alone");
});

for (const scheme of ["light", "dark"])
  test(`axe finds nothing wrong: an unknown address, ${scheme}`, async () => {
    const { page, close } = await open(browser, `${site}/nowhere`, { ready: "h1", scheme });
    assert.deepEqual(await violations(page), []);
    assert.doesNotMatch(await page.locator("main").innerText(), /openapi|%2F/, "what is for programs");
    await close();
  });

onPage("The head of a column sorts by its gate, and that of the verdict by what the definition says", "/", { ready: READY.matrix }, async (page) => {
  const head = page.locator(".many thead").getByRole("button", { name: "Inference code" });
  await head.click();
  await page.waitForURL((url) => url.searchParams.get("sort") === "-gate:inference-code.present");
  await settled(page);
  assert.equal((await rows(page)).includes("acme/model-00"), false, "what is least open is on the last page");
  await head.click();
  await page.waitForURL((url) => url.searchParams.get("sort") === "gate:inference-code.present");
  await settled(page);
  assert.equal((await rows(page))[0], "acme/model-00");
  assert.equal(await page.locator(".many thead [aria-sort]").getAttribute("aria-sort"), "ascending");
  assert.equal(await page.getByLabel("Sort by").locator("option:checked").innerText(), "Inference code, Present: least open");
  await page.reload();
  await page.locator(READY.matrix).first().waitFor();
  assert.equal((await rows(page))[0], "acme/model-00");
  await page.getByLabel("Verdict by").selectOption("osaid");
  await page.locator(".many thead").getByRole("button", { name: "Verdict" }).click();
  await page.waitForURL((url) => url.searchParams.get("sort") === "-verdict:osaid");
  await settled(page);
  assert.match(await page.getByLabel("Sort by").locator("option:checked").innerText(), /^Open Source AI Definition: most met$/);
});

onPage("A cell can be asked for, and a verdict", "/", { ready: READY.matrix }, async (page) => {
  await page.getByText("More filters").click();
  await page.getByLabel("Component", { exact: true }).selectOption({ label: "Inference code" });
  await page.getByLabel("Gate", { exact: true }).selectOption("present");
  await page.getByLabel("State", { exact: true }).selectOption("closed");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText(/^1 release\./).waitFor();
  assert.equal(query(page).get("gate"), "inference-code.present:closed");
  assert.deepEqual(await rows(page), ["acme/model-00"]);
  await page.getByLabel("Verdict", { exact: true }).selectOption("mof:met");
  await page.getByText("No release is like that.").waitFor();
  await page.getByRole("button", { name: "Remove all" }).click();
  await page.getByText("61 releases").waitFor();
});

onPage("Groups stand together, each with how many it has on all pages", "/?group=license&limit=25", { ready: READY.matrix }, async (page) => {
  assert.deepEqual((await page.locator(".group-row").allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), [`<b>\\u{202e}TIM\\x1b 1`, "Apache-2.0 30"]);
  await page.getByRole("link", { name: "Next" }).click();
  await page.getByText("26–50 of 61").waitFor();
  assert.deepEqual((await page.locator(".group-row").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").split(" ")[0]), ["Apache-2.0", "CC-BY-NC-4.0", "MIT"]);
  assert.equal(query(page).get("offset"), "25");
  await page.getByRole("link", { name: "Last" }).click();
  await page.getByText("51–61 of 61").waitFor();
  await page.getByRole("link", { name: "First" }).click();
  await page.getByText("1–25 of 61").waitFor();
});

onPage("A cell leads to the release, to the reason and to its evidence", "/?q=model-05&show=licensed", { ready: READY.matrix }, async (page) => {
  await page.locator('a.cell[aria-label*="Supervised fine-tuning data, Licensed"]').click();
  const drawer = page.getByRole("dialog");
  await drawer.waitFor();
  assert.equal(await page.locator("h1").innerText(), "initech/model-05");
  assert.match(await drawer.innerText(), /Supervised fine-tuning data › Licensed/);
  await drawer.getByRole("link", { name: /^e-/ }).first().click();
  await page.waitForURL(/#\/evidence\/e-/);
  await page.reload();
  await drawer.waitFor();
  assert.match(await drawer.innerText(), /data\/README\.md/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /Save the data/ }).click()]);
  assert.equal(JSON.parse(readFileSync(await download.path(), "utf8")).release, "initech/model-05");
});

onPage("The matrix is worked with the keyboard", "/?show=present", { ready: READY.matrix }, async (page) => {
  await page.locator('a.cell[tabindex="0"]').focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  assert.match(await focused(), /^acme\/model-00, Data pre-processing code/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(), /^acme\/model-03, Pre-training code/);
  await page.keyboard.press("End");
  assert.match(await focused(), /^acme\/model-03, System prompts/);
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(), /System prompts/, "the edge holds");
  assert.equal(await page.locator(".many a.cell[tabindex='0']").count(), 1);
  await page.keyboard.press("Enter");
  await page.locator(READY.report).waitFor();
});

onPage("Two releases that are picked are compared", "/", { ready: READY.matrix }, async (page) => {
  await page.getByLabel("Compare acme/model-00").check();
  await page.getByLabel("Compare acme/model-03").check();
  await page.locator(".picked").getByRole("link", { name: "Compare" }).click();
  await page.locator("#kind-opened").waitFor();
  assert.equal(await page.getByLabel("From").inputValue(), "acme/model-00");
});

onPage("Two revisions show what closed and what changed its terms, with the evidence of both", "/releases/acme%2Fmodel-00", { ready: READY.report }, async (page) => {
  assert.match(await page.locator(".revisions").innerText(), /^v2, revision 2, one of 2, released 2020-03-01/);
  await page.emulateMedia({ media: "print" });
  assert.equal((await page.locator(".revisions").innerText()).trim(), "v2, revision 2, one of 2, released 2020-03-01", "on paper, too");
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "compare", exact: true }).click();
  await page.locator("#kind-closed").waitFor();
  assert.equal(query(page).get("a"), "acme/model-00@1");
  const closed = page.locator(".change-closed");
  assert.match(await closed.first().innerText(), /Inference code, Present[^]*open[^]*closed[^]*It was taken away/i);
  assert.match(await page.locator(".change-terms").first().innerText(), /weights[^]*MIT[^]*CC-BY-NC-4\.0/i);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".site-head").innerText(), "Compare\n\nacme/model-00@1 → acme/model-00@2 (v2)");
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Swap" }).click();
  await page.locator("#kind-opened").waitFor();
  assert.equal(query(page).get("a"), "acme/model-00@2");
  await page.goBack();
  await closed.first().waitFor();
  await closed.first().locator(".places a").first().click();
  await page.getByRole("dialog").waitFor();
  assert.match(new URL(page.url()).pathname, /acme%2Fmodel-00(@|%40)1$/);
});

onPage("The ecosystem shows openness over time, licenses, concentration and lineage", "/ecosystem", { ready: READY.ecosystem }, async (page) => {
  assert.equal(await page.locator(".multiples .chart").count(), 34);
  assert.match(await page.locator("section:has(> #openness)").innerText(), /Releases: 2020: 10 · 2021: 10 [^]*2025: 10 · no date: 1\n/);
  await page.getByLabel("By", { exact: true }).selectOption("quarter");
  await page.waitForURL(/period=quarter/);
  await page.getByText("Releases: 2020-Q1: 10 … 2025-Q1: 10 · no date: 1").waitFor();
  const chart = page.locator(".multiples .chart").first();
  assert.match(await chart.locator("xpath=..").innerText(), /2020-Q1\s+2025-Q1\s+no date\s+newest, 2025-Q1:/);
  assert.deepEqual(await chart.locator("svg").evaluateAll((all) => all.map((svg) => svg.viewBox.baseVal.width)), [210, 10], "21 quarters from the first to the last, those without a release, too");
  assert.match(await page.getByRole("list", { name: "Licenses of the weights" }).innerText(), /Apache-2\.0[^]*30[^]*MIT[^]*29[^]*<b>\\u\{202e\}TIM/);
  const publishers = page.locator("section.concentration").first();
  assert.match(await publishers.innerText(), /Publishers[^]*0\.32\d[^]*3\.\d equal ones[^]*4 different ones, known of 61 of 61 releases[^]*32\.8 %/);
  assert.equal(await page.locator("section.concentration").count(), 6);
  assert.ok((await page.locator(".lineage a").count()) > 40);
  await page.getByRole("button", { name: "acme/model-03", exact: true }).click();
  await page.waitForURL(/root=acme%2Fmodel-03/);
  await page.getByRole("list", { name: "What was made from acme/model-03" }).waitFor();
  await page.getByText("The same as a table").click();
  assert.match(await page.getByRole("region", { name: "as a table" }).innerText(), /2020-Q1\s+Data pre-processing code/);
});

test("What has no date, no name or no known terms is said, and counted as nothing else", async () => {
  const { page, log, close } = await open(browser, `${site}/`, { ready: READY.matrix });
  await answered(page, "ecosystem/openness", (data) => ({ ...data, releases: 61, undated: 7, undated_counts: [{ component: "license", releases: 7, open: 7, closed: 0, conditional: 0, partial: 0, unknown: 0, "not-applicable": 0 }], counts: data.counts.map((one) => (one.component === "license" ? { ...one, open: 0, closed: 0, conditional: 0, partial: 0, unknown: 1, "not-applicable": one.releases - 1 } : one)) }));
  await answered(page, "ecosystem/licenses", () => ({ counts: ["unknown", "none", "custom", "non-commercial"].map((one, i) => ({ part: "weights", expression: "", class: one, releases: 9 - i })) }));
  await page.goto(`${site}/ecosystem`);
  await page.locator(READY.ecosystem).first().waitFor();
  assert.match(await page.locator("section:has(> #openness) .notice").innerText(), /^Without a date: 7 releases of 61, in no period but in a bar apart\. /);
  const words = async (name) => (await page.locator(".multiples li", { has: page.getByText(name, { exact: true }) }).locator(".share").innerText()).trim();
  assert.equal(await words("License"), "newest, 2025: not known");
  assert.match(await words("Model card"), /^newest, 2025: \d+ % open of \d+ known$/);
  await answered(page, "ecosystem/openness", (data) => ({ ...data, releases: 61, undated: 61, counts: [], undated_counts: data.counts.filter((one, i, all) => all.findIndex((other) => other.component === one.component) === i).map((one) => ({ ...one, releases: 61, open: 15, closed: 46, conditional: 0, partial: 0, unknown: 0, "not-applicable": 0 })) }));
  await page.getByLabel("By", { exact: true }).selectOption("month");
  await page.getByText("Without a date: 61 releases of 61").waitFor();
  assert.equal(await words("Model card"), "no date: 25 % open of 61 known");
  assert.equal(await page.locator(".multiples .axis").first().innerText().then((text) => text.split(/\s{2,}|\n/)[0]), "no date");
  assert.match(await page.getByRole("list", { name: "Licenses of the weights" }).innerText(), /not stated, or not identified\s+9\s+no license\s+8\s+terms of its own\s+7\s+terms without a name non commercial\s+6/);
  assert.deepEqual(log, []);
  await close();
});

onPage("How far a reader went in a list is there on the way back", "/compare?a=acme/model-00@1&b=globex/model-19", { ready: ".change" }, async (page) => {
  await answered(page, "compare", (data) => {
    const one = data.changes.find((change) => change.before.evidence.length > 0);
    return { ...data, changes: Array.from({ length: 130 }, (_, i) => ({ ...one, kind: i < 65 ? "opened" : "closed", what: `${i}` })) };
  });
  await page.reload();
  const changes = (kind) => page.locator(`section:has(> #kind-${kind}) .change`);
  await changes("opened").first().waitFor();
  assert.equal(await changes("opened").count(), 50);
  await page.locator("section:has(> #kind-opened)").getByRole("button", { name: "Show 15 more of 65 changes" }).click();
  assert.equal(await changes("opened").count(), 65);
  await changes("opened").nth(60).locator(".places a").first().click();
  await page.locator(READY.report).waitFor();
  await page.goBack();
  await changes("opened").nth(60).waitFor();
  assert.equal(await changes("closed").count(), 50, "each list by itself");
});

onPage("What is compared has names", "/compare?a=acme/model-00@1&b=globex/model-19", { ready: ".change" }, async (page) => {
  await answered(page, "compare", (data) => ({
    ...data,
    changes: [
      ...data.changes,
      { kind: "verdict", what: "european-index", before: { is: "not-applicable: 0.29 to 0.71 of 1", evidence: [], places: [] }, after: { is: "not-applicable: 0.3 of 1", evidence: [], places: [] } },
      { kind: "terms", what: "code", before: { is: "", evidence: [], places: [] }, after: { is: "MIT", because: "use: yes, eu-license-test: no", evidence: [], places: [] } },
      { kind: "finding", component: "license", what: "no-license", before: { is: "", evidence: [], places: [] }, after: { is: "medium", because: "No terms are stated for the data", evidence: [], places: [] } },
    ],
  }));
  await page.reload();
  await page.locator("#kind-finding").waitFor();
  const looks = await page.locator(".change").evaluateAll((all) => [...new Set(all.map((one) => [getComputedStyle(one).paddingTop, getComputedStyle(one).fontWeight, getComputedStyle(one).display].join()))]);
  assert.equal(looks.length, 1, `no kind of change has the looks of something else that is called so: ${looks}`);
  const text = await page.locator("main").innerText();
  assert.match(text, /European Open Source AI Index[^]*0\.29 to 0\.71 of 1[^]*No terms are stated for the data/);
  assert.match(text, /not known[^]*EU license test: no/);
  assert.doesNotMatch(text, /european-index|not-applicable|eu-license-test|no-license|License, no license/i);
});

test("Every table can be saved in every form", async () => {
  const { page, log, close } = await open(browser, `${site}/ecosystem`, { ready: ".tables tbody a" });
  const links = await page.locator(".tables tbody a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.equal(links.length, 27);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "releases as parquet" }).click()]);
  assert.equal(download.suggestedFilename(), "releases.parquet");
  assert.equal(readFileSync(await download.path()).subarray(0, 4).toString(), "PAR1");
  for (const link of links) assert.equal((await fetch(site + link)).status, 200, link);
  assert.deepEqual(log, []);
  await close();
});

onPage("A name that is made to break a page is text, leads to its release, and compares", "/?q=evil", { ready: READY.matrix }, async (page) => {
  const acting = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f]/;
  const shown = HOSTILE;
  assert.deepEqual(await rows(page), [shown]);
  assert.doesNotMatch(await page.evaluate(() => document.body.outerHTML), acting);
  await page.locator(".many th.name a").click();
  await page.locator(READY.report).waitFor();
  assert.equal(await page.locator("h1").innerText(), shown);
  await page.getByRole("link", { name: "Compare with another release" }).click();
  await page.getByLabel("To").fill("globex/model-01");
  await page.locator(".tally").waitFor();
  await page.goto(`${site}/ecosystem?root=acme/model-00`);
  await page.locator(READY.ecosystem).first().waitFor();
  assert.doesNotMatch(await page.evaluate(() => document.body.outerHTML), acting);
  assert.equal(await page.locator("main i, main b i").count(), 0);
});

test("What is not there is said, with the way on", async () => {
  for (const [address, says] of [
    ["/releases/nobody", /Not in this catalog[^]*no release 'nobody'/],
    ["/?sort=drop", /could not be answered[^]*sort/],
    ["/compare?a=nobody&b=acme/model-00", /no release 'nobody'/],
    ["/ecosystem?root=nobody", /knows no model 'nobody'/],
  ]) {
    const { page, close } = await open(browser, site + address, { ready: "[role=alert]" });
    assert.match(await page.locator("main").innerText(), says, address);
    await close();
  }
});

test("The policy of the site lets it ask its own server alone, in the page and in the header", async () => {
  const answer = await fetch(`${site}/`);
  const policy = answer.headers.get("content-security-policy") ?? "";
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/);
  const text = await answer.text();
  assert.ok(text.includes(policy.replace("; frame-ancestors 'none'", "")));
  const view = /<script type="application\/json" id="view">([^]*?)<\/script>/.exec(text)[1];
  assert.ok(Buffer.byteLength(text) - Buffer.byteLength(view) < 150_000);
  assert.match(/<noscript>[^]*<\/noscript>/.exec(text)[0], /its own server alone[^]*href="\/api\/v1\/openapi\.json"/, "what helps those who run no scripts");
  const again = await fetch(`${site}/`, { headers: { "If-None-Match": answer.headers.get("etag") ?? "" } });
  assert.equal(again.status, 304);
  assert.equal(again.headers.get("content-security-policy"), null, "that of the page stays");
});

onPage("What a comparison with the newest revision leads to is that revision", "/compare?a=acme/model-00@1&b=acme/model-00", { ready: ".change .places a" }, async (page) => {
  const leads = await page.locator(".change a").evaluateAll((links) => [...new Set(links.map((link) => decodeURIComponent(link.pathname)))]);
  assert.deepEqual(leads.sort(), ["/releases/acme/model-00@1", "/releases/acme/model-00@2"]);
});

for (const scheme of ["light", "dark"])
  onPage(`axe finds nothing wrong in the drawers of a release, ${scheme}`, "/releases/acme%2Fmodel-00", { ready: READY.report, scheme }, async (page) => {
    for (const kind of ["evidence", "cell", "component", "file"]) {
      await page.evaluate((kind) => (location.hash = document.querySelector(`main a[href^="#/${kind}/"]`).hash), kind);
      await page.waitForFunction((kind) => location.hash.startsWith(`#/${kind}/`) && document.querySelector('[role="dialog"]'), kind);
      assert.deepEqual(await violations(page), [], kind);
    }
  });

const PAGES = [
  ["matrix", "/?group=publisher&verdict=mof:unmet&by=osaid", READY.matrix],
  ["report", "/releases/acme%2Fmodel-00", READY.report],
  ["comparison", "/compare?a=acme/model-00@1&b=acme/model-00", "#kind-closed"],
  ["ecosystem", "/ecosystem", READY.ecosystem],
];
for (const [name, address, ready] of PAGES) {
  for (const scheme of ["light", "dark"])
    onPage(`axe finds nothing wrong: ${name}, ${scheme}`, address, { ready, scheme }, async (page) => assert.deepEqual(await violations(page), []));
  for (const width of [320, 360, 768, 1280, 2560])
    onPage(`Nothing is wider than a screen of ${width} pixels, and nothing is cut: ${name}`, address, { ready, width }, async (page) => {
      assert.ok((await overflow(page)) <= 0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("h1,h2,h3,h4,p,td,li,dt,dd,summary,label,button,.site-links a")]
          .filter((element) => {
            const box = element.getBoundingClientRect();
            const wide = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline";
            return (wide || box.right > innerWidth + 1) && !element.closest(".hidden,.row,.sections,.hits,.choices,.virtual,.wide,.drawer,.matrix,.bar:has(.search)");
          })
          .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40)}`),
      );
      assert.deepEqual(cut, []);
      const names = await page.locator(".many .name a").evaluateAll((links) => links.filter((link) => link.scrollWidth > link.clientWidth + 1 || link.scrollHeight > link.clientHeight + 1).map((link) => link.textContent));
      assert.deepEqual(names, [], "names are whole");
    });
  onPage(`html-validate finds nothing wrong: ${name}`, address, { ready }, async (page) => {
    assert.deepEqual(await faultsOf(`<!DOCTYPE html><html lang="en"><head><title>t</title></head>${await page.evaluate(() => document.body.outerHTML)}</html>`), []);
  });
}
