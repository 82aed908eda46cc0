// What the page computes without a browser: addresses, windows of lists, visible text, links to lines. node --test unit_test.mjs, with ROOT set by ctest.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { createServer } from "vite";

let server, route, list, visible, numbers, filters, release, site, address, tree, evaluations, languages, openness, compare, verdicts;
before(async () => {
  server = await createServer({ root: `${process.env.ROOT}/web`, configFile: false, logLevel: "error", server: { middlewareMode: true, hmr: false, ws: false, watch: null }, appType: "custom", optimizeDeps: { noDiscovery: true }, cacheDir: process.env.CACHE });
  const load = (path) => server.ssrLoadModule(`/src/${path}`);
  route = await load("route.ts");
  list = await load("parts/VirtualList.tsx");
  visible = await load("data/visible.ts");
  numbers = await load("parts/numbers.ts");
  filters = await load("parts/Filters.tsx");
  release = await load("data/release.ts");
  site = await load("data/site.ts");
  address = await load("site/address.ts");
  tree = await load("site/tree.ts");
  evaluations = await load("report/Evaluations.tsx");
  languages = await load("parts/languages.ts");
  openness = await load("site/Openness.tsx");
  compare = await load("site/Compare.tsx");
  verdicts = await load("report/Verdicts.tsx");
});
after(() => server.close());

test("An address is read back as it was written", () => {
  assert.deepEqual(route.parseRoute("#/cell/sft-data/licensed"), { kind: "cell", component: "sft-data", gate: "licensed" });
  assert.deepEqual(route.parseRoute("#/claim/docs/a%20b.md:12"), { kind: "claim", id: "docs/a b.md:12" });
  assert.deepEqual(route.parseRoute("#/statement/data/README.md:4"), { kind: "statement", id: "data/README.md:4" });
  assert.deepEqual(route.parseRoute("#/finding/unsafe/2"), { kind: "finding", id: "unsafe/2" });
  assert.deepEqual(route.parseRoute("#/criterion/mof/a/b"), { kind: "criterion", definition: "mof", id: "a/b" });
  assert.deepEqual(route.parseRoute("#evidence/e-1"), { kind: "evidence", id: "e-1" }, "without its slash, too");
  assert.deepEqual(route.parseRoute("#evidence"), { kind: "section", id: "evidence" });
  assert.deepEqual(route.parseRoute("#"), { kind: "section", id: "" });
  assert.deepEqual(route.parseRoute("#/file/100%/a"), { kind: "file", id: "100%/a" }, "a '%' that stands for itself");
  assert.deepEqual(route.parseRoute("#/garbage"), { kind: "missing", id: "" });
  assert.deepEqual(route.parseRoute("#garbage"), { kind: "section", id: "garbage" });
});

test("A link to what was compared says which revision that was", () => {
  for (const [asked, compared, revision] of [
    ["acme/tiny", "acme/tiny@3", "acme/tiny@3"],
    ["acme/tiny", "acme/tiny@3 (v1.0)", "acme/tiny@3"],
    ["acme/tiny@1", "acme/tiny@1 (v1.0)", "acme/tiny@1"],
    ["acme/tiny@v1.0", "acme/tiny@12 (v1.0)", "acme/tiny@12"],
    ["a@2", "a@2@1", "a@2@1"],
    ["a@2@1", "a@2@1", "a@2@1"],
    ['acme/tiny@v2 "beta" @x', 'acme/tiny@2 (v2 "beta" @x)', "acme/tiny@2"],
    ["of @x", 'acme/tiny@2 (of @x)', "of @x"],
  ])
    assert.equal(compare.pinned(asked, compared), revision, asked);
});

test("The window of a list holds what is in sight, wherever the list is", () => {
  assert.deepEqual(list.windowOf(5000, 50, 0, 500), { first: 0, end: 18 });
  assert.deepEqual(list.windowOf(5000, 50, -100_000, 500), { first: 1992, end: 2018 });
  assert.deepEqual(list.windowOf(5000, 50, -249_900, 500), { first: 4990, end: 5000 });
  assert.deepEqual(list.windowOf(3, 50, 0, 500), { first: 0, end: 3 });
  assert.deepEqual(list.windowOf(0, 50, 0, 500), { first: 0, end: 0 });
  assert.deepEqual(list.windowOf(5000, 50, 90_000, 500), { first: 0, end: 16 }, "far below the screen: the first rows are ready");
  assert.deepEqual(list.windowOf(5000, 50, -900_000, 500), { first: 0, end: 16 });
});

