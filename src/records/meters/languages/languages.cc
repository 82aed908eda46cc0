#include "records/meters/languages/languages.h"

#include <algorithm>
#include <bit>

#include "base/saturating.h"
#include "records/words/partial.h"
#include "text/ascii.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "languages";
constexpr uint32_t kVersion = 1;
constexpr size_t kMostCodes = 1024, kLongestCode = 16;  // the detector names some 160 languages, Unicode some 170 scripts

void JoinFirst(std::optional<Place>& first, const std::optional<Place>& other) {
  if (other && (!first || *other < *first)) first = other;
}

bool IsCode(std::string_view code) {
  return !code.empty() && code.size() <= kLongestCode && std::ranges::all_of(code, [](char c) { return IsLetterOrDigit(c) || c == '-'; });
}

}  // namespace

LanguageGuess LanguagesMeter::Add(std::string_view text, Place place) {
  TextShape shape;
  MeasureShape(text, shape);
  counted_.shortest = counted_.records == 0 ? shape.code_points : std::min(counted_.shortest, shape.code_points);
  counted_.longest = std::max(counted_.longest, shape.code_points);
  ++counted_.records;
  ++counted_.lengths[static_cast<size_t>(std::bit_width(shape.code_points))];
  AddSaturating(counted_.bytes, text.size());
  AddSaturating(counted_.code_points, shape.code_points);
  AddSaturating(counted_.letters, shape.letters);
  AddSaturating(counted_.tokens, shape.tokens);
  if (shape.letters == 0) {
    ++counted_.empty;
    return {};
  }
  ScriptCount* main = nullptr;
  uint64_t most = 0;
  for (size_t script = 0; script < kScripts; ++script) {
    const uint64_t letters = shape.letters_of[script];
    if (letters == 0) continue;
    ScriptCount& count = counted_.scripts[std::string(ScriptName(script))];
    AddSaturating(count.letters, letters);
    if (letters > most) {
      most = letters;
      main = &count;
    }
  }
  if (main) ++main->records;
  const LanguageGuess guess = detector_->Detect(text);
  if (guess.sure()) {
    ++counted_.sure_records;
    AddSaturating(counted_.sure_bytes, text.size());
    LanguageCount& count = counted_.languages[std::string(guess.language)];
    ++count.records;
    AddSaturating(count.bytes, text.size());
    AddSaturating(count.tokens, shape.tokens);
    JoinFirst(count.first, place);
    if (!guess.second.empty()) ++counted_.languages[std::string(guess.second)].also;
    return guess;
  }
  UncertainCount& uncertain = counted_.uncertain[static_cast<size_t>(guess.certainty)];
  ++uncertain.records;
  AddSaturating(uncertain.bytes, text.size());
  KeepEarliest(uncertain.places, place, kUncertainPlaces);
  if (!guess.language.empty()) ++counted_.languages[std::string(guess.language)].guessed;
  return guess;
}

void LanguagesMeter::Merge(const LanguagesMeter& other) {
  const LanguagesResult& theirs = other.counted_;
  if (theirs.records > 0) counted_.shortest = counted_.records == 0 ? theirs.shortest : std::min(counted_.shortest, theirs.shortest);
  counted_.longest = std::max(counted_.longest, theirs.longest);
  for (const auto member : {&LanguagesResult::records, &LanguagesResult::empty, &LanguagesResult::bytes, &LanguagesResult::code_points,
                            &LanguagesResult::letters, &LanguagesResult::tokens, &LanguagesResult::sure_records, &LanguagesResult::sure_bytes})
    AddSaturating(counted_.*member, theirs.*member);
  for (size_t i = 0; i < kLengthSteps; ++i) AddSaturating(counted_.lengths[i], theirs.lengths[i]);
  for (const auto& [code, count] : theirs.languages) {
    LanguageCount& ours = counted_.languages[code];
    for (const auto member : {&LanguageCount::records, &LanguageCount::bytes, &LanguageCount::tokens, &LanguageCount::also, &LanguageCount::guessed})
      AddSaturating(ours.*member, count.*member);
    JoinFirst(ours.first, count.first);
  }
  for (size_t i = 0; i < kCertainties; ++i) {
    AddSaturating(counted_.uncertain[i].records, theirs.uncertain[i].records);
    AddSaturating(counted_.uncertain[i].bytes, theirs.uncertain[i].bytes);
    for (const Place& place : theirs.uncertain[i].places) KeepEarliest(counted_.uncertain[i].places, place, kUncertainPlaces);
  }
  for (const auto& [code, count] : theirs.scripts) {
    AddSaturating(counted_.scripts[code].letters, count.letters);
    AddSaturating(counted_.scripts[code].records, count.records);
  }
}

