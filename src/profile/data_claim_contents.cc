// What the records are said to hold or not to hold, and what was found in them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "profile/data_claim_rules.h"
#include "profile/data_languages.h"
#include "profile/parts.h"
#include "profile/seen.h"
#include "text/utf8.h"

namespace day {
namespace {

// A language that is not stated contradicts where this many texts, and this share of all, are surely in it. The detector is wrong in some 1 to 2 of 100 sure
// texts (docs/measurements.md, "Meters of data"): a tenth of all is no mistake of its.
constexpr uint64_t kTexts = 100, kTextsShare = 10;
// Records of another license, among those that say one.
constexpr uint64_t kLicensed = 10, kLicensedShare = 100;
// Items of personal data that "none" is held against; and "taken out", which no filter does without misses: those we know of leave 1 to 10 of 100.
constexpr uint64_t kItems = 10, kItemsLeft = 25, kItemsLeftShare = 1000;
// Exact copies, among texts of so many words on average: copies of shorter ones are copies of answers and labels.
constexpr uint64_t kCopies = 10, kCopiesShare = 100, kWordsOfAText = 10;
// Items of an evaluation set that stand in the data whole; fewer may be quotations that both have from elsewhere.
constexpr uint64_t kItemsFound = 5, kItemsFoundShare = 100;

bool IsMuch(uint64_t count, uint64_t all, uint64_t least, uint64_t one_in) { return count >= least && count >= all / one_in; }

// Of a database as a collection, which says nothing of the terms of what is in it.
bool IsOfDatabases(std::string_view expression) { return expression.starts_with("ODC-By") || expression.starts_with("ODbL") || expression.starts_with("PDDL"); }

}  // namespace

bool TellsOfPeople(std::string_view type) {
  static constexpr std::array<std::string_view, 5> kTypes = {"EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "CREDIT_CARD", "US_SSN"};
  return std::ranges::find(kTypes, type) != kTypes.end();
}

bool HoldLanguages(const Statements& stated, const MeasuredData& measured, DataClaim& claim) {
  if (measured.texts == 0) return false;
  std::set<std::string> said;
  std::string unread;
  for (const DataStatement* one : stated) {
    if (said.size() + 1 <= 12) claim.text += fmt::format("{}{}", claim.text.empty() ? "language: " : ", ", one->value);
    const std::string code = LanguageOf(one->value);
    if (code.empty()) unread = one->value;
    else said.insert(code);
  }
  if (!unread.empty()) {
    claim.because = fmt::format("\"{}\" is no language that is known here", unread);
    return true;
  }
  std::string others, seen;
  bool much = false;
  std::set<std::string> found;
  for (const MeasuredData::Language& one : measured.languages) {
    const std::string code = LanguageOf(one.code);
    bool is_said = false;
    for (const std::string& other : said) {
      if (!AreAlike(code, other)) continue;
      is_said = true;
      found.insert(other);
    }
    const bool is_much = !is_said && IsMuch(one.texts, measured.texts, kTexts, kTextsShare);
    much |= is_much;
    if (is_much) {
      others += fmt::format("{}{} ({})", others.empty() ? "" : ", ", one.code, Percent(one.texts, measured.texts));
      Cite(one.evidence, claim);
    } else if (is_said && found.size() <= kNamedInAClaim) {
      seen += fmt::format("{}{} {}", seen.empty() ? "" : ", ", one.code, Percent(one.texts, measured.texts));
      Cite(one.evidence, claim);
    }
  }
  if (much) {
    claim.verdict = ClaimVerdict::kNotSupported;
    claim.because = fmt::format("of {}, many are surely in a language that is not stated: {}", Counted(measured.texts, "text"), others);
  } else if (!found.empty()) {
    const bool all = said.contains("*") || found.size() == said.size();
    claim.verdict = all ? ClaimVerdict::kSupported : ClaimVerdict::kPartly;
    claim.because = fmt::format("of {}: {}", Counted(measured.texts, "text"), seen);
    // What was not seen may stand in what was not looked at, or be one that the detector does not know.
    if (!all) claim.because += fmt::format("; of {} stated languages {} were seen", said.size(), found.size());
  } else {
    claim.because = fmt::format("of {} none is surely in a stated language, and of no other there are many", Counted(measured.texts, "text"));
  }
  return true;
}

bool HoldLicense(const Statements& stated, const MeasuredData& measured, DataClaim& claim) {
  if (measured.licensed == 0) return false;
  std::set<std::string> said;
  bool told = true, open = true, databases = false;
  for (const DataStatement* one : stated) {
    claim.text += fmt::format("{}{}", claim.text.empty() ? "license: " : ", ", one->value);
    std::optional<LicenseFacts> facts = LicenseFromHubId(one->value);
    if (!facts && one->value != "other" && one->value != "unknown") {
      if (const std::string id = LicenseFromAddress(one->value); !id.empty()) {
        if (const LicenseFacts* known = FindLicense(id)) facts = *known;
      } else {
        facts = LicenseFromName(one->value);
      }
    }
    told &= facts && !facts->id.empty();
    if (!facts) continue;
    said.insert(facts->id);
    open &= IsOpen(facts->license_class);
    databases |= IsOfDatabases(facts->id);
  }
  uint64_t same = 0, stricter = 0, others = 0;
  std::string strict, other_words;
  for (const MeasuredData::License& one : measured.licenses) {
    const bool is_same = said.contains(one.expression);
    const bool is_stricter = !is_same && !one.expression.empty() && !IsOpen(one.license_class) && one.license_class != LicenseClass::kUnknown;
    (is_same ? same : is_stricter ? stricter : others) += one.records;
    std::string& into = is_stricter ? strict : other_words;
    if (!is_same) into += fmt::format("{}{} {}", into.empty() ? "" : ", ", one.expression.empty() ? "words that name none" : one.expression, one.records);
    Cite(one.evidence, claim);
  }
  others += measured.licensed - std::min(measured.licensed, same + stricter + others);  // beyond those that are listed
  claim.because = fmt::format("of {} that state a license: ", Counted(measured.licensed, "record"));
  if (!told || databases) {
    claim.because +=
        databases ? "the stated license is one of the collection, which says nothing of each record's" : "the stated license is none that is known here";
  } else if (open && IsMuch(stricter, measured.licensed, kLicensed, kLicensedShare)) {
    claim.verdict = ClaimVerdict::kNotSupported;
    claim.because += strict + ", which is not open";
  } else if (stricter + others == 0) {
    claim.verdict = ClaimVerdict::kSupported;
    claim.because += "all state the same";
  } else {
    if (same > 0) claim.verdict = ClaimVerdict::kPartly;
    claim.because += fmt::format("the same {}, others: {}{}{}", same, strict, strict.empty() || other_words.empty() ? "" : ", ", other_words);
  }
  return true;
}

bool HoldPersonal(const DataStatement& stated, const MeasuredData& measured, DataClaim& claim) {
  if (measured.records == 0 || !measured.people) return false;
  const bool removed = stated.name == "personal-data-removed";
  uint64_t telling = 0, likely = 0;
  std::string words, places;
  for (const MeasuredData::Personal& kind : measured.personal) {
    if (!TellsOfPeople(kind.type) || (!stated.of.empty() && stated.of.find(kind.type) == std::string::npos)) continue;
    telling += kind.telling;
    likely += kind.likely;
    if (kind.telling == 0) continue;
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", kind.title, kind.telling);
    if (places.empty()) places = kind.places;
    for (const std::string& id : kind.evidence) AddId(claim.evidence, id);
  }
  const std::string in = Counted(measured.records, "record");
  if (removed ? telling >= kItemsLeft && telling >= measured.records / kItemsLeftShare : telling >= kItems) {
    claim.verdict = ClaimVerdict::kNotSupported;
    claim.because = fmt::format("in {}: {}, by form and check digits, without what is kept for documents and tests{}{}", in, words,
                                places.empty() ? "" : "; first at ", places);
  } else if (likely > 0) {
    claim.because = fmt::format("in {} {} the form of personal data, too few or too unsure to say: a person has to look", in,
                                likely == 1 ? "one item has" : fmt::format("{} items have", likely));
  } else {
    // Names, stories and whereabouts have no form: that none was found shows no more than a part.
    claim.verdict = measured.whole ? ClaimVerdict::kPartly : ClaimVerdict::kUnverifiable;
    claim.because = fmt::format("in {}{} nothing has the form of what was looked for; names and stories are not looked for", in,
                                measured.whole ? "" : ", a part of the data,");
  }
  return true;
}

bool HoldDuplicates(const DataStatement&, const MeasuredData& measured, DataClaim& claim) {
  if (measured.compared == 0) return false;
  for (const std::string& id : measured.copies_evidence) AddId(claim.evidence, id);
  const std::string found = fmt::format("{} of {} ({}) are copies of an earlier one of their file, byte for byte", measured.copies,
                                        Counted(measured.compared, "record"), Percent(measured.copies, measured.compared));
  if (measured.words / std::max<uint64_t>(measured.records, 1) < kWordsOfAText && measured.copies + measured.elsewhere > 0) {
    claim.because = found + "; the texts are so short that different records may have the same";
  } else if (IsMuch(measured.copies, measured.compared, kCopies, kCopiesShare)) {
    claim.verdict = ClaimVerdict::kNotSupported;
    claim.because = found + (measured.copies_places.empty() ? "" : "; first at " + measured.copies_places);
  } else if (IsMuch(measured.elsewhere, measured.compared, kCopies, kCopiesShare)) {
    claim.because = fmt::format("some {} of {} are copies of one in another file, which may hold the same data in another form: a person has to look",
                                measured.elsewhere, Counted(measured.compared, "record"));
  } else if (measured.copies + measured.elsewhere > 0) {
    claim.verdict = ClaimVerdict::kPartly;
    claim.because = found + (measured.elsewhere > 0 ? fmt::format(", {} of one in another file", measured.elsewhere) : "");
  } else {
    const bool all = measured.whole && (measured.across || measured.files.size() == 1);
    claim.verdict = all ? ClaimVerdict::kSupported : ClaimVerdict::kPartly;
    claim.because = fmt::format("no record of {} is a copy of another, byte for byte", measured.compared);
    if (!all) claim.because += measured.across ? "; not all was looked at" : "; files were not compared with each other, which `daylight data` does";
  }
  return true;
}

bool HoldContamination(const DataStatement& stated, const MeasuredData& measured, DataClaim& claim) {
  if (!measured.benchmarks) {
    claim.because = "no evaluation set was looked for: `daylight data PATH --against SET` does";
    return true;
  }
  // A sentence that names some sets is held against those alone.
  const std::string sentence = LettersAndDigits(stated.value);
  const auto is_named = [&](const MeasuredData::Benchmark& one) {
    const std::string name = LettersAndDigits(one.name.substr(0, one.name.find_first_of("-_.")));
    return name.size() >= 3 && sentence.find(name) != std::string::npos;
  };
  const bool any_named = std::ranges::any_of(*measured.benchmarks, is_named);
  const bool against = stated.value.find("against") != std::string::npos || stated.value.find("with") != std::string::npos;
  std::string found, clean;
  bool much = false;
  for (const MeasuredData::Benchmark& one : *measured.benchmarks) {
    if (any_named && !is_named(one)) continue;
    const bool is_much = IsMuch(one.whole, one.checkable, kItemsFound, kItemsFoundShare);
    much |= is_much;
    std::string& into = one.whole + one.part > 0 ? found : clean;
    into += fmt::format("{}{} of {} items of {} stand in the data whole, {} in part", into.empty() ? "" : "; ", one.whole, one.checkable, one.name, one.part);
    if (is_much && !one.place.empty()) into += fmt::format(" (first at {})", one.place);
  }
  claim.because = found.empty() ? clean : found;
  if (much && (any_named || !against)) claim.verdict = ClaimVerdict::kNotSupported;
  else if (much) claim.because += "; whether the sentence speaks of this set a person has to tell";
  else if (found.empty()) claim.verdict = ClaimVerdict::kPartly;  // paraphrases and translations are not looked for, nor other sets
  return true;
}

}  // namespace day
