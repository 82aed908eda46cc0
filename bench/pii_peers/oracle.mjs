#!/usr/bin/env node
// What a set ought to label: bench/pii_peers/oracle.mjs FOLDER < texts.jsonl > spans.jsonl
//
// The text as a whole, and each of its pieces between blanks, quotes, brackets, commas and the like, is asked of the npm package validator (installed in FOLDER) without an option: is it an
// e-mail address, an IP or MAC address, a payment card, an IBAN, a mobile number of any country? Telephone numbers with a country's code are those that the matcher of libphonenumber-js finds.
// So does what is written behind a plus like one within a text. A record in which one of these stands and is not labeled has incomplete labels; nothing of Daylight takes part in saying so.
import {createInterface} from "node:readline";
import {createRequire} from "node:module";
import {resolve} from "node:path";

const require = createRequire(resolve(process.argv[2], "index.js"));
const validator = require("validator");
const {findPhoneNumbersInText, isValidPhoneNumber} = require("libphonenumber-js/max");
const checks = [
  ["EMAIL_ADDRESS", (s) => validator.isEmail(s)],
  ["IP_ADDRESS", (s) => validator.isIP(s) || validator.isIPRange(s)],
  ["MAC_ADDRESS", (s) => validator.isMACAddress(s)],
  ["CREDIT_CARD", (s) => validator.isCreditCard(s)],
  ["IBAN_CODE", (s) => validator.isIBAN(s)],
];
const digits = (s) => s.replace(/\D/g, "").length;
const wholes = [...checks, ["PHONE_NUMBER", (s) => /^[+0-9 ().-]+$/.test(s) && digits(s) >= 7 && (validator.isMobilePhone(s, "any") || isValidPhoneNumber(s))]];

const codePoints = (text, units) => [...text.slice(0, units)].length;
for await (const line of createInterface({input: process.stdin})) {
  const {text} = JSON.parse(line);
  const spans = [];
  const whole = text.trim();
  for (const [type, is] of wholes)
    if (whole && is(whole)) spans.push({start: text.indexOf(whole), end: text.indexOf(whole) + whole.length, type});
  for (const piece of text.matchAll(/[^\s"'`<>()\[\]{},;=|]+/g)) {
    const value = piece[0].replace(/[.:!?]+$/, "");
    for (const [type, is] of checks)
      if (value !== whole && is(value)) spans.push({start: piece.index, end: piece.index + value.length, type});
  }
  for (const found of text.matchAll(/\+\d[\d ().-]{6,20}\d/g))
    if (found[0] !== whole && digits(found[0]) <= 15) spans.push({start: found.index, end: found.index + found[0].length, type: "PHONE_NUMBER"});
  for (const found of findPhoneNumbersInText(text)) spans.push({start: found.startsAt, end: found.endsAt, type: "PHONE_NUMBER"});
  process.stdout.write(JSON.stringify({spans: spans.map((s) => ({...s, start: codePoints(text, s.start), end: codePoints(text, s.end)}))}) + "\n");
}
