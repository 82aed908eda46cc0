#include "records/meters/languages/alphabet.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include <algorithm>
#include <array>

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

// Invalid where it is no letter.
UScriptCode ScriptOfLetter(uint32_t c) {
  if (c < 0x80) return IsLetter(static_cast<char>(c)) ? USCRIPT_LATIN : USCRIPT_INVALID_CODE;  // most are
  if (!u_isalpha(static_cast<UChar32>(c))) return USCRIPT_INVALID_CODE;
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error);
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
  std::array<uint32_t, USCRIPT_CODE_LIMIT> of{};
  for (std::string_view rest = text; !rest.empty();)
    if (const UScriptCode script = ScriptOfLetter(NextCodePoint(rest)); script != USCRIPT_INVALID_CODE) ++of[static_cast<size_t>(script)];
  const auto script = static_cast<UScriptCode>(std::max_element(of.begin(), of.end()) - of.begin());
  std::string locale(language);
  for (char& c : locale) c = c == '-' ? '_' : c;
  const USet* set = Of(locale + SuffixOf(script));
  if (!set) set = Of(locale);
  if (!set) return 0;
  uint64_t letters = 0, outside = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const uint32_t c = NextCodePoint(rest);
    if (ScriptOfLetter(c) != script) continue;
    ++letters;
    outside += !uset_contains(set, static_cast<UChar32>(c));
  }
  return outside < kFewestOutside ? 0 : static_cast<double>(outside) / static_cast<double>(letters);
}

}  // namespace day::records
