// A second reader's two steps: from every statement of an audit to its evidence, from the evidence to the bytes.
//
//   node tests/follow_evidence.js PROGRAM FOLDER...
//
// Audits each folder and follows all it says: what is met, met in part, there, linked, open or claimed has evidence; each id of evidence stands in the
// profile; its file is there with the digest that the profile has, is long enough for the place, and near the place stand words of the excerpt. "Absent" is
// said of no release that was not read whole. Prints what does not hold, and a count; exits with 1 where anything does not.
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");
const { execFileSync } = require("child_process");

const [program, ...folders] = process.argv.slice(2);
const OF_WHAT_IS_NOT_THERE = ["no-license", "nothing-to-judge"];
let statements = 0, followed = 0, wrong = 0;

function fail(folder, statement, what) {
  wrong++;
  console.log(`${folder}: ${statement}: ${what}`);
}

class Reader {
  constructor(folder) {
    this.folder = folder;
    this.audit = JSON.parse(execFileSync(program, ["audit", "--no-progress", "--format", "json", folder], { maxBuffer: 1 << 30 }));
    this.evidence = new Map(this.audit.evidence.map((item) => [item.id, item]));
    this.files = new Map(this.audit.files.filter((file) => !file.member).map((file) => [file.path, file]));
    this.contents = new Map();
  }
  bytes(name) {
    if (!this.contents.has(name)) this.contents.set(name, fs.readFileSync(path.join(this.folder, name)));
    return this.contents.get(name);
  }
  // What is wrong with the second step, or "".
  place(item) {
    const file = this.files.get(item.path);
    if (!file) return "its file is not listed";
    const whole = path.join(this.folder, item.path);
    if (file.state !== "read" || item.member || !fs.statSync(whole, { throwIfNoEntry: false })?.isFile()) return "";
    const bytes = this.bytes(item.path);
    if (crypto.createHash("sha256").update(bytes).digest("hex") !== file.sha256) return "its file has another digest";
    if (item.offset > bytes.length) return "its offset lies past the end";
    if (!item.line) return "";
    const lines = bytes.toString("utf8").split("\n");
    if (item.line > lines.length) return "its line lies past the end";
    const near = lines.slice(Math.max(0, item.line - 2), Math.max(item.last_line ?? 0, item.line) + 12).join(" ");
    const words = (item.excerpt ?? "").match(/\p{L}{4,}/gu) ?? [];
    return words.length > 0 && !words.some((word) => near.includes(word)) ? "nothing of its excerpt stands there" : "";
  }
  follow(statement, ids, needed) {
    statements++;
    if (needed && ids.length === 0) fail(this.folder, statement, "rests on nothing");
    for (const id of ids) {
      followed++;
      const item = this.evidence.get(id);
      const trouble = item ? this.place(item) : "is not in the profile";
      if (trouble) fail(this.folder, statement, `${id}: ${trouble}`);
    }
  }
  all() {
    const { definitions, components, claims, findings, ledger, coverage } = this.audit;
    for (const definition of definitions)
      for (const criterion of definition.criteria)
        this.follow(`${definition.id}:${criterion.id}`, criterion.evidence, ["met", "partly"].includes(criterion.outcome));
    for (const component of components) {
      this.follow(component.id, component.evidence, ["verified", "linked", "claimed", "contradicted"].includes(component.assurance));
      if (component.assurance === "absent" && !coverage.complete) fail(this.folder, component.id, "is absent of what was not read whole");
      for (const binding of component.licenses)
        this.follow(`${component.id}, license`, binding.evidence, !["none", "unknown"].includes(binding.class));
      for (const [name, gate] of Object.entries(component.gates))
        this.follow(`${component.id}, gate ${name}`, gate.evidence, ["open", "conditional"].includes(gate.state));
    }
    for (const claim of claims) this.follow(`claim '${claim.text}'`, claim.evidence, true);
    for (const finding of findings) this.follow(`finding ${finding.id}`, finding.evidence, !OF_WHAT_IS_NOT_THERE.includes(finding.id));
    for (const item of ledger) this.follow(`ledger ${item.id}`, item.evidence, false);
  }
}

for (const folder of folders) new Reader(folder).all();
console.log(`${statements} statements followed by ${followed} ids of evidence, ${wrong} do not hold`);
process.exit(wrong === 0 && statements > 0 ? 0 : 1);
