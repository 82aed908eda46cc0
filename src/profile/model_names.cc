#include "profile/model_names.h"

#include <algorithm>

#include "profile/roles.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kLeast = 3;  // letters and digits of a name; shorter ones begin other names

// Words between blanks, hyphens and the like; a dot between digits is part of a number.
std::vector<std::string_view> TokensOf(std::string_view text) {
  std::vector<std::string_view> tokens;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    const bool in_number = i > begin && i + 1 < text.size() && text[i] == '.' && IsDigit(text[i - 1]) && IsDigit(text[i + 1]);
    if (i < text.size() && (IsLetterOrDigit(text[i]) || in_number)) continue;
    if (i > begin) tokens.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return tokens;
}

bool IsNumber(std::string_view token) {
  return !token.empty() && std::ranges::all_of(token, [](char c) { return IsDigit(c) || c == '.'; });
}
// "7B", "1.1b", "350M".
bool IsSize(std::string_view token) {
  return token.size() > 1 && std::string_view("bBmMkKtT").find(token.back()) != std::string_view::npos && IsNumber(token.substr(0, token.size() - 1));
}
// "2", "v3", "V2.5".
bool IsVersion(std::string_view token) {
  if (token.size() > 1 && (token.front() == 'v' || token.front() == 'V')) token.remove_prefix(1);
  return IsNumber(token);
}

// Where in `text` the name ends that it begins with, however its words are joined; npos where it begins with another.
size_t EndOfName(std::string_view text, std::string_view name) {
  size_t at = 0;
  for (const char wanted : name) {
    while (at < text.size() && !IsLetterOrDigit(text[at])) ++at;
    if (at == text.size() || ToLowerAscii(text.substr(at, 1))[0] != wanted) return std::string_view::npos;
    ++at;
  }
  return at;
}

}  // namespace

ModelNames::ModelNames(const Seen& seen) : seen_(seen) {
  for (const std::string& phrase : LoadKnowledge("benchmarks.yaml")["own_models"].StringList()) own_.Add(phrase, 0);
  for (const std::string& work : seen.works()) {
    const std::vector<std::string_view> tokens = TokensOf(work);
    // A folder that is called "model" names nothing.
    if (std::ranges::all_of(tokens, [](std::string_view token) { return TheRoles().IsPlainName(ToLowerAscii(token)) || IsNumber(token); })) continue;
    works_.push_back({LettersAndDigits(work), false});
    if (tokens.size() > 1 && IsSize(tokens.back())) works_.push_back({LettersAndDigits(work.substr(0, work.rfind(tokens.back()))), true});
  }
  std::erase_if(works_, [](const Work& work) { return work.name.size() < kLeast; });
}

bool ModelNames::IsOwn(std::string_view model) const {
  if (own_.Matches(model)) return true;
  // "acme/Acme-7B": without the account.
  for (const std::string_view name : {model, model.substr(model.rfind('/') + 1)})
    for (const Work& work : works_) {
      const size_t end = EndOfName(name, work.name);
      if (end == name.npos) continue;
      const std::string_view rest = name.substr(end);
      const std::vector<std::string_view> tokens = TokensOf(rest);
      if (tokens.empty()) return true;
      const bool goes_on = IsLetterOrDigit(rest.front()) || (rest.size() > 1 && rest.front() == '.' && IsDigit(rest[1]));
      if (!work.whole && !goes_on && !IsVersion(tokens.front())) return true;
    }
  return false;
}

}  // namespace day