test("What acts instead of showing is made visible, in names and in values", () => {
  assert.equal(visible.visible("a\u202eb\u0000\u001b[1m\u009b\u200b\ufeff"), "a\\u{202e}b\\x00\\x1b[1m\\u{9b}\\u{200b}\\u{feff}");
  assert.equal(visible.visible("line\nbreak\ttab\r"), "line\\nbreak\\ttab\\r");
  assert.equal(visible.visible("\ud800"), "\\u{d800}");
  assert.equal(visible.visible("Grüße 你好 🎉 a\u0301"), "Grüße 你好 🎉 a\u0301");
  assert.equal(visible.visibleLines("a\r\n\tb\u202e\rc"), "a\n\tb\\u{202e}\\rc");
  assert.deepEqual(visible.makeVisible({ list: ["\u0007"], excerpt: "a\nb", deep: { path: "a\nb" }, number: 1, nothing: null }), {
    list: ["\\x07"],
    excerpt: "a\nb",
    deep: { path: "a\\nb" },
    number: 1,
    nothing: null,
  });
});

test("What is made visible is what the program makes visible on a terminal, and looks alike", () => {
  const lines = execFileSync(process.env.PRINTABLE_TABLE, { encoding: "utf8" }).trim().split("\n");
  const table = new Map(lines.map((line) => [Number(line.split(" ")[0]), line.slice(line.indexOf(" ") + 1)]));
  assert.ok(table.size > 200);
  for (let code = 0; code <= 0x10ffff; ++code) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    const shown = visible.visible(character);
    if (shown !== (table.get(code) ?? character)) assert.fail(`U+${code.toString(16)} shows as ${JSON.stringify(shown)}`);
  }
});

test("Numbers are written alike on every machine", () => {
  assert.equal(numbers.humanBytes(999), "999 B");
  assert.equal(numbers.humanBytes(1_234_567), "1.2 MB");
  assert.equal(numbers.grouped(1234567), "1\u202f234\u202f567");
  assert.equal(numbers.countOf(1, "file"), "1 file");
  assert.equal(numbers.sentence("2 short"), "2 short.");
});

test("A search wants every word, in any order and case", () => {
  const has = filters.finder("MIT  readme");
  assert.ok(has("README.md license: mit"));
  assert.ok(!has("README.md"));
  assert.ok(filters.finder("")("anything"));
});

const sample = (links) => ({
  published: "",
  profile: { components: [], claims: [], findings: [], files: [], definitions: [], evidence: [], sources: [{ name: "s", kind: "git", revision: "", partial: false }] },
  view: { categories: [], claims: [], gates: [], meanings: {}, links },
});
const links = [{ host: "GitHub", page: "https://github.com/a/b", file: "https://github.com/a/b/blob/0/", line: "#L{first}", lines: "#L{first}-L{last}" }];

test("Evidence leads to its line on the host that the source came from", () => {
  const one = new release.Release(sample(links));
  assert.equal(one.linkOf({ source: "s", path: "src/a b#.py", line: 3 }).href, "https://github.com/a/b/blob/0/src/a%20b%23.py#L3");
  assert.equal(one.linkOf({ source: "s", path: "a.py", line: 3, last_line: 5 }).href, "https://github.com/a/b/blob/0/a.py#L3-L5");
  assert.equal(one.linkOf({ source: "s", path: "w.bin", offset: 8 }).href, "https://github.com/a/b/blob/0/w.bin");
  assert.equal(one.linkOf({ source: "s", path: "a.zip", member: "b", line: 1 }), undefined, "a member has no page");
  assert.equal(one.linkOf({ source: "s", path: "a\\u{202e}", line: 1 }), undefined, "the path is not the one that it was");
  assert.equal(new release.Release(sample([{ host: "", page: "", file: "", line: "", lines: "" }])).linkOf({ source: "s", path: "a", line: 1 }), undefined);
});

