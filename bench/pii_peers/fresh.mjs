#!/usr/bin/env node
// A labeled set of which nobody read a record: bench/pii_peers/fresh.mjs FOLDER SEED > set.jsonl
//
// Values of the npm package @faker-js/faker (installed in FOLDER) in all of its locales: e-mail addresses, telephone numbers in three styles, IP and MAC addresses, IBANs, payment cards. Each stands
// alone, behind a word that names it, in a sentence that does not, or in a line of JSON. Beside them numbers that are none of these (orders, ISBNs, versions, dates, amounts, hashes,
// UUIDs, tracking numbers), in sentences of the same kind. The same seed gives the same set. Each record says its locale, kind, style and place, for `score --by`.
import {createRequire} from "node:module";
import {resolve} from "node:path";

const [folder, seed] = process.argv.slice(2);
const require = createRequire(resolve(folder, "index.js"));
const {allFakers, fakerEN} = require("@faker-js/faker");

const named = {
  EMAIL_ADDRESS: ["Write to %, please.", "E-mail: %", "You can reach us at % until Friday."],
  PHONE_NUMBER: ["Please call % after six.", "Phone: %", "My telephone number is %, ask for Kim.", "Tel. % (office)"],
  IP_ADDRESS: ["The request came from IP %, port 443.", "Server % did not answer.", "IP address: %"],
  MAC_ADDRESS: ["The MAC address is % on that card.", "MAC: %", "ether % brd"],
  IBAN_CODE: ["Transfer it to IBAN % today.", "IBAN: %", "My account is % (IBAN)."],
  CREDIT_CARD: ["Charge my card % now.", "Card number: %", "Visa % expires soon."],
};
// What people say with a number, by the language of the locale.
const own = {
  ar: "اتصل بي على % مساء.", cs: "Zavolejte prosím na %.", da: "Ring til mig på %.", de: "Ruf mich unter % an.", el: "Καλέστε με στο %.", es: "Llámame al % mañana.", fa: "شماره تلفن من % است.",
  fi: "Soita numeroon %.", fr: "Appelez-moi au % ce soir.", he: "מספר הטלפון שלי הוא %.", hr: "Nazovite me na %.", hu: "A telefonszámom %.", id: "Hubungi saya di % besok.", it: "Chiamami al %.",
  ja: "電話番号は%です。", ko: "제 전화번호는 % 입니다.", nb: "Ring meg på %.", nl: "Bel mij op %.", pl: "Zadzwoń pod %.", pt: "Ligue para % amanhã.", ro: "Sunați la %.", ru: "Позвоните мне: %.",
  sk: "Zavolajte na %.", sv: "Ring mig på %.", th: "โทร % ค่ะ", tr: "Telefonum %, arayın.", uk: "Зателефонуйте: %.", vi: "Gọi cho tôi: %.", zh: "请拨打%联系我。",
};
// Where in the world the numbers of a locale are dialed.
const regions = {
  "North America": ["en", "en_US", "en_CA", "fr_CA"],
  "Latin America": ["es_MX", "pt_BR"],
  Africa: ["af_ZA", "en_GH", "en_NG", "en_ZA", "fr_SN", "yo_NG", "zu_ZA"],
  "Asia and the Pacific": ["bn_BD", "dv", "en_AU", "en_AU_ocker", "en_HK", "en_IN", "en_NP", "id_ID", "ja", "ko", "ne", "th", "ur", "uz_UZ_latin", "vi", "zh_CN", "zh_TW", "ta_IN", "mn_MN_cyrl"],
  "Middle East and the Caucasus": ["ar", "az", "fa", "he", "hy", "ka_GE", "ku_ckb", "ku_kmr_latin", "tr"],
};
const regionOf = (locale) => Object.keys(regions).find((region) => regions[region].includes(locale)) ?? "Europe";
const unnamed = ["Kim wrote down % and left.", "It says % on the note.", "% is what she told me.", "See the second line (%), then sign."];
const fields = {EMAIL_ADDRESS: "email", PHONE_NUMBER: "phoneNumber", IP_ADDRESS: "ip", MAC_ADDRESS: "macAddress", IBAN_CODE: "iban", CREDIT_CARD: "cardNumber"};

