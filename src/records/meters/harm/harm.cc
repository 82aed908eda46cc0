#include "records/meters/harm/harm.h"

#include <algorithm>
#include <span>

#include "base/saturating.h"
#include "records/words/grams.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "harm";
constexpr uint32_t kVersion = 1;

// Is a term of the list what some words end with? Few words are the last of one: only then those before them are looked at.
bool EndsTerm(std::span<const uint64_t> words, const HarmTerms::List& list) {
  uint64_t sum = 0, power = 1;
  for (size_t length = 1; length <= list.longest() && length <= words.size(); ++length) {
    sum += words[words.size() - length] * power;
    power *= kGramBase;
    if (list.Has(Mix(sum ^ length))) return true;  // as GramHash has it
  }
  return false;
}

}  // namespace

void HarmMeter::Add(WordReader& words, std::string_view language, Place place) {
  const HarmTerms::List* list = terms_->Of(language);
  if (!list) {
    ++counted_.not_looked_at;
    return;
  }
  const std::span<const uint64_t> all = words.words().hashes;
  uint64_t terms = 0;
  for (size_t i = 0; i < all.size(); ++i)
    if (list->MayEndTerm(all[i])) terms += EndsTerm(all.first(i + 1), *list);
  HarmCount& count = counted_.languages[std::string(language)];
  ++count.records;
  AddSaturating(count.words, all.size());
  AddSaturating(count.terms, terms);
  count.with_terms += terms > 0;
  if (terms < kDenseTerms || terms * kDenseWords < all.size()) return;
  ++count.dense;
  KeepEarliest(count.places, place, kHarmPlaces);
}

void HarmMeter::Merge(const HarmMeter& other) {
  AddSaturating(counted_.not_looked_at, other.counted_.not_looked_at);
  for (const auto& [language, theirs] : other.counted_.languages) {
    HarmCount& ours = counted_.languages[language];
    for (const auto member : {&HarmCount::records, &HarmCount::words, &HarmCount::with_terms, &HarmCount::dense, &HarmCount::terms})
      AddSaturating(ours.*member, theirs.*member);
    for (const Place& place : theirs.places) KeepEarliest(ours.places, place, kHarmPlaces);
  }
}

std::string HarmMeter::Save() const {
  PartialWriter out;
  out.Put(counted_.not_looked_at);
  out.Put(static_cast<uint32_t>(counted_.languages.size()));
  for (const auto& [language, count] : counted_.languages) {
    out.PutText(language);
    for (const uint64_t number : {count.records, count.words, count.with_terms, count.dense, count.terms}) out.Put(number);
    out.PutPlaces(count.places);
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<HarmMeter> HarmMeter::Load(std::string_view bytes, const HarmTerms& terms) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  HarmMeter meter(terms);
  Cursor in(content);
  uint32_t languages = 0;
  in.ReadLittle(meter.counted_.not_looked_at);
  in.ReadLittle(languages);
  std::string before;
  for (uint32_t i = 0; i < languages && in.ok(); ++i) {
    std::string_view language;
    if (!ReadText(in, language)) break;
    if (!terms.Of(language) || language <= before) return BadPartial(kName, "it was counted with other lists, or is not in order");
    before = language;
    HarmCount count;
    for (uint64_t* number : {&count.records, &count.words, &count.with_terms, &count.dense, &count.terms}) in.ReadLittle(*number);
    ReadPlaces(in, count.places);
    if (count.places.size() > kHarmPlaces) return BadPartial(kName, "it has more places than are kept");
    if (!in.ok()) break;
    if (count.records == 0 || count.with_terms > count.records || count.dense > count.with_terms || count.places.size() > count.dense ||
        count.terms > count.words || !AreInOrder(count.places))
      return BadPartial(kName, "its figures do not add up");
    meter.counted_.languages.emplace_hint(meter.counted_.languages.end(), language, std::move(count));
  }
  DAY_TRY(CheckEnd(in, kName));
  return meter;
}

}  // namespace day::records
