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

// A letter, its script, and how often it stands in a text.
struct Letters {
  UChar32 letter;
  UScriptCode script;
  uint32_t times;
};

std::vector<Letters> LettersOf(std::string_view text) {
  std::array<uint32_t, 0x80> ascii{};  // most are
  std::vector<Letters> all;
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

Alphabets::Set Alphabets::Make(const std::string& locale) {
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
  return all;
}

const USet* Alphabets::Of(const std::string& locale) const {
  const MutexLock lock(mutex_);
  const auto at = sets_.find(locale);
  return (at != sets_.end() ? at : sets_.emplace(locale, Make(locale)).first)->second.get();
}

double Alphabets::ShareOutside(std::string_view language, std::string_view text) const {
  const std::vector<Letters> letters = LettersOf(text);
  std::array<uint32_t, USCRIPT_CODE_LIMIT> of{};
  for (const Letters& some : letters) of[static_cast<size_t>(some.script)] += some.times;
  const auto script = static_cast<UScriptCode>(std::ranges::max_element(of) - of.begin());
  std::string locale(language);
  for (char& c : locale) c = c == '-' ? '_' : c;
  const USet* set = Of(locale + SuffixOf(script));
  if (!set) set = Of(locale);
  if (!set) return 0;
  uint64_t outside = 0;
  for (const Letters& some : letters)
    if (some.script == script && !uset_contains(set, some.letter)) outside += some.times;
  return outside < kFewestOutside ? 0 : static_cast<double>(outside) / static_cast<double>(of[static_cast<size_t>(script)]);
}

}  // namespace day::records
