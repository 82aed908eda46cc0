#!/usr/bin/env node
// Spans that a package from npm finds: bench/pii_peers/npm.mjs PACKAGE FOLDER [REGION] < texts.jsonl > spans.jsonl
//
// PACKAGE: redact-pii, @redactpii/node or libphonenumber-js, installed in FOLDER (npm install there). A line {"text": …} gives a line {"spans": [{"start", "end",
// "type"}]}, offsets in code points. What only replaces is told by what is left of the text around the words that it puts there. REGION: the country that libphonenumber-js takes numbers without a country's code for.
import {createRequire} from "node:module";
import {createInterface} from "node:readline";
import {resolve} from "node:path";

const [name, folder, region] = process.argv.slice(2);
const require = createRequire(resolve(folder, "index.js"));
// What the packages put in the place of each kind.
const kinds = [["EMAIL_ADDRESS", "EMAIL_ADDRESS"], ["PHONE_NUMBER", "PHONE_NUMBER"], ["IP_ADDRESS", "IP_ADDRESS"], ["CREDIT_CARD_NUMBER", "CREDIT_CARD"],
               ["US_SOCIAL_SECURITY_NUMBER", "US_SSN"], ["EMAIL", "EMAIL_ADDRESS"], ["CREDIT_CARD", "CREDIT_CARD"]];
const marked = (redacted) => kinds.reduce((text, [word], i) => text.replaceAll(word, String.fromCodePoint(0xF0000 + i)), redacted);

// Where the signs of `redacted` stood in `text`, each for the shortest piece that lets the rest fit; [] where nothing fits.
function replaced(text, redacted) {
  const parts = redacted.split(/([\u{F0000}-\u{F00FF}])/u);
  const spans = [];
  let at = parts[0].length;
  if (!text.startsWith(parts[0])) return [];
  for (let i = 1; i < parts.length; i += 2) {
    const last = i + 2 >= parts.length, next = parts[i + 1];
    const to = last ? text.length - next.length : text.indexOf(next, at + 1);
    if (to < at || (last && !text.endsWith(next))) return [];
    const end = next === "" && !last ? at : to;
    spans.push({start: at, end, type: kinds[parts[i].codePointAt(0) - 0xF0000][1]});
    at = end + next.length;
  }
  return spans;
}

function finder() {
  if (name === "libphonenumber-js") {
    const {findPhoneNumbersInText} = require("libphonenumber-js/max");
    return (text) => findPhoneNumbersInText(text, region).map((found) => ({start: found.startsAt, end: found.endsAt, type: "PHONE_NUMBER"}));
  }
  if (name === "redact-pii") {
    const {SyncRedactor} = require("redact-pii");
    const off = {enabled: false};
    const redactor = new SyncRedactor(
        {builtInRedactors: {names: off, credentials: off, password: off, streetAddress: off, username: off, zipcode: off, url: off, digits: off}});
    return (text) => replaced(text, marked(redactor.redact(text)));
  }
  if (name === "@redactpii/node") {
    const {Redactor} = require("@redactpii/node");
    const redactor = new Redactor({rules: {EMAIL: true, PHONE: true, CREDIT_CARD: true, SSN: true}});
    return (text) => replaced(text, marked(redactor.redact(text)));
  }
  throw new Error(`no such package: ${name}`);
}

const find = finder();
const codePoints = (text, units) => [...text.slice(0, units)].length;
for await (const line of createInterface({input: process.stdin})) {
  const {text} = JSON.parse(line);
  const spans = find(text).map((span) => ({...span, start: codePoints(text, span.start), end: codePoints(text, span.end)}));
  process.stdout.write(JSON.stringify({spans}) + "\n");
}