test("Of a folder only those files that are as committed lead to the host", () => {
  const profile = sample(links.map((one) => ({ ...one, committed: true })));
  profile.profile.files = [{ source: "s", path: "same.py", state: "read", size: 1, committed: true }, { source: "s", path: "changed.py", state: "read", size: 1 }];
  const one = new release.Release(profile);
  assert.equal(one.linkOf({ source: "s", path: "same.py", line: 3 }).href, "https://github.com/a/b/blob/0/same.py#L3");
  assert.equal(one.linkOf({ source: "s", path: "changed.py", line: 3 }), undefined);
  assert.equal(one.linkOf({ source: "s", path: "not-listed.py", line: 3 }), undefined);
});

// Members that a reader has in another form: what a test of the page's sources cannot see, with the reason.
const SAID_OTHERWISE = {
  origin: "a link, where the view has one for the source",
  compute: { operations: "in its summary", how: "in its summary", above_general: "in its summary", above_systemic: "in its summary", hours: "in its summary", kilowatt_hours: "in its summary", emissions_kg: "in its summary", emissions_stated: "in its summary" },
  definition: { class: "its name is the label", progress: "levels are counted as met and not met", differs_from_mot: "sentences in the view" },
  level: { number: "levels stand in their order" },
  difference: "sentences in the view",
  freedoms: "by the names that the view has for them",
  gates: "by the names that the view has for them",
};

test("Every member of the published profile is drawn, or it is said why not", () => {
  const root = process.env.ROOT;
  const schema = JSON.parse(readFileSync(`${root}/docs/profile.schema.json`, "utf8"));
  const sources = ["report", "parts"].flatMap((folder) => readdirSync(`${root}/web/src/${folder}`).map((file) => readFileSync(`${root}/web/src/${folder}/${file}`, "utf8"))).join("\n") + readFileSync(`${root}/web/src/data/release.ts`, "utf8");
  const missing = [];
  const look = (of, name) => {
    if (typeof SAID_OTHERWISE[name] === "string") return;
    for (const [member, what] of Object.entries(of.properties ?? {})) {
      const otherwise = SAID_OTHERWISE[name]?.[member] ?? SAID_OTHERWISE[member];
      if (!new RegExp(`\\b${member}\\b`).test(sources) && typeof otherwise !== "string") missing.push(`${name}.${member}`);
      look(what, member);
      look(what.items ?? {}, member);
    }
  };
  look(schema, "profile");
  for (const [name, of] of Object.entries(schema.$defs)) look(of, name);
  assert.deepEqual(missing, []);
});

const result = (benchmark, title) => ({ figure: "1", ...(benchmark && { benchmark }), ...(title && { title }), path: "a", evidence: [] });

test("Results stand by benchmark, the known ones first, then those with most results", () => {
  const groups = evaluations.groupsOf([result("", "B"), result("", "B"), result("", "B"), result("x", "X 1"), result("y"), result("x", "X 2"), result()]);
  assert.deepEqual([...groups].map(([name, group]) => [name, group.length]), [["x", 2], ["y", 1], ["B", 3], ["no benchmark named", 1]]);
});

test("The folder that results share is said once, and no part of a name is taken for one", () => {
  const of = (...paths) => evaluations.folderOf(paths.map((path) => ({ path })));
  assert.equal(of("a/b/x.json", "a/b/y.json"), "a/b/");
  assert.equal(of("a/bc/x.json", "a/bd/x.json"), "a/");
  assert.equal(of("README.md", "a/x.json"), "");
  assert.equal(of("README.md"), "");
  assert.equal(of("a/x.json"), "a/");
  assert.equal(of(), "");
});

