// The report as a reader has it: opened from disk in a browser. node --test report_test.mjs, with DAYLIGHT, HOSTILE_REPORT and ROOT set by ctest.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { faultsOf, launch, open, overflow, violations } from "./browser.mjs";

const { DAYLIGHT, HOSTILE_REPORT, ROOT } = process.env;
const folder = mkdtempSync(join(tmpdir(), "daylight-page-"));
const example = join(folder, "example.html");
const hostile = join(folder, "hostile.html");
const clone = join(folder, "clone.html");
let browser;

before(async () => {
  execFileSync(DAYLIGHT, ["audit", join(ROOT, "examples/open-enough-7b"), "-o", example, "--no-progress"]);
  execFileSync(DAYLIGHT, ["audit", join(ROOT, "examples/open-enough-7b"), "-o", join(folder, "example.json"), "--no-progress"]);
  execFileSync(HOSTILE_REPORT, [hostile, "5000"]);
  // A clone of which one file was changed since.
  mkdirSync(join(folder, "clone"));
  writeFileSync(join(folder, "clone/LICENSE"), readFileSync(join(ROOT, "LICENSE")));
  writeFileSync(join(folder, "clone/README.md"), "# Tiny\n\nTiny is fully open source.\n");
  const git = (...words) => execFileSync("git", ["-C", join(folder, "clone"), "-c", "user.name=a", "-c", "user.email=a@example.org", ...words]);
  git("init", "-q");
  git("remote", "add", "origin", "git@github.com:acme/tiny.git");
  git("add", ".");
  git("commit", "-qm", "one");
  writeFileSync(join(folder, "clone/README.md"), "# Tiny\n\nTiny is a fully open source model.\n");
  execFileSync(DAYLIGHT, ["audit", join(folder, "clone"), "-o", clone, "--no-progress"]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// A test with a page of its own, in which nothing may happen that must not.
const onPage = (name, file, options, body) =>
  test(name, async () => {
    const { page, log, close } = await open(browser, file(), options);
    try {
      await body(page);
      assert.deepEqual(log, []);
    } finally {
      await close();
    }
  });
const ofExample = (name, options, body) => onPage(name, () => example, options, body);
const ofHostile = (name, options, body) => onPage(name, () => hostile, options, body);

const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const inSight = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });

ofExample("The first screen says what a reader must know who reads nothing else", {}, async (page) => {
  const first = async (text) => assert.ok(await inSight(page.getByText(text).first()), text);
  assert.equal(await page.locator("h1").innerText(), "open-enough-7b");
  await first("Unclassified");
  await first("1 requirement short of Class III");
  await first("fully open source large language model");
  await first("not supported");
  await first("Publish training code.");
  assert.equal(await page.title(), "open-enough-7b · openness audit");
});

onPage("Evidence in a clone leads to its line on the host where the file is as committed", () => clone, {}, async (page) => {
  const drawer = page.getByRole("dialog");
  const openFirst = async (path) => {
    await page.evaluate((hash) => (location.hash = hash), `#/file/clone/${path}`);
    await drawer.getByRole("link", { name: new RegExp(`^${path}`) }).or(drawer.locator('a[href^="#/evidence/"]')).first().click();
    await drawer.locator(".evidence-card").waitFor();
    return drawer.getByRole("link", { name: "See it on GitHub" });
  };
  const link = await openFirst("LICENSE");
  assert.match(await link.getAttribute("href"), /^https:\/\/github\.com\/acme\/tiny\/blob\/[0-9a-f]{40}\/LICENSE/);
  assert.equal(await (await openFirst("README.md")).count(), 0, "its bytes are not those of the commit");
  assert.match(await page.locator(".colophon").innerText(), /revision [0-9a-f]{40} \(1 of 2 files are as it has them\), by its own word from https:\/\/github\.com\/acme\/tiny/);
});

ofExample("A reader comes from a cell to its evidence, from there to the claim that it speaks to, and back", {}, async (page) => {
  await page.locator('a.cell[aria-label^="Supervised fine-tuning data, Licensed"]').click();
  const drawer = page.getByRole("dialog");
  assert.match(await drawer.innerText(), /Supervised fine-tuning data › Licensed/);
  assert.match(await drawer.innerText(), /data\/README\.md line 2/);
  assert.match(await drawer.innerText(), /5d6d3f12adb373eee664f509266775e3e40cb4d74dde43cb697a687f77a979f1/, "the digest of the file");
  assert.match(await drawer.innerText(), /card, version/, "the probe");
  await drawer.getByRole("link", { name: /^e-/ }).click();
  assert.match(await hash(page), /^#\/evidence\/e-[0-9a-f]{12}$/);
  await drawer.getByRole("button", { name: "Back" }).click();
  assert.match(await drawer.innerText(), /Licensed/);
  await page.goForward();
  await drawer.getByRole("link", { name: "Claim at README.md:12" }).click();
  assert.equal(await hash(page), "#/claim/README.md:12");
  assert.equal(await page.getByRole("dialog").count(), 0);
  const claim = page.locator('article[aria-label="Claim at README.md:12"]');
  assert.ok(await inSight(claim));
  assert.match(await claim.locator(".arrived").innerText(), /README\.md:12/);
  assert.match(await claim.innerText(), /not supported[^]*README\.md:15[^]*MIT/i, "the claim beside what contradicts it");
  await page.goBack();
  await page.goBack();
  assert.match(await page.getByRole("dialog").innerText(), /Licensed/);
});

ofExample("Every cell of the matrix opens, and every address within the page leads somewhere", {}, async (page) => {
  assert.equal(await page.locator("a.cell").count(), 34 * 6);
  const { tried, lost } = await page.evaluate(async () => {
    const addresses = new Set([...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href")));
    const lost = [];
    for (const to of [...addresses].sort()) {
      const changed = new Promise((done) => addEventListener("hashchange", () => setTimeout(done), { once: true }));
      location.hash = to;
      await changed;
      const drawer = document.querySelector('[role="dialog"]');
      const opens = /^#\/(cell|component|evidence|file)\//.test(to);
      if (opens ? !drawer || /Not in this report/.test(drawer.textContent) : drawer || !document.getElementById(to.replace(/^#\/?/, ""))) lost.push(to);
    }
    return { tried: addresses.size, lost };
  });
  assert.ok(tried > 250);
  assert.deepEqual(lost, []);
});

for (const [name, address, what] of [
  ["cell", "#/cell/pretrained-weights/present", /Pretrained weights › Present/],
  ["claim", "#/claim/README.md:12", /fully open source/],
  ["finding", "#/finding/pickled-weights", /Files that can run code when loaded/],
  ["requirement", "#/criterion/mof/technical-report", /Technical report/],
  ["file", "#/file/open-enough-7b/README.md", /README\.md/],
])
  ofExample(`An address opens the page at its ${name}`, { hash: address }, async (page) => {
    const element = page.locator(".arrived, [role=dialog]").first();
    assert.match(await element.innerText(), what);
    assert.ok(await inSight(element));
    if (name === "cell") assert.ok(await inSight(page.locator(".cell.chosen")));
  });

ofExample("A click on a cell leaves the page where it is, and the cell beside its drawer", {}, async (page) => {
  const cell = page.locator('a.cell[aria-label^="Model card, Complete"]');
  await cell.scrollIntoViewIfNeeded();
  const before = await cell.boundingBox();
  await cell.click();
  const drawer = await page.getByRole("dialog").boundingBox();
  const box = await cell.boundingBox();
  assert.ok(Math.abs(box.y - before.y) < 8, `it was at ${before.y} and is at ${box.y}`);
  assert.ok(box.x + box.width < drawer.x, "not covered");
  assert.match(await cell.getAttribute("class"), /chosen/);
  await page.keyboard.press("Escape");
  assert.ok(Math.abs((await cell.boundingBox()).y - before.y) < 80, "and when the drawer closes");
});

ofExample("An address that the report does not have says so", { hash: "#/evidence/e-ffffffffffff%zz" }, async (page) => {
  assert.match(await page.getByRole("dialog").innerText(), /Not in this report/);
});

for (const address of ["#/garbage", "#/finding/nope", "#/claim/README.md:1", "#/definition/nope", "#/criterion/mof/nope", "#/criterion/nope/nope", "#/file/nope", "#/component/nope", "#/statement/nope", "#/cell/nope/present"])
  ofExample(`So does ${address}`, { hash: address }, async (page) => {
    assert.match(await page.getByRole("dialog").innerText(), /Not in this report/);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

ofExample("The matrix is worked with the keyboard alone", {}, async (page) => {
  await page.locator('a.cell[tabindex="0"]').focus();
  assert.equal(await page.locator('a.cell[tabindex="0"]').count(), 1, "one stop of the tab key");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  assert.match(await focused(), /^Data pre-processing code, Present/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(), /^Pre-training code, Complete/);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.match(await focused(), /^Data pre-processing code, Present/, "the edge holds");
  await page.keyboard.press("Enter");
  assert.match(await page.getByRole("dialog").innerText(), /Data pre-processing code › Present/);
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "dialog"); // it goes there once the drawer is drawn
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.match(await focused(), /^Data pre-processing code, Present/, "the focus is where it was");
});

ofExample("Filters leave what was asked for", {}, async (page) => {
  const findings = page.locator("article.finding");
  assert.equal(await findings.count(), 4);
  await page.getByRole("group", { name: "Show findings of severity" }).getByRole("button", { name: "medium" }).click();
  assert.equal(await findings.count(), 2);
  await page.getByRole("group", { name: "Show findings of severity" }).getByRole("button", { name: "medium" }).click();
  assert.equal(await findings.count(), 4, "pressed again, all are back");

  await page.getByRole("group", { name: "Show cells that are" }).getByRole("button", { name: "stands before" }).click();
  assert.equal(await page.locator(".matrix td:not(.faded) > a.cell").count(), 1);

  await page.getByRole("group", { name: "Show requirements that are" }).getByRole("button", { name: "needs human" }).click();
  assert.equal(await page.locator(".criterion").count(), 7);
  await page.evaluate(() => (location.hash = "#/criterion/mof/technical-report"));
  await page.locator(".criterion.arrived").waitFor();

  await page.getByLabel("Find by path, key, value or text").fill("readme mit");
  const rows = page.getByRole("list", { name: "Evidence" }).getByRole("listitem");
  assert.ok((await rows.count()) > 0);
  for (const text of await rows.allInnerTexts()) assert.match(text, /README|MIT/i);
});

// An address decides what is shown on arrival; what is pressed afterwards wins, and a link that is followed again arrives again.
for (const [hash, group, pressed, entries, wins] of [
  ["#/criterion/osaid/data-terms", "Show requirements that are", "unmet", ".criterion", 17],
  ["#/criterion/osaid/data-terms", "Show requirements that are", "needs human", ".criterion", 7],
  ["#/criterion/columbia/pretraining-code", "Show requirements that are", "unmet", ".criterion", 17],
  ["#/definition/columbia", "Show requirements that are", "unmet", ".criterion", 17],
  ["#/finding/pickled-weights", "Show findings of severity", "low", ".finding", 1],
])
  ofExample(`What is pressed after ${hash} was followed wins: ${pressed}`, { hash }, async (page) => {
    const arrived = page.locator(".arrived");
    await arrived.waitFor();
    const all = await page.locator(entries).count(), button = page.getByRole("group", { name: group }).getByRole("button", { name: pressed, exact: false }).first();
    await button.click();
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator(entries).count(), wins);
    assert.equal(await arrived.count(), 0, "the entry that was led to is not like that");
    await page.evaluate((hash) => document.querySelector("main").append(Object.assign(document.createElement("a"), { href: hash, textContent: "again", id: "again" })), hash);
    await page.locator("#again").click();
    await arrived.waitFor();
    assert.equal(await button.getAttribute("aria-pressed"), "false");
    assert.equal(await page.locator(entries).count(), all);
  });

ofExample("A filter that shows what an address leads to stays, and a block that a reader closed opens for what is in it", { hash: "#definitions" }, async (page) => {
  const met = page.getByRole("group", { name: "Show requirements that are" }).getByRole("button", { name: /^met/ });
  await met.click();
  await page.evaluate(() => (location.hash = "#/criterion/osaid/data-terms"));
  await page.locator(".criterion.arrived").waitFor();
  assert.equal(await met.getAttribute("aria-pressed"), "true");
  const block = page.locator("[id='definition/osaid'] > details");
  await block.locator("> summary").click();
  await page.waitForFunction(() => !document.getElementById("definition/osaid").querySelector("details").open);
  await page.evaluate(() => (location.hash = "#/criterion/osaid/parameters-terms"));
  await page.locator(".arrived:visible").waitFor();
});

ofExample("What is stated of the data has an address, its place leads to the evidence, and that back", {}, async (page) => {
  const card = page.getByRole("article", { name: "Statement on size at data/README.md:8" });
  await card.getByRole("link", { name: "data/README.md:8", exact: true }).click();
  const drawer = page.getByRole("dialog");
  assert.match(await drawer.innerText(), /data\/README\.md line 8[^]*data\.stated/);
  await drawer.getByRole("link", { name: "Statement on the data at data/README.md:8" }).click();
  assert.equal(await hash(page), "#/statement/data/README.md:8");
  assert.match(await page.locator(".arrived").innerText(), /^size_categories: n<1K/);
  assert.ok(await inSight(page.locator(".arrived")));
  await page.getByLabel("Search the report").fill("size_categories");
  await page.locator(".hits").getByRole("link", { name: "size_categories: n<1K" }).first().click();
  await page.locator(".arrived").waitFor();
});

test("A claim that is found is the one that holds the words, and many that are judged alike can be searched", async () => {
  const many = join(folder, "many");
  mkdirSync(many);
  writeFileSync(join(many, "LICENSE"), readFileSync(join(ROOT, "LICENSE")));
  writeFileSync(join(many, "README.md"), `# Many\n\n${Array.from({ length: 70 }, (_, i) => `Model number ${i} is fully open source.`).join("\n\n")}\n\nThe training data and the training code of Many are open source, and were for years, as everybody who asked for them was told, under the name of pomegranate.\n`);
  execFileSync(DAYLIGHT, ["audit", many, "-o", join(folder, "many.html"), "--no-progress"]);
  const { page, log, close } = await open(browser, join(folder, "many.html"));
  assert.equal(await page.locator("article.claim").count(), 2);
  await page.keyboard.press("/");
  await page.keyboard.type("number 57");
  const hits = page.getByRole("group", { name: "Claims" }).getByRole("link");
  assert.deepEqual(await hits.allInnerTexts(), ["Model number 57 is fully open source.\nREADME.md:117"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".arrived").waitFor();
  assert.match(await page.locator(".arrived").innerText(), /^Model number 57 is fully open source\.[^]*README\.md:117/);
  await page.getByRole("button", { name: "Show 12 more of 70 sentences" }).waitFor();
  await page.locator(".arrived .place a").click();
  await page.getByRole("dialog").waitFor();
  assert.ok(await page.getByText("Model number 57").first().isVisible(), "beside its evidence it is still there");
  await page.keyboard.press("Escape");
  await page.getByLabel("Find in claims").fill("number 42");
  assert.deepEqual(await page.locator("article.claim blockquote").allInnerTexts(), ["Model number 42 is fully open source."]);
  await page.evaluate(() => (location.hash = "#/claim/README.md:117"));
  await page.locator(".arrived").waitFor();
  assert.equal(await page.getByLabel("Find in claims").inputValue(), "", "what would hide it is looked for no more");
  const choices = page.getByRole("group", { name: "Show claims that are" }).getByRole("button");
  assert.deepEqual((await choices.allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), ["partly 1", "supported 70"]);
  await choices.first().click();
  assert.deepEqual(await page.locator("article.claim blockquote").allInnerTexts(), ["The training data and the training code of Many are open source, and were for years, as everybody who asked for them was told, under the name of pomegranate."]);
  await page.getByLabel("Search the report").fill("pomegranate");
  assert.match(await hits.first().innerText(), /^… .{29,30}pomegranate\.\n/, "a long text shows what was found in it");
  assert.deepEqual(log, []);
  await close();
});

test("What evaluations state and what data hold leads to its evidence", async () => {
  const acme = join(folder, "acme-7b");
  mkdirSync(acme);
  const rows = ["| Benchmark | Acme-7B | Rival-9B |", "|---|---|---|", "| MMLU (5-shot) | 61.2 | 63.0 |", "| GSM8K | 40.5 | 38.1 |", "| MATH &lt;script&gt;\u202e | 12 | 13 |"];
  writeFileSync(join(acme, "README.md"), `# Acme 7B\n\n## Evaluation results\n\n${rows.join("\n")}\n`);
  writeFileSync(join(acme, "train.jsonl"), `${JSON.stringify({ text: "The people of the village say that the river was never so high. Write to jane.roe@example.org." })}\n`);
  writeFileSync(join(acme, "train.npy"), Buffer.concat([Buffer.from([0x93]), Buffer.from("NUMPY"), Buffer.alloc(94)]));
  execFileSync(DAYLIGHT, ["audit", acme, "-o", join(folder, "acme.html"), "--no-progress"]);
  const { page, log, close } = await open(browser, join(folder, "acme.html"), { hash: "#evaluations", scheme: "dark" });
  const results = page.getByRole("list", { name: "Results of evaluations" });
  const row = results.locator("a.result", { hasText: "61.2" });
  assert.match(await row.innerText(), /^own\s*Acme-7B\s+61\.2\s+MMLU \(5-shot\)\s+[^]*README\.md:7$/);
  assert.equal(await results.locator("a.result", { hasText: "MATH <script>\\u{202e}" }).count(), 2);
  assert.deepEqual(await violations(page), []);
  await row.click();
  const drawer = page.getByRole("dialog");
  assert.match(await drawer.innerText(), /evaluation\.result 61\.2/);
  assert.match(await drawer.innerText(), /README\.md line 7/);
  await page.keyboard.press("Escape");
  const data = page.locator("section:has(> #data)");
  assert.match(await data.innerText(), /Measured\s+1 file of data, [^]*Not looked at\s+1 file of data, 100 B: npy \(1 file, 100 B\)/);
  assert.match(await data.innerText(), /E-mail address EMAIL_ADDRESS\s+1\s+0\s+0/);
  assert.match(await data.innerText(), /No secret of a known form was found in 2 files of text/);
  assert.match(await data.innerText(), /English \(en\)\s+100\.0 %/);
  await data.locator(".kinds summary").click();
  await data.getByRole("link", { name: "train.jsonl:1" }).click();
  assert.match(await drawer.innerText(), /personal\.found EMAIL_ADDRESS[^]*xxxx\.xxx@xxxxxxx\.xxx/);
  assert.doesNotMatch(readFileSync(join(folder, "acme.html"), "utf8"), /jane\.roe/);
  await page.getByLabel("Search the report").fill("gsm8k rival");
  assert.match(await page.locator(".hits").innerText(), /EVALUATIONS\s+GSM8K: 38\.1\s+Rival-9B/);
  assert.deepEqual(log, []);
  await close();
});

test("Figures are whole, however long, and a place shows its end", async () => {
  const acme = join(folder, "long");
  mkdirSync(join(acme, "results/of/evaluations"), { recursive: true });
  writeFileSync(join(acme, "README.md"), "# Acme 7B\n\nA word.\n");
  for (const name of ["a-very-long-name-of-a-run-of-an-evaluation-that-was-made-in-2023", "short"])
    writeFileSync(join(acme, `results/of/evaluations/${name}.json`), JSON.stringify({ results: { crows_pairs_french_physical_appearance: { likelihood_difference: 3.7886284722222223, pct_stereotype: 0.5833333333333334 } }, config: { model: "acme-7b" } }, null, 1));
  execFileSync(DAYLIGHT, ["audit", acme, "-o", join(folder, "long.html"), "--no-progress"]);
  for (const width of [360, 1280, 2560]) {
    const { page, close } = await open(browser, join(folder, "long.html"), { hash: "#evaluations", width });
    await page.locator(".row.result .value").nth(1).waitFor();
    const cut = await page.locator("a.result .value").evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 1).map((cell) => cell.textContent));
    assert.deepEqual(cut, [], `${width} pixels`);
    assert.match(await page.locator("section:has(> #evaluations) [role=status]").innerText(), /all stated in results\/of\/evaluations\//);
    const ends = await page.locator("a.result .path").evaluateAll((cells) => cells.every((cell) => { const text = cell.firstElementChild.getBoundingClientRect(), box = cell.getBoundingClientRect(); return text.right <= box.right + 1; }));
    assert.ok(ends, "the line is in sight");
    await close();
  }
});

test("Where no step can be named, it is said why", async () => {
  const file = join(folder, "stepless.html");
  writeFileSync(file, readFileSync(example, "utf8").replace(/"next_steps": \[[^\]]*\]/, '"next_steps": []'));
  const { page, close } = await open(browser, file);
  assert.match(await page.locator("section:has(> #next-steps)").innerText(), /No step is named[^]*Of \d+ requirements? it could not be told/i);
  await close();
});

test("Each of the claims that are judged alike has an address, and a card shows them all when asked", async () => {
  const alike = join(folder, "alike"), claims = ["Acme is an open-source model.", "Acme is open source.", "Our model is open source.", "The model is open-source.", "This model is open source.", "We open-source the model."];
  mkdirSync(alike);
  writeFileSync(join(alike, "README.md"), `# Acme\n\n${claims.join("\n\n")}\n`);
  execFileSync(DAYLIGHT, ["audit", alike, "-o", join(folder, "alike.html"), "--no-progress"]);
  for (const [at, text] of claims.entries()) {
    const { page, close } = await open(browser, join(folder, "alike.html"), { hash: `#/claim/README.md:${3 + 2 * at}` });
    assert.equal(await page.locator(".arrived blockquote").innerText(), text);
    assert.equal(await page.getByRole("dialog").count(), 0);
    if (at === 0) {
      assert.equal(await page.locator(".claim blockquote").count(), 4);
      await page.getByRole("button", { name: "Show 2 more of 6 sentences" }).click();
      assert.equal(await page.locator(".claim blockquote").count(), claims.length);
    }
    await close();
  }
});

test("A release without figures and data says what that means", async () => {
  const empty = join(folder, "empty");
  mkdirSync(empty);
  writeFileSync(join(empty, "README.md"), "# Nothing\n\nA word.\n");
  execFileSync(DAYLIGHT, ["audit", empty, "-o", join(folder, "empty.html"), "--no-progress"]);
  const { page, close } = await open(browser, join(folder, "empty.html"));
  assert.match(await page.locator("section:has(> #evaluations)").innerText(), /No figure on a benchmark was found in tables, cards or files of results, and all 1 files? were read\. What pictures, papers and running text say/);
  assert.match(await page.locator("section:has(> #data)").innerText(), /This release has no file of data, and in 1 file of text no secret of a known form was found\./);
  await close();
});

test("A sentence that two sources have is said to be of each, and has two addresses", async () => {
  const two = join(folder, "two");
  for (const source of ["one", "two"]) {
    mkdirSync(join(two, source), { recursive: true });
    writeFileSync(join(two, source, "README.md"), "# Tiny\n\nThe weights of Tiny are open source.\n");
  }
  writeFileSync(join(two, "release.yaml"), "name: tiny\nsources:\n  - {name: one, path: one}\n  - {name: two, path: two}\n");
  execFileSync(DAYLIGHT, ["audit", join(two, "release.yaml"), "-o", join(folder, "two.html"), "--no-progress"]);
  const { page, log, close } = await open(browser, join(folder, "two.html"));
  const places = page.locator("#claims").locator("xpath=..").locator(".place a");
  assert.deepEqual(await places.allInnerTexts(), ["one: README.md:3", "two: README.md:3"]);
  for (const [i, source] of ["one", "two"].entries()) {
    await places.nth(i).click();
    assert.match(await page.getByRole("dialog").innerText(), new RegExp(`README\\.md line 3[^]*${source} \\(directory\\)`, "i"));
    await page.keyboard.press("Escape");
  }
  assert.deepEqual(await page.locator("section:has(> #claims) .found .items").count(), 0, "no sentence is evidence for itself");
  assert.deepEqual(log, []);
  await close();
});

ofExample("What is quoted has its own letters", { hash: "#/cell/datasheet/present" }, async (page) => {
  assert.match(await page.getByRole("dialog").innerText(), /\ndata\/README\.md\n/);
  assert.doesNotMatch(await page.locator("style").textContent(), /first-letter/);
});

ofExample("What only describes is in no sum of what is met, and calls nothing unmet", {}, async (page) => {
  const summaries = await page.locator(".definition summary").allInnerTexts();
  const asked = summaries.filter((text) => / requirements?: /.test(text)), described = summaries.filter((text) => / questions?: /.test(text));
  assert.equal(asked.length + described.length, 8);
  assert.equal(described.length, 3);
  for (const text of described) assert.doesNotMatch(text, /met/);
  const unmet = asked.reduce((sum, text) => sum + Number(/(\d+) unmet/.exec(text)?.[1] ?? 0), 0);
  const chip = page.getByRole("group", { name: "Show requirements that are" }).getByRole("button", { name: "unmet" });
  assert.equal(Number(/\d+/.exec(await chip.innerText())[0]), unmet);
  await chip.click();
  assert.equal(await page.locator(".criterion").count(), unmet);
});

ofExample("A search without a hit says so, and shows no empty box", {}, async (page) => {
  await page.getByLabel("Find by path, key, value or text").fill("nothing has this");
  const section = page.locator("section:has(> #evidence)");
  await section.getByText("nothing is like that").waitFor();
  assert.equal(await section.locator(".virtual:visible").count(), 0);
});

ofExample("One box searches everything, from the keyboard", {}, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("technical report");
  const hits = page.locator(".hits");
  assert.match(await hits.innerText(), /COMPONENTS[^]*Technical report[^]*REQUIREMENTS/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await hash(page), /^#\/component\//);
  assert.equal(await hits.count(), 0);
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "dialog");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Search the report", "one is where one came from");
  await page.getByLabel("Search the report").fill("technical report");
  await hits.locator("a").first().click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "dialog");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.id), "top", "and not nowhere");
});

ofExample("The data that the page saves are the published profile, byte for byte", {}, async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /Save the data/ }).click()]);
  assert.equal(download.suggestedFilename(), "open-enough-7b.json");
  assert.equal(readFileSync(await download.path(), "utf8"), readFileSync(join(folder, "example.json"), "utf8"));
});

