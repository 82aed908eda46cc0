// The report on data alone, as a reader has it: opened from disk in a browser. node --test measured_test.mjs, with DAYLIGHT set by ctest.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { faultsOf, launch, open, overflow, violations } from "./browser.mjs";

const { DAYLIGHT } = process.env;
const folder = mkdtempSync(join(tmpdir(), "daylight-data-"));
const corpus = join(folder, "corpus");
const page = join(folder, "data.html");
const HOSTILE = '<img src=x onerror=alert(1)>\u202e"';
const SET = join(folder, `${HOSTILE} set.json`);
let browser;

const run = (...options) => execFileSync(DAYLIGHT, ["data", corpus, "--against", SET, "--no-progress", ...options], { cwd: folder });

before(async () => {
  mkdirSync(corpus);
  const sentence = (i) => `The people of village ${i} say that the river was never as high as in the spring of that year, and nobody believed them.`;
  const records = [];
  for (let i = 0; i < 60; ++i) records.push({ id: `r${i}`, url: `https://site${i % 3}.example/${i}`, date: `20${10 + (i % 5)}-03-01`, lang: "en", text: sentence(i % 50) });
  records.push({ text: "Write to jane.roe@example.org or call +44 20 7946 0958.", [HOSTILE]: "</script><script>window.hacked = 1</script>" });
  records.push({ text: "Janet has three ducks that lay sixteen eggs per day, and she eats three of them every morning." });
  for (let i = 0; i < 120; ++i) records.push({ text: `In the town of number ${i} ${i % 2 ? "she is a nurse, and has been" : "he is an engineer, and has been"} one for ${i + 3} years, as all of the neighbors know.` });
  writeFileSync(join(corpus, "a.jsonl"), `${records.map((record) => JSON.stringify(record)).join("\n")}\n{"broken": \n`);
  writeFileSync(join(corpus, `${HOSTILE}.txt`), "Die Leute im Dorf sagen, der Fluss sei nie so hoch gewesen wie in jenem Frühling, und niemand hat ihnen das glauben wollen.\n");
  writeFileSync(join(corpus, "picture.bin"), Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 37) % 32)));
  for (let i = 0; i < 200; ++i) writeFileSync(join(corpus, `part-${i}.csv`), `name,mail\nx,p${i}@example.net\n`);
  writeFileSync(SET, JSON.stringify([{ question: "Janet has three ducks that lay sixteen eggs per day, and she eats three of them every morning." }, { question: "A train leaves the station at noon and travels north at sixty miles an hour until it is dark." }]));
  run("-o", page);
  run("-o", join(folder, "data.json"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const onPage = (name, options, body) =>
  test(name, async () => {
    const { page: shown, log, close } = await open(browser, page, options);
    try {
      await body(shown);
      assert.deepEqual(log, []);
    } finally {
      await close();
    }
  });

onPage("The first screen says what was read, what was found and what was not", {}, async (shown) => {
  const text = await shown.locator(".masthead").innerText();
  assert.match(text, /DATA REPORT\s+corpus\s+203 files, /);
  assert.match(text, /202 items of personal data/);
  assert.match(text, /1 item of test sets/);
  assert.match(text, /parsed as records/);
  assert.match(text, /1 file: no text, not scanned[^]*1 record: broken, scanned as plain text/);
  assert.equal(await shown.title(), "corpus · data report");
});

onPage("Every meter has its section, and each link of the page leads to one", {}, async (shown) => {
  assert.deepEqual(await shown.locator(".sections a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["#top", "#pii", "#secrets", "#languages", "#duplicates", "#contamination", "#fields", "#harm", "#representation", "#files"]);
  const lost = await shown.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href")).filter((to) => !document.getElementById(to.slice(1))));
  assert.deepEqual(lost, []);
  const section = (id) => shown.locator(`section:has(> #${id})`);
  assert.match(await section("pii").innerText(), /E-mail address EMAIL_ADDRESS\s+201\s+0\s+0/);
  assert.match(await section("secrets").innerText(), /None was found/);
  assert.match(await section("languages").innerText(), /English \(en\)[^]*German \(de\)[^]*not sure[^]*too short/);
  assert.match(await section("duplicates").innerText(), /exact copies of an earlier record/);
  assert.match(await section("contamination").innerText(), /1 whole, 0 in part[^]*item 0 whole, 100 % of it[^]*a\.jsonl, record 61/);
  assert.match(await section("fields").innerText(), /Address\s+in 60 records[^]*site0\.example[^]*Date[^]*2010/);
  assert.match(await section("harm").innerText(), /English en\s+\d+\s+0\s+0/);
  const named = section("representation");
  assert.match(await named.innerText(), /English: \d+ records[^]*Of 4 pairs of a group and a set of words 4 differ[^]*about 0\.04 would/);
  assert.match(await named.getByRole("table", { name: "Pronouns in English" }).innerText(), /she\s+61\s+50\.4 %\s+61\s+she 61 \(61 records\)[^]*he\s+60\s+49\.6 %\s+60\s+he 60 \(60 records\)/);
  await named.locator("summary").first().click();
  assert.match(await named.innerText(), /jobs held mostly by women 60 mentions near, in 60 records; 30\.\d expected; odds ratio over 1000 \(70\.9 to over 1000\)[^]*stand near most often: nurse 60\./);
});

test("Nothing that is published of who is named is left out of the page", () => {
  const keys = (value) => (value && typeof value === "object" ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keys)] : []);
  const source = readFileSync(new URL("../../web/src/measured/WhoIsNamed.tsx", import.meta.url), "utf8");
  const published = new Set(keys(JSON.parse(readFileSync(join(folder, "data.json"), "utf8")).representation));
  assert.ok(published.size > 20);
  assert.deepEqual([...published].filter((key) => !new RegExp(`\\.${key}\\b`).test(source)), []);
});

onPage("What was found is not shown, only where it is and what it looks like", {}, async (shown) => {
  assert.doesNotMatch(readFileSync(page, "utf8"), /jane\.roe|7946|p19@example/);
  const kind = shown.locator("tbody", { hasText: "PHONE_NUMBER" });
  await kind.locator("summary").click();
  assert.match(await kind.innerText(), /a\.jsonl, record 60, text, byte 38\s*valid, looks like \+99 99 9999 9999/);
});

test("It is shown where the user asks for that, and the page says so", async () => {
  const file = join(folder, "values.html");
  run("-o", file, "--show-values");
  const { page: shown, close } = await open(browser, file);
  assert.match(await shown.locator("section:has(> #pii)").innerText(), /This report shows what stands there: do not pass it on\./);
  assert.match(await shown.locator("tbody", { hasText: "PHONE_NUMBER" }).evaluate((element) => element.textContent), /valid, \+44 20 7946 0958/);
  await close();
});

onPage("Names of files, fields and sets that try to act show as text", {}, async (shown) => {
  assert.equal(await shown.evaluate(() => window.hacked), undefined);
  assert.equal(await shown.locator("main script, main img, [onerror]").count(), 0);
  const text = await shown.evaluate(() => document.getElementById("page").textContent);
  assert.match(text, /<img src=x onerror=alert\(1\)>\\u\{202e\}" set/, "the set");
  assert.match(text, /<img src=x onerror=alert\(1\)>\\u\{202e\}"\.txt/, "the file");
  assert.match(text, /All fields[^]*<img src=x onerror=alert\(1\)>\\u\{202e\}"/, "the field");
  assert.doesNotMatch(text, /[\u202e\u0000-\u0008]/);
});

onPage("The data that the page saves are what --format json prints, byte for byte", {}, async (shown) => {
  const [download] = await Promise.all([shown.waitForEvent("download"), shown.getByRole("button", { name: /Save the data/ }).click()]);
  assert.equal(download.suggestedFilename(), "corpus.json");
  assert.equal(readFileSync(await download.path(), "utf8"), readFileSync(join(folder, "data.json"), "utf8"));
  assert.ok(statSync(page).size - statSync(join(folder, "data.json")).size < 150_000);
});

onPage("Of many files those in sight are in the document, and a word finds one", {}, async (shown) => {
  const list = shown.getByRole("list", { name: "Files" });
  await list.locator("[aria-setsize='203']").first().waitFor();
  assert.ok((await list.getByRole("listitem").count()) < 80);
  await shown.getByLabel("Find by path or format").fill("part-177 csv");
  await list.locator("[aria-setsize='1']").waitFor();
});

for (const width of [360, 768, 1280, 2560])
  onPage(`Nothing is wider than a screen of ${width} pixels, and nothing is cut`, { width }, async (shown) => {
    await shown.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    assert.ok((await overflow(shown)) <= 0);
    const cut = await shown.evaluate(() =>
      [...document.querySelectorAll("h1,h2,h3,p,th,td,li,dt,dd,button,summary")]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline" && !element.closest(".row,.sections,.choices,.virtual"))
        .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40)}`),
    );
    assert.deepEqual(cut, []);
  });

for (const scheme of ["light", "dark"]) onPage(`axe finds nothing wrong, ${scheme}`, { scheme }, async (shown) => assert.deepEqual(await violations(shown), []));

onPage("The page prints, with places as they are on the screen when they are opened", {}, async (shown) => {
  await shown.evaluate(() => addEventListener("beforeprint", () => (window.printed = document.querySelectorAll(".kinds .items li").length)));
  const pdf = await shown.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.ok((await shown.evaluate(() => window.printed)) >= 6);
  assert.equal(await shown.locator(".kinds summary").count() > 0, true, "the screen is as it was");
});

test("html-validate finds nothing wrong in the file, nor in what the script draws", async () => {
  assert.deepEqual(await faultsOf(readFileSync(page, "utf8")), []);
  const { page: shown, close } = await open(browser, page);
  assert.deepEqual(await faultsOf(`<!DOCTYPE html><html lang="en"><head><title>t</title></head>${await shown.evaluate(() => document.body.outerHTML)}</html>`), []);
  await close();
});

test("What was not asked for is named", async () => {
  const file = join(folder, "few.html");
  execFileSync(DAYLIGHT, ["data", corpus, "--only", "secrets,languages", "--no-progress", "-o", file]);
  const { page: shown, close } = await open(browser, file);
  assert.match(await shown.locator(".masthead").innerText(), /not asked for: pii, duplicates, contamination, fields, harm, representation/);
  assert.equal(await shown.locator("main section.section").count(), 3);
  await close();
});
