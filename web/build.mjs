// Builds the pages, the report's and the site's: node web/build.mjs FOLDER
//
// Each is one file with everything in it, the same bytes wherever it is built: report.html, which goes with every report, and site.html, which can do all that
// the report can, and is given by a server. Its policy lets in the very script and style sheet that stand in it, by their digests, and nothing else: no
// request, no other script, whatever a release puts into its texts.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const MOST_BYTES = 150_000; // without the profile
const root = dirname(fileURLToPath(import.meta.url));

const fail = (what) => {
  console.error(`web/build.mjs: ${what}`);
  process.exit(1);
};

// The text between an opening tag that starts with `open` and its end, which must be there once.
const inside = (page, open, close) => {
  const parts = page.split(open);
  if (parts.length !== 2) fail(`'${open}' stands ${parts.length - 1} times in the page`);
  const start = parts[1].indexOf(">") + 1;
  return parts[1].slice(start, parts[1].indexOf(close));
};
// Preact is in the page: its license asks to go with it.
const notices = () => {
  const license = readFileSync(resolve(root, "../node_modules/preact/LICENSE"), "utf8").trim();
  if (license.includes("--")) fail("the license of Preact cannot stand in a comment");
  return `<!-- This page contains Preact (https://preactjs.com):\n\n${license}\n-->\n`;
};
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// The same page with the script of another entry, and what it says to those who run none.
const WITHOUT_SCRIPTS = {
  site: '<p>This page is drawn by a script within it, which asks its own server alone. Without scripts, what it shows is answered as JSON and as tables: <a href="/api/v1/openapi.json">what can be asked</a>.</p>',
};
const entry = (name) => ({
  name: "entry",
  transformIndexHtml: {
    order: "pre",
    handler: (html) => html.replace("/src/report_page.tsx", `/src/${name}_page.tsx`).replace(/(?<=<noscript>\s*)<p>[^]*?<\/p>/, (text) => WITHOUT_SCRIPTS[name] ?? text),
  },
});

// Properties that many elements have, such as {class: "dim"}, stand in the script once: Preact copies them into each. 1 % of the page.
const shared = {
  name: "shared",
  renderChunk(code) {
    const counts = new Map();
    const literal = /(?<=\("[a-z]\w*", )\{ (?:[\w"-]+: "[^"\\\n]*"(?:, )?)+ \}/g;
    for (const [text] of code.matchAll(literal)) counts.set(text, (counts.get(text) ?? 0) + 1);
    const names = new Map([...counts].filter(([, count]) => count > 1).map(([text], i) => [text, `sharedProperties${i}`]));
    const before = [...names].map(([text, name]) => `const ${name} = ${text};\n`).join("");
    return { code: before + code.replace(literal, (text) => names.get(text) ?? text), map: null };
  },
};

async function page(name) {
  const result = await build({
    root,
    configFile: false,
    envFile: false,
    logLevel: "warn",
    plugins: [entry(name), shared, viteSingleFile({ removeViteModuleLoader: true })],
    // Calls of h are shorter than those of the automatic runtime: 5 % of the page.
    esbuild: { jsx: "transform", jsxFactory: "h", jsxFragment: "Fragment", jsxInject: 'import { h, Fragment } from "preact"', legalComments: "none" },
    build: { write: false, target: "es2022", modulePreload: false, reportCompressedSize: false },
  });
  const output = (Array.isArray(result) ? result[0] : result).output;
  if (output.length !== 1) fail(`the build gave ${output.map((file) => file.fileName).join(", ")}; one file was expected`);
  let text = String(output[0].source);
  text = text.replace(/<script type="module" crossorigin>/, '<script type="module">').replace(/<style rel="stylesheet" crossorigin>/, "<style>");
  const policy = [
    "default-src 'none'",
    `script-src ${digest(inside(text, '<script type="module"', "</script>"))}`,
    `style-src ${digest(inside(text, "<style", "</style>"))}`,
    "connect-src daylight:connect", // nowhere for a report, its own server for the site
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  text = text.replace('content="POLICY"', () => `content="${policy}"`).replace(/(?=<\/html>\s*$)/, notices);
  for (const mark of ["daylight:connect", "daylight:title", "daylight:view", "daylight:profile"])
    if (text.split(mark).length !== 2) fail(`'${mark}' must stand in the page once`);
  const bytes = Buffer.byteLength(text);
  if (bytes >= MOST_BYTES) fail(`the page '${name}' has ${bytes} bytes; fewer than ${MOST_BYTES} were promised`);
  return text;
}

const out = process.argv[2];
if (!out || out.startsWith("-")) fail("say where to: node web/build.mjs FOLDER");
mkdirSync(resolve(out), { recursive: true });
for (const name of ["report", "site"]) writeFileSync(join(resolve(out), `${name}.html`), await page(name));