std::string LanguagesMeter::Save() const {
  PartialWriter out;
  const LanguagesResult& c = counted_;
  for (const uint64_t number : {c.records, c.empty, c.bytes, c.code_points, c.letters, c.tokens, c.sure_records, c.sure_bytes, c.shortest, c.longest})
    out.Put(number);
  for (const uint64_t records : c.lengths) out.Put(records);
  out.Put(static_cast<uint32_t>(c.languages.size()));
  for (const auto& [code, count] : c.languages) {
    out.PutText(code);
    for (const uint64_t number : {count.records, count.bytes, count.tokens, count.also, count.guessed}) out.Put(number);
    out.Put(static_cast<uint8_t>(count.first.has_value()));
    if (count.first) out.PutPlace(*count.first);
  }
  for (const UncertainCount& count : c.uncertain) {
    out.Put(count.records);
    out.Put(count.bytes);
    out.PutPlaces(count.places);
  }
  out.Put(static_cast<uint32_t>(c.scripts.size()));
  for (const auto& [code, count] : c.scripts) {
    out.PutText(code);
    out.Put(count.letters);
    out.Put(count.records);
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<LanguagesMeter> LanguagesMeter::Load(std::string_view bytes, const LanguageDetector& detector) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  LanguagesMeter meter(detector);
  LanguagesResult& c = meter.counted_;
  Cursor in(content);
  // The codes of a list come in order, each once.
  const auto read_code = [&](std::string& code) {
    std::string_view text;
    if (!ReadText(in, text)) return true;
    const bool good = IsCode(text) && code < text;
    code = text.substr(0, kLongestCode);
    return good;
  };
  for (uint64_t* number : {&c.records, &c.empty, &c.bytes, &c.code_points, &c.letters, &c.tokens, &c.sure_records, &c.sure_bytes, &c.shortest, &c.longest})
    in.ReadLittle(*number);
  for (uint64_t& records : c.lengths) in.ReadLittle(records);
  uint32_t count = 0;
  in.ReadLittle(count);
  if (count > kMostCodes) return BadPartial(kName, "it has more languages than there are");
  std::string code;
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    if (!read_code(code)) return BadPartial(kName, "a language has no code, or is out of order");
    LanguageCount language;
    for (uint64_t* number : {&language.records, &language.bytes, &language.tokens, &language.also, &language.guessed}) in.ReadLittle(*number);
    uint8_t has_first = 0;
    in.ReadLittle(has_first);
    if (has_first > 1) return BadPartial(kName, "a language is out of its range");
    if (has_first == 1) ReadPlace(in, language.first.emplace());
    c.languages.emplace(code, language);
  }
  for (UncertainCount& uncertain : c.uncertain) {
    in.ReadLittle(uncertain.records);
    in.ReadLittle(uncertain.bytes);
    ReadPlaces(in, uncertain.places);
    if (uncertain.places.size() > kUncertainPlaces) return BadPartial(kName, "it has more places than are kept");
    if (in.ok() && !AreInOrder(uncertain.places)) return BadPartial(kName, "its places are not in order");
  }
  in.ReadLittle(count);
  if (in.ok() && count > kScripts) return BadPartial(kName, "it has more scripts than there are");
  code.clear();
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    if (!read_code(code)) return BadPartial(kName, "a script has no code, or is out of order");
    ScriptCount script;
    in.ReadLittle(script.letters);
    in.ReadLittle(script.records);
    c.scripts.emplace(code, script);
  }
  DAY_TRY(CheckEnd(in, kName));
  if (c.empty > c.records || c.sure_records > c.records || c.shortest > c.longest || (c.records == 0 && c.longest != 0))
    return BadPartial(kName, "its records do not add up");
  return meter;
}

}  // namespace day::records