const emit = (text, value, type, about) => {
  const at = text.indexOf(value);
  const start = [...text.slice(0, at)].length;
  const spans = type ? [{start, end: start + [...value].length, type}] : [];
  process.stdout.write(JSON.stringify({text, spans, ...about}) + "\n");
};

fakerEN.seed(Number(seed));
const pick = (list) => list[fakerEN.number.int({min: 0, max: list.length - 1})];
function place(value, type, about) {
  emit(value, value, type, {...about, place: "alone"});
  emit(pick(named[type]).replace("%", () => value), value, type, {...about, place: "named"});
  emit(pick(unnamed).replace("%", () => value), value, type, {...about, place: "sentence"});
  emit(`{"id": ${fakerEN.number.int(9999)}, "${fields[type]}": "${value}", "ok": true}`, value, type, {...about, place: "json"});
}

for (const [at, [locale, faker]] of Object.entries(allFakers).entries()) {
  if (locale === "base") continue;
  faker.seed(Number(seed) * 1000 + at);
  const about = (kind, style = "") => ({locale, region: regionOf(locale), kind, style});
  for (let i = 0; i < 4; ++i) {
    place(faker.internet.email(), "EMAIL_ADDRESS", about("e-mail"));
    const language = locale.split("_")[0];
    for (const style of ["human", "national", "international"]) place(faker.phone.number({style}), "PHONE_NUMBER", about("telephone", style));
    if (own[language]) {
      const value = faker.phone.number({style: "national"});
      emit(own[language].replace("%", () => value), value, "PHONE_NUMBER", {...about("telephone", "national"), place: "own language"});
    }
    place(faker.internet.ipv4(), "IP_ADDRESS", about("ip", "4"));
    place(faker.internet.ipv6(), "IP_ADDRESS", about("ip", "6"));
    place(faker.internet.mac({separator: pick([":", "-"])}), "MAC_ADDRESS", about("mac"));
    place(faker.finance.iban({formatted: i % 2 === 0}), "IBAN_CODE", about("iban"));
    place(faker.finance.creditCardNumber(), "CREDIT_CARD", about("card"));
  }
}

const others = [
  ["order", "Order % was shipped.", (f) => f.string.numeric(10)],
  ["order", "Your order number is %.", (f) => f.string.numeric({length: {min: 7, max: 13}, allowLeadingZeros: true})],
  ["isbn", "ISBN %", (f) => f.commerce.isbn()],
  ["version", "Upgrade to version % today.", (f) => f.system.semver() + "." + f.number.int(9)],
  ["version", "It needs % at least.", (f) => f.system.semver()],
  ["date", "Due on %.", (f) => f.date.past().toISOString()],
  ["date", "The meeting is on %.", (f) => f.date.past().toLocaleDateString("de-DE")],
  ["amount", "The total is % in all.", (f) => f.finance.amount({min: 1e3, max: 1e9, autoFormat: true})],
  ["hash", "Commit % broke it.", (f) => f.git.commitSha()],
  ["uuid", "Request % failed.", (f) => f.string.uuid()],
  ["tracking", "Tracking number 1Z%", (f) => f.string.alphanumeric(16).toUpperCase()],
  ["account", "Account % was closed.", (f) => f.finance.accountNumber(12)],
  ["vin", "The car (%) is sold.", (f) => f.vehicle.vin()],
  ["imei", "IMEI %", (f) => f.phone.imei()],
  ["figure", "A loss of % after training.", (f) => String(f.number.float({min: 0, max: 1, fractionDigits: 12}))],
  ["time", "Epoch % was logged.", (f) => String(f.date.past().getTime())],
  ["pairs", "Values: %", (f) => Array.from({length: 5}, () => f.number.int({min: 10, max: 9999})).join(" ")],
  ["range", "Pages %", (f) => `${f.number.int({min: 100, max: 999})}-${f.number.int({min: 1000, max: 9999})}`],
  ["part", "Part no. % is out of stock.", (f) => f.helpers.fromRegExp("[0-9]{3}-[0-9]{4}-[0-9]{2}")],
];
for (let i = 0; i < 100; ++i)
  for (const [kind, text, make] of others) {
    const value = make(fakerEN);
    emit(text.replace("%", () => value), value, null, {locale: "", region: "", kind, style: "", place: "other"});
  }