for (const width of [360, 768, 1280, 2560])
  ofExample(`Nothing is wider than a screen of ${width} pixels, and nothing is cut`, { width }, async (page) => {
    assert.ok((await overflow(page)) <= 0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("h1,h2,h3,h4,p,th:not(.gate),td,li,dt,dd,button,summary")]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline" && !element.closest(".hidden,.row,.sections,.hits,.choices,.virtual"))
        .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40)}`),
    );
    assert.deepEqual(cut, []);
    const names = await page.locator(".matrix .gate > span:first-child").evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    for (let i = 1; i < names.length; ++i) assert.ok(names[i][0] > names[i - 1][1], "the names of gates stand apart");
    await page.evaluate(() => (location.hash = "#/cell/model-card/complete"));
    await page.getByRole("dialog").waitFor();
    assert.ok((await overflow(page)) <= 0);
  });

for (const scheme of ["light", "dark"])
  ofExample(`axe finds nothing wrong, ${scheme}`, { scheme, hash: "#/definition/mof" }, async (page) => {
    assert.deepEqual(await violations(page), []);
    const file = await page.locator('a.file[href^="#/file/"]').first().getAttribute("href"), evidence = await page.locator('.claim a[href^="#/evidence/"]').first().getAttribute("href");
    for (const to of [evidence, file, "#/component/sft-data", "#/nothing", "#/cell/sft-data/licensed"]) {
      await page.evaluate((to) => (location.hash = to), to);
      await page.waitForFunction((to) => location.hash === to && document.querySelector('[role="dialog"]'), to);
      assert.deepEqual(await violations(page), [], to);
    }
    await page.getByLabel("Search the report").fill("mit");
    assert.deepEqual(await violations(page), []);
  });

ofExample("The page prints: what folds away on a screen stands on paper", {}, async (page) => {
  await page.evaluate(() => addEventListener("beforeprint", () => (window.printed = { reasons: document.querySelectorAll(".reasons").length, criteria: document.querySelectorAll(".criterion").length })));
  const pdf = await page.pdf({ format: "A4", printBackground: false });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(pages >= 5 && pages <= 26, `${pages} pages`);
  assert.deepEqual(await page.evaluate(() => window.printed), { reasons: 34, criteria: 59 });
  assert.equal(await page.locator(".reasons").count(), 0, "the screen is as it was");
  await page.emulateMedia({ media: "print" });
  const torn = await page.evaluate(() => [...document.querySelectorAll(".card header, .definition-card, .matrix, .claim, .finding")].filter((one) => getComputedStyle(one).breakInside !== "avoid").map((one) => one.className));
  assert.deepEqual(torn, [], "no head of a card is torn from one sheet to the next");
  await page.setViewportSize({ width: 700, height: 1000 });
  assert.ok((await overflow(page)) <= 0);
});

test("html-validate finds nothing wrong in the file, nor in what the script draws", async () => {
  assert.deepEqual(await faultsOf(readFileSync(example, "utf8")), []);
  const { page, close } = await open(browser, example, { hash: "#/criterion/mof/technical-report" });
  const drawn = async () => `<!DOCTYPE html><html lang="en"><head><title>t</title></head>${await page.evaluate(() => document.body.outerHTML)}</html>`;
  assert.deepEqual(await faultsOf(await drawn()), []);
  await page.evaluate(() => (location.hash = "#/cell/sft-data/licensed"));
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await faultsOf(await drawn()), []);
  await close();
});

test("A report that was cut on its way says so", async () => {
  const cut = join(folder, "cut.html");
  const whole = readFileSync(example);
  for (const bytes of [whole.length - 5_000, whole.indexOf('id="profile">') + 2_000]) {
    writeFileSync(cut, whole.subarray(0, bytes));
    const { page, close } = await open(browser, cut, { ready: "main h1" });
    assert.equal(await page.locator("h1").innerText(), "This report cannot be shown");
    await close();
  }
});

ofHostile("What a hostile release writes shows as text and does nothing", {}, async (page) => {
  assert.ok(statSync(hostile).size > 10_000_000);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator("main script, main img, main i, [onerror], [onload]").count(), 0);
  assert.equal(await page.locator("h1").innerText(), "sample \\x1b[1m<i>");
  assert.equal(await page.title(), "sample \\x1b[1m<i> · openness audit");
  const acting = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f]/;
  assert.doesNotMatch(await page.evaluate(() => document.getElementById("page").textContent), acting);
  await page.evaluate(() => (location.hash = "#/evidence/e-000000100007"));
  const drawer = page.getByRole("dialog");
  await drawer.waitFor();
  const text = await drawer.evaluate((element) => element.textContent);
  assert.match(text, /<script>window\.hacked = 7<\/script>" onload="window\.hacked=1/);
  assert.match(text, /\\u\{202e\}/);
  assert.doesNotMatch(text, acting);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("[title],[aria-label]")].some((element) => /[\u202e\u001b]/.test(`${element.title}${element.ariaLabel}`))), false);
});

ofHostile("Thousands of items are there, and few of them in the document", {}, async (page) => {
  assert.ok((await page.locator("*").count()) < 12_000);
  const list = page.getByRole("list", { name: "Evidence" });
  await page.evaluate(() => (location.hash = "#evidence"));
  await list.locator("[aria-posinset='1']").waitFor();
  assert.ok((await list.getByRole("listitem").count()) < 60);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await list.locator("[aria-posinset='5003']").waitFor();
  assert.equal(await list.locator("[aria-posinset='1']").count(), 0);
  await page.getByLabel("Find by path, key, value or text").fill("hacked = 4999<");
  await list.locator("[aria-setsize='1']").waitFor();
  assert.equal(await page.locator("article.finding").count(), 50);
  await page.getByRole("button", { name: /Show 50 more of .* findings/ }).click();
  assert.equal(await page.locator("article.finding").count(), 100);
  await page.evaluate(() => (location.hash = "#/finding/hostile/280"));
  await page.locator(".finding.arrived").waitFor();
});

ofHostile("Thousands of results of evaluations are found by benchmark, by whose they are and by a word", {}, async (page) => {
  const list = page.getByRole("list", { name: "Results of evaluations" });
  const count = page.locator("section:has(> #evaluations) [role=status]");
  await page.evaluate(() => (location.hash = "#evaluations"));
  await list.locator("[aria-posinset='1']").waitFor();
  assert.match(await count.innerText(), /5.002 of 5.002; 7 more stand in the same release/);
  assert.match(await list.locator("[aria-posinset='1']").innerText(), /^mmlu\s+knowledge, arXiv:2009\.03300\s+1.251$/, "a heading");
  assert.ok((await list.getByRole("listitem").count()) < 60);
  await page.getByRole("group", { name: "Show results" }).getByRole("button", { name: "of this release" }).click();
  assert.match(await count.innerText(), /^1.668 of 5.002/);
  for (const row of await list.locator("a.result .model").allInnerTexts()) assert.match(row, /^own/);
  await page.getByText("5 benchmarks").click();
  await page.getByRole("group", { name: "Show the benchmark" }).getByRole("button", { name: "gsm8k" }).click();
  assert.match(await count.innerText(), /^416 of 5.002/);
  await page.getByLabel("Find in evaluations").fill("sample-7b 4857.5");
  await list.locator("[aria-setsize='2']").first().waitFor();
  await list.locator("a.result").click();
  assert.match(await page.getByRole("dialog").innerText(), /sample\.hostile 4/);
});