test("A share is one of what is known, and says of how many that is", () => {
  const count = (states) => ({ releases: Object.values(states).reduce((sum, one) => sum + one, 0), open: 0, conditional: 0, partial: 0, closed: 0, unknown: 0, "not-applicable": 0, ...states });
  assert.deepEqual(openness.openWords(count({ open: 11, conditional: 13, unknown: 19, "not-applicable": 12 })), { share: "46 % open", of: "of 24 known" });
  assert.deepEqual(openness.openWords(count({ unknown: 2, "not-applicable": 53 })), { share: "not known", of: "" });
  assert.deepEqual(openness.openWords(count({ "not-applicable": 55 })), { share: "does not apply", of: "" });
  assert.deepEqual(openness.openWords(undefined), { share: "none", of: "" });
});

test("Between two periods lies each that there is, with or without a release", () => {
  for (const [steps, first, last, count] of [[1, "2019", "2026", 8], [4, "2019-Q2", "2026-Q1", 28], [12, "2019-11", "2020-02", 4], [12, "0001-01", "0001-12", 12]]) {
    const [from, to] = [first, last].map((period) => openness.ordinalOf(period, steps));
    assert.equal(to - from + 1, count);
    assert.deepEqual([openness.periodAt(from, steps), openness.periodAt(to, steps)], [first, last]);
  }
  assert.equal(openness.periodAt(openness.ordinalOf("2019-Q4", 4) + 1, 4), "2020-Q1");
});

test("What is compared is said by names, and by no id", () => {
  const view = { states: [{ id: "open", name: "open" }], freedoms: { use: "use", "eu-license-test": "EU license test" }, answers: { conditional: "within limits", no: "no" } };
  assert.equal(compare.sideWords(view, "verdict", "not-applicable: 0.29 to 0.71 of 1"), "0.29 to 0.71 of 1");
  assert.equal(compare.sideWords(view, "verdict", "unmet: Unclassified"), "Unclassified");
  assert.equal(compare.sideWords(view, "verdict", "needs-human"), "needs human");
  assert.equal(compare.sideWords(view, "terms", "LicenseRef-Llama-2"), "LicenseRef-Llama-2");
  for (const [kind, is] of [["terms", ""], ["terms", "unknown"], ["verdict", "unknown"]]) assert.equal(compare.sideWords(view, kind, is), "not known");
  assert.equal(compare.sideWords(view, "opened", "open"), "open");
  assert.equal(compare.becauseWords(view, "terms", "use: conditional, eu-license-test: no, other: x"), "use: within limits, EU license test: no, other: x");
  assert.equal(compare.becauseWords(view, "closed", "use: conditional"), "use: conditional");
});

test("What follows from a component that came or went stands with it", () => {
  const change = (kind, what, before, after, component = "x", follows = false) => ({ kind, component, what, ...(follows && { follows }), before: { is: before, evidence: [], places: [] }, after: { is: after, evidence: [], places: [] } });
  const all = [
    change("opened", "present", "closed", "open"),
    change("opened", "licensed", "not-applicable", "open", "x", true),
    change("opened", "complete", "not-applicable", "unknown", "x", true),
    change("opened", "verifiable", "closed", "open"), // no gate that began to apply
    change("opened", "licensed", "not-applicable", "open", "y"), // of another component
    change("finding", "present", "", "not-applicable"),
  ];
  assert.deepEqual(
    compare.folded(all).map((one) => [one.kind, one.component, one.what, one.follow.map((follow) => follow.what)]),
    [["opened", "x", "present", ["licensed", "complete"]], ["opened", "x", "verifiable", []], ["opened", "y", "licensed", []], ["finding", "x", "present", []]],
  );
});

