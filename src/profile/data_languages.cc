#include "profile/data_languages.h"

#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <vector>

#include "knowledge/knowledge.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kLongest = 40;  // limit: bytes of a language as it is stated

struct Alike {
  std::vector<std::set<std::string, std::less<>>> groups;
  std::set<std::string, std::less<>> any;
};

const Alike& TheAlike() {
  static const Alike kAlike = [] {
    Alike alike;
    const Value document = LoadKnowledge("records/languages-alike.yaml");
    for (const Value& group : document["alike"].items()) {
      const std::vector<std::string> codes = group.StringList();
      alike.groups.emplace_back(codes.begin(), codes.end());
    }
    for (std::string& word : document["any"].StringList()) alike.any.insert(std::move(word));
    return alike;
  }();
  return kAlike;
}

// English names in lower case, by CLDR.
const std::map<std::string, std::string, std::less<>>& Names() {
  static const std::map<std::string, std::string, std::less<>> kNames = [] {
    std::map<std::string, std::string, std::less<>> names;
    for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
      UChar name[100];
      UErrorCode status = U_ZERO_ERROR;
      const int32_t length = uloc_getDisplayLanguage(*code, "en", name, static_cast<int32_t>(std::size(name)), &status);
      if (U_FAILURE(status) || length <= 0) continue;
      std::string text;
      icu::UnicodeString(name, length).toUTF8String(text);
      names.try_emplace(ToLowerAscii(text), *code);
    }
    return names;
  }();
  return kNames;
}

// Two letters where there are: ICU's own table.
std::string Shortest(const std::string& code) {
  char language[ULOC_LANG_CAPACITY] = {};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(code.c_str(), language, static_cast<int32_t>(sizeof language), &status);
  return U_FAILURE(status) ? code : std::string(language);
}

bool IsKnown(const std::string& code) {
  static const std::set<std::string> kCodes = [] {
    std::set<std::string> codes;
    for (const char* const* one = uloc_getISOLanguages(); *one; ++one) codes.insert(*one);
    return codes;
  }();
  return kCodes.contains(code);
}

}  // namespace

std::string LanguageOf(std::string_view stated) {
  const std::string lower = ToLowerAscii(TrimAscii(stated));
  if (lower.empty() || lower.size() > kLongest) return {};
  if (TheAlike().any.contains(lower)) return "*";
  if (const auto named = Names().find(lower); named != Names().end()) return Shortest(named->second);
  const std::string code = lower.substr(0, lower.find_first_of("-_"));
  const bool letters = (code.size() == 2 || code.size() == 3) && std::ranges::all_of(code, IsLetter);
  if (!letters) return {};
  const std::string shortest = Shortest(code);
  return IsKnown(shortest) || std::ranges::any_of(TheAlike().groups, [&](const auto& group) { return group.contains(code); }) ? shortest : std::string();
}

bool AreAlike(std::string_view a, std::string_view b) {
  if (a == b || a == "*" || b == "*") return true;
  return std::ranges::any_of(TheAlike().groups, [&](const auto& group) { return group.contains(a) && group.contains(b); });
}

}  // namespace day
