#include "records/meters/languages/alphabet.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr uint64_t kFewestOutside = 2;  // one is a name

// Scripts that one language may be written in besides others: CLDR has a set for each.
const char* SuffixOf(UScriptCode script) {
  switch (script) {
    case USCRIPT_LATIN: return "_Latn";
    case USCRIPT_CYRILLIC: return "_Cyrl";
    case USCRIPT_ARABIC: return "_Arab";
    default: return "";
  }
}

bool IsAscii(std::string_view text) {
  unsigned char bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

// A letter, its script, and how often it stands in a text.
struct Counted {
  UChar32 letter;
  UScriptCode script;
  uint32_t times;
};

std::vector<Counted> LettersOf(std::string_view text) {
  std::array<uint32_t, 0x80> ascii{};  // most are
  std::vector<Counted> all;
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      ++ascii[static_cast<unsigned char>(text.front())];
      text.remove_prefix(1);
      continue;
    }
    const auto c = static_cast<UChar32>(NextCodePoint(text));
    UErrorCode error = U_ZERO_ERROR;
    if (u_isalpha(c)) all.push_back({c, uscript_getScript(c, &error), 1});
  }
  for (uint32_t c = 0; c < ascii.size(); ++c)
    if (ascii[c] > 0 && IsLetter(static_cast<char>(c))) all.push_back({static_cast<UChar32>(c), USCRIPT_LATIN, ascii[c]});
  return all;
}

}  // namespace

Alphabets::Alphabets() = default;
Alphabets::~Alphabets() = default;
void Alphabets::Close::operator()(USet* set) const { uset_close(set); }

Alphabets::Letters Alphabets::Make(const std::string& locale) {
  UErrorCode error = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(locale.c_str(), &error);
  Set all;
  // For a locale that it has not, ICU falls back to the machine's, which is none of the text's business.
  if (U_SUCCESS(error) && error != U_USING_DEFAULT_WARNING) {
    all.reset(uset_openEmpty());
    for (const ULocaleDataExemplarSetType type : {ULOCDATA_ES_STANDARD, ULOCDATA_ES_AUXILIARY}) {
      UErrorCode no_such = U_ZERO_ERROR;
      const Set set(ulocdata_getExemplarSet(data, nullptr, USET_CASE_INSENSITIVE, type, &no_such));
      if (U_SUCCESS(no_such) && set) uset_addAll(all.get(), set.get());
    }
    uset_closeOver(all.get(), USET_CASE_INSENSITIVE);
    uset_freeze(all.get());
    if (uset_isEmpty(all.get())) all.reset();
  }
  if (data) ulocdata_close(data);
  const bool all_of_ascii = all && uset_containsRange(all.get(), 'A', 'Z') && uset_containsRange(all.get(), 'a', 'z');
  return {.set = std::move(all), .all_of_ascii = all_of_ascii};
}

const Alphabets::Letters* Alphabets::Of(const std::string& locale) const {
  const MutexLock lock(mutex_);
  const auto at = letters_.find(locale);
  const Letters& letters = (at != letters_.end() ? at : letters_.emplace(locale, Make(locale)).first)->second;
  return letters.set ? &letters : nullptr;
}

double Alphabets::ShareOutside(std::string_view language, std::string_view text) const {
  std::string locale(language);
  for (char& c : locale) c = c == '-' ? '_' : c;
  const auto of_script = [&](UScriptCode script) {
    const Letters* set = Of(locale + SuffixOf(script));
    return set ? set : Of(locale);
  };
  // Most texts are ASCII, and most alphabets have all of its letters: no need to count them.
  if (IsAscii(text))
    if (const Letters* set = of_script(USCRIPT_LATIN); !set || set->all_of_ascii) return 0;
  const std::vector<Counted> letters = LettersOf(text);
  std::array<uint32_t, USCRIPT_CODE_LIMIT> of{};
  for (const Counted& some : letters) of[static_cast<size_t>(some.script)] += some.times;
  const auto script = static_cast<UScriptCode>(std::ranges::max_element(of) - of.begin());
  const Letters* set = of_script(script);
  if (!set) return 0;
  uint64_t outside = 0;
  for (const Counted& some : letters)
    if (some.script == script && !uset_contains(set->set.get(), some.letter)) outside += some.times;
  return outside < kFewestOutside ? 0 : static_cast<double>(outside) / static_cast<double>(of[static_cast<size_t>(script)]);
}

}  // namespace day::records