test("A claim is of the source in which its own sentence stands", () => {
  const claim = (id) => ({ path: "README.md", line: 3, text: "open", about: [], verdict: "supported", because: "", evidence: ["e-license", id] });
  const item = (id, source, line) => ({ id, source, path: "README.md", line, probe: "p", outcome: "found", key: "k", value: "" });
  const of = sample([{}, {}]);
  of.profile.sources = [{ name: "one" }, { name: "two" }];
  of.profile.claims = [claim("e-1"), claim("e-2"), { ...claim(""), evidence: [] }];
  of.profile.evidence = [item("e-license", "one", 9), item("e-1", "one", 3), item("e-2", "two", 3)];
  of.view.claims = [[0], [1], [2]];
  const several = new release.Release(of);
  assert.deepEqual(several.claims.map((group) => group.key), ["one/README.md:3", "two/README.md:3", "README.md:3"]);
  assert.deepEqual(several.profile.claims.map((one) => several.placeOfClaim(one)), ["one: README.md:3", "two: README.md:3", "README.md:3"]);
  const packed = { ...claim("e-3"), path: "a.zip!/README.md" };
  assert.equal(new release.Release({ ...of, profile: { ...of.profile, evidence: [{ ...item("e-3", "one", 3), path: "a.zip", member: "README.md" }] } }).sentenceOf(packed)?.id, "e-3", "of an archive, too");
  of.profile.sources = [{ name: "one" }];
  assert.deepEqual(new release.Release(of).claims.map((group) => group.key), ["README.md:3", "README.md:3/2", "README.md:3/3"], "of one source nothing need be said");
});

test("Maps and scores answer questions, and call nothing unmet", () => {
  assert.equal(verdicts.outcomeWords({ outcome: "not-applicable" }, "unmet"), "no");
  assert.equal(verdicts.outcomeWords({ outcome: "unmet" }, "unmet"), "unmet");
  assert.equal(verdicts.outcomeWords({ outcome: "unknown" }, "needs-human"), "needs human");
  assert.deepEqual(["not-applicable", "met"].map((outcome) => verdicts.asks({ outcome })), [false, true]);
});

test("Languages have names, and what is no code shows as it is", () => {
  assert.equal(languages.languageName("en"), "English (en)");
  assert.equal(languages.languageName("zh-Hant"), "Traditional Chinese (zh-Hant)");
  assert.equal(languages.languageName("<b>"), "<b>");
  assert.equal(languages.scriptName("Latn"), "Latin (Latn)");
});

test("A cell shows its gate, or the earlier one that closes it", () => {
  assert.deepEqual(site.shownGate("oocxo?", 2), { gate: 2, state: "conditional" });
  assert.deepEqual(site.shownGate("x-----", 2), { gate: 0, state: "closed" });
  assert.deepEqual(site.shownGate("o-----", 2), { gate: 2, state: "not-applicable" }, "nothing before it is closed");
  assert.deepEqual(site.shownGate("x?----", 2), { gate: 2, state: "not-applicable" }, "what stands between is not passed over");
  assert.deepEqual(site.shownGate("", 2), { gate: 2, state: "unknown" });
  assert.deepEqual(site.shownGate("zzzzzz", 0), { gate: 0, state: "unknown" });
});

test("An address of the site says which page it is, and a query is changed in what is named", () => {
  assert.deepEqual(address.placeOf("/"), { kind: "releases" });
  assert.deepEqual(address.placeOf("/releases/acme%2Fm"), { kind: "release", encoded: "acme%2Fm" });
  assert.deepEqual(address.placeOf("/releases/a/b"), { kind: "missing" });
  assert.deepEqual(address.placeOf("/ecosystem/"), { kind: "ecosystem" });
  assert.deepEqual(address.placeOf("/elsewhere"), { kind: "missing" });
  const query = new URLSearchParams("a=1&gate=x&gate=y&b=2");
  assert.equal(String(address.changed(query, { gate: ["y", "z"], b: "", c: "&" })), "a=1&gate=y&gate=z&c=%26");
  assert.equal(String(query), "a=1&gate=x&gate=y&b=2", "the one before is as it was");
});

test("The tree of derivatives has each model once, under its base, and follows no circle", () => {
  const model = (name, base) => ({ name, ...(base && { base }), encoded: name, in_catalog: true, derivatives: 0, descendants: 0 });
  const root = model("Root");
  const names = ({ model, below }) => [model.name, ...below.map(names)];
  const all = [root, model("a", "root"), model("b", "A"), model("c", "a"), model("lost", "unknown"), model("a", "root"), model("p", "q"), model("q", "p")];
  assert.deepEqual(names(tree.treeOf(all, root)), ["Root", ["a", ["b"], ["c"]], ["lost"]]);
});
