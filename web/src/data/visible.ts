// Makes what acts on a reader instead of showing visible, as the program does on a terminal (Printable in src/text/utf8.h): controls, bidirectional
// and zero-width characters become escapes. Done where data are loaded (data/release.ts), so that no part of the page can forget it.

const ACTING =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}\ud800-\udfff]/gu;
const NAMED: Record<string, string> = { "\n": "\\n", "\t": "\\t", "\r": "\\r" };

const escapeOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return NAMED[character] ?? `\\x${code.toString(16).padStart(2, "0")}`;
  return `\\u{${code.toString(16)}}`;
};

export const visible = (text: string): string => text.replace(ACTING, escapeOf);

// Of an excerpt the lines stay lines, and tabs stay tabs.
export const visibleLines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.split("\t").map(visible).join("\t"))
    .join("\n");

// Members whose text has lines.
const WITH_LINES = new Set(["excerpt"]);

// Changes `value` in place: a profile may be large.
export function makeVisible(value: unknown, key = ""): unknown {
  if (typeof value === "string") return WITH_LINES.has(key) ? visibleLines(value) : visible(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; ++i) value[i] = makeVisible(value[i], key);
  } else if (value !== null && typeof value === "object") {
    const record = value as Record<string, unknown>;
    for (const [name, member] of Object.entries(record)) record[name] = makeVisible(member, name);
  }
  return value;
}
