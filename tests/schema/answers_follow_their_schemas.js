// Every answer of `daylight serve` in JSON is what /api/v1/openapi.json says of it, and says nothing that is not described there:
// node tests/schema/answers_follow_their_schemas.js PROGRAM.
const { execFileSync, spawn } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const Ajv = require(path.join(__dirname, "../../node_modules/ajv/dist/2020"));

const [program] = process.argv.slice(2).map((name) => path.resolve(name));
const root = path.join(__dirname, "../..");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "day_answers_"));
const catalog = ["--catalog", path.join(scratch, "c.duckdb")];
const wrong = [];

// Members that no schema names are a gap of the description. What is described elsewhere (a profile, a view) stays open.
const OPEN = ["Profile", "OpenApi", "Report"];
const close = (schema) => {
  if (schema && typeof schema === "object") {
    if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
    Object.values(schema).forEach(close);
  }
};

async function check(url) {
  const description = await (await fetch(`${url}api/v1/openapi.json`)).json();
  const schemas = description.components.schemas;
  for (const [name, schema] of Object.entries(schemas)) if (!OPEN.includes(name)) close(schema);
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
  ajv.addSchema({ $id: "api", components: { schemas } });
  ajv.addVocabulary(["components"]);
  const name = encodeURIComponent("acme/model"), values = { release: name, table: "claims", a: `${name}@1`, b: name, group: "publisher" };
  let checked = 0;
  for (const [where, item] of Object.entries(description.paths)) {
    const answer = item.get?.responses["200"].content["application/json"];
    if (!answer) continue;
    const query = item.get.parameters.filter((one) => one.in === "query" && (one.required || one.name === "group")).map((one) => `${one.name}=${values[one.name]}`);
    const target = where.replace(/\{(\w+)\}/g, (_, key) => values[key]).slice(1) + (query.length ? `?${query.join("&")}` : "");
    const response = await fetch(url + target);
    const body = await response.json();
    const validate = ajv.compile({ $ref: `api${answer.schema.$ref}` });
    if (response.status !== 200) wrong.push(`${target}: ${response.status} ${body.error}`);
    else if (!validate(body)) for (const error of validate.errors.slice(0, 5)) wrong.push(`${target}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
    ++checked;
  }
  if (checked < 12) wrong.push(`only ${checked} answers were checked`);
}

for (const [i, details] of [["--label", "v1"], ["--released", "2025-01-31"]].entries()) {
  const release = path.join(scratch, `release-${i}`);
  fs.cpSync(path.join(root, "examples/open-enough-7b"), release, { recursive: true });
  if (i > 0) fs.appendFileSync(path.join(release, "README.md"), "\nbase_model: acme/base\n");
  execFileSync(program, ["catalog", ...catalog, "add", release, "--no-progress", "--name", "acme/model", ...details]);
}
execFileSync(program, ["catalog", ...catalog, "add", path.join(root, "examples/open-enough-7b"), "--no-progress", "--name", "undated"]);

const server = spawn(program, ["serve", ...catalog, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
server.stdout.once("data", (line) =>
  check(String(line).trim())
    .catch((error) => wrong.push(String(error.stack)))
    .finally(() => server.kill("SIGINT")),
);
server.on("exit", (code) => {
  fs.rmSync(scratch, { recursive: true });
  for (const one of wrong) console.log(one);
  process.exit(wrong.length === 0 && code === 0 ? 0 : 1);
});
