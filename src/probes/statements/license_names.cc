#include "probes/statements/license_names.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

constexpr size_t kMaxWords = 10;    // limit: words of a name
constexpr size_t kMaxTokens = 400;  // limit: words of a sentence that are looked at

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

struct Token {
  size_t begin, end;
  std::string lower;
};

// Words with their inner marks ("CC-BY-4.0", "RAIL++-M"); "MIT-licensed" is two.
std::vector<Token> TokensOf(std::string_view text) {
  std::vector<Token> tokens;
  auto inner = [](char c) { return c == '-' || c == '.' || c == '_' || c == '+' || c == '\''; };
  for (size_t at = 0; at < text.size() && tokens.size() < kMaxTokens;) {
    if (!IsLetter(text[at]) && !IsDigit(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && (IsLetter(text[at]) || IsDigit(text[at]) || inner(text[at]))) {
      if (text[at] == '-' && ToLowerAscii(text.substr(at + 1, 5)) == "licen") break;
      ++at;
    }
    size_t end = at;
    while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-' || text[end - 1] == '_' || text[end - 1] == '\'')) --end;
    tokens.push_back({begin, end, ToLowerAscii(text.substr(begin, end - begin))});
    if (at < text.size() && text[at] == '-') ++at;
  }
  return tokens;
}

bool IsLicenseWord(std::string_view lower) {
  static constexpr std::array<std::string_view, 8> kWords = {"license", "licence", "licenses", "licences", "licensed", "licensing", "agreement", "terms"};
  return std::ranges::find(kWords, lower) != kWords.end();
}

bool IsFiller(std::string_view lower) {
  static constexpr std::array<std::string_view, 20> kWords = {"a",  "an",    "the", "license", "licence", "licensed", "version", "v",    "of", "and",
                                                              "or", "under", "is",  "are",     "for",     "as",       "with",    "this", "in", "to"};
  return std::ranges::find(kWords, lower) != kWords.end();
}

// A comma, a stop, a bracket or the like of Chinese text.
bool HoldsAWideMark(std::string_view text) {
  return std::ranges::any_of(std::array<std::string_view, 9>{"\uff0c", "\u3002", "\uff1b", "\uff1a", "\u3001", "\uff08", "\uff09", "\u300a", "\u300b"},
                             [&](std::string_view mark) { return text.find(mark) != text.npos; });
}

// May a name go on from one token to the next?
bool Joins(std::string_view between) {
  if (between.size() > 4) return false;
  return std::ranges::all_of(
             between, [](char c) { return c == ' ' || c == ',' || c == '(' || c == '"' || c == '-' || c == '/' || c == '\n' || c == '`' || c == '*'; }) &&
         between.find(", ,") == between.npos;
}

class Finder {
 public:
  Finder(const Lexicon& lexicon, std::string_view text) : lexicon_(lexicon), text_(text), tokens_(TokensOf(text)) {}

  std::vector<LicenseName> Find() {
    for (size_t at = 0; at < tokens_.size() && names_.size() < kMaxLicenseNames;) {
      const size_t taken = Known(at);
      at += taken == 0 ? 1 : taken;
    }
    for (size_t at = 0; at < tokens_.size() && names_.size() < kMaxLicenseNames; ++at)
      if (tokens_[at].lower == "license" || tokens_[at].lower == "licence" || tokens_[at].lower == "agreement") Unknown(at);
    FindTitlesInMarks();
    std::ranges::sort(names_, {}, &LicenseName::begin);
    DropFamiliesBeforeTheirIds();
    return std::move(names_);
  }

 private:
  // "the Creative Commons license (CC BY-SA 4.0)" is one license: the one in the brackets.
  void DropFamiliesBeforeTheirIds() {
    for (size_t i = 0; i + 1 < names_.size();) {
      const LicenseName &name = names_[i], &next = names_[i + 1];
      const bool bracket = name.end <= next.begin && TrimAscii(text_.substr(name.end, next.begin - name.end)) == "(";
      if (bracket && name.id.empty() && !next.id.empty()) names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i));
      else ++i;
    }
  }

  // Tokens taken by the longest known name at `at`.
  size_t Known(size_t at) {
    if (IsFiller(tokens_[at].lower)) return 0;
    size_t reach = 1;
    while (reach < kMaxWords && at + reach < tokens_.size() &&
           Joins(text_.substr(tokens_[at + reach - 1].end, tokens_[at + reach].begin - tokens_[at + reach - 1].end)))
      ++reach;
    for (size_t count = reach; count > 0; --count) {
      const Token& last = tokens_[at + count - 1];
      if (count > 1 && IsFiller(last.lower) && !IsLicenseWord(last.lower)) continue;
      const std::string_view candidate = text_.substr(tokens_[at].begin, last.end - tokens_[at].begin);
      const auto facts = LicenseFromName(candidate);
      if (!facts || facts->use_policy || (facts->id.empty() && facts->license_class == LicenseClass::kUnknown)) continue;
      LicenseName name{tokens_[at].begin, last.end, facts->id, facts->license_class};
      name.known = true;
      if (!Accept(name, candidate, at, count)) continue;
      if (name.id.empty()) TakeVersionBefore(at, candidate, name);
      // A word "license" behind the name belongs to it.
      size_t taken = count;
      while (at + taken < tokens_.size() && taken < count + 2 && IsLicenseWord(tokens_[at + taken].lower) && tokens_[at + taken].lower != "licensed" &&
             text_.substr(tokens_[at + taken - 1].end, tokens_[at + taken].begin - tokens_[at + taken - 1].end) == " ")
        name.end = tokens_[at + taken++].end;
      names_.push_back(std::move(name));
      return taken;
    }
    return 0;
  }

  // "version 2.0 of the Apache License"
  void TakeVersionBefore(size_t at, std::string_view family, LicenseName& name) const {
    if (at < 4 || tokens_[at - 1].lower != "the" || tokens_[at - 2].lower != "of" || tokens_[at - 4].lower != "version" || !IsDigit(tokens_[at - 3].lower[0]))
      return;
    const auto facts = LicenseFromName(std::string(family) + " " + tokens_[at - 3].lower);
    if (!facts || facts->id.empty()) return;
    name.id = facts->id;
    name.license_class = facts->license_class;
  }

  bool Accept(LicenseName& name, std::string_view candidate, size_t at, size_t count) const {
    const std::string lower = ToLowerAscii(candidate);
    bool says = false;
    for (size_t i = 0; i < count; ++i) says = says || IsLicenseWord(tokens_[at + i].lower);
    const bool followed = (at + count < tokens_.size() && IsLicenseWord(tokens_[at + count].lower) && tokens_[at + count].begin <= name.end + 2) ||
                          FollowedByWideLicense(name.end);
    name.says_license = says || followed;
    const auto& terms = lexicon_.terms();
    if (terms.generic.contains(lower)) return false;
    // The words alone are no name ("research", "commercial"); with a version or with "License" written as a name they may be.
    if (terms.never.contains(lower)) {
      if (!name.says_license || name.id.empty() || !IsUpper(candidate[0])) return false;
      name.doubtful = true;
    }
    const bool digits = std::ranges::any_of(candidate, IsDigit);
    if (count == 1 && !digits && !terms.one_word.contains(lower)) {
      if (!name.says_license) name.doubtful = true;
      if (!IsUpper(candidate[0]) && !name.says_license) return false;
    }
    if (!digits && count == 1 && lower == "apache" && !name.says_license) name.doubtful = true;
    // A license of the AI field goes by its model's name.
    if (name.id.starts_with("LicenseRef-") && !name.says_license && lower.find("rail") == lower.npos) name.doubtful = true;
    return true;
  }

  bool FollowedByWideLicense(size_t end) const {
    constexpr size_t kFar = 18;  // bytes, six signs: "系列模型" may stand between
    const std::string_view rest = text_.substr(end, kFar + 6);
    for (const std::string_view word : {"\u8bb8\u53ef", "\u534f\u8bae", " \u8bb8\u53ef", " \u534f\u8bae", "\u6388\u6743"}) {  // 许可 协议 授权
      const size_t at = rest.find(word);
      const bool joined = std::ranges::all_of(rest.substr(0, std::min(at, rest.size())), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      if (at != rest.npos && joined && !HoldsAWideMark(rest.substr(0, at))) return true;
    }
    return false;
  }

  bool Overlaps(size_t begin, size_t end) const {
    return std::ranges::any_of(names_, [&](const LicenseName& name) { return name.begin < end && begin < name.end; });
  }

  // "SA-1B Dataset Research License": capitalized words before "License".
  void Unknown(size_t at) {
    static constexpr std::array<std::string_view, 18> kLowerParts = {
        "non-commercial", "noncommercial", "research", "community", "model", "data",    "dataset", "custom",      "proprietary",
        "commercial",     "low-risk",      "software", "academic",  "use",   "weights", "code",    "responsible", "evaluation"};
    size_t first = at;
    while (first > 0 && at - first < 8) {
      const Token& token = tokens_[first - 1];
      const std::string_view between = text_.substr(token.end, tokens_[first].begin - token.end);
      if (!Joins(between) || between.find(',') != between.npos || between.find('(') != between.npos) break;
      const bool part = IsUpper(text_[token.begin]) || IsDigit(text_[token.begin]) || std::ranges::find(kLowerParts, token.lower) != kLowerParts.end();
      if (!part || ((IsFiller(token.lower) || token.lower == "our" || token.lower == "see" || token.lower == "please" || token.lower == "your") &&
                    token.lower != "license" && token.lower != "licence"))
        break;
      --first;
    }
    size_t last = at;
    if (last + 1 < tokens_.size() && tokens_[last + 1].lower == "agreement") ++last;
    while (first < at && (tokens_[first].lower == "use" || tokens_[first].lower == "license")) ++first;
    const size_t begin = tokens_[first].begin, end = tokens_[last].end;
    if (Overlaps(begin, end)) return;
    LicenseName name{begin, end, "", LicenseClass::kUnknown};
    name.says_license = true;
    const std::string lower = ToLowerAscii(text_.substr(begin, end - begin));
    name.generic = first == at || lexicon_.terms().generic.contains(lower);
    // "a custom commercial license": no name, but it says what kind.
    const bool kind = lexicon_.terms().classes.Matches(lower);
    if (!name.generic || (first < at && kind)) name.license_class = ClassByWords(lexicon_, lower);
    names_.push_back(std::move(name));
  }

  // 《Acme 模型社区许可协议》, 模型许可, 模型协议
  void FindTitlesInMarks() {
    for (size_t open = text_.find("\u300a"); open != text_.npos; open = text_.find("\u300a", open + 3)) {
      const size_t close = text_.find("\u300b", open);
      if (close == text_.npos || close - open > 200) continue;
      const std::string_view title = text_.substr(open + 3, close - open - 3);
      if (title.find("\u8bb8\u53ef") == title.npos && title.find("\u534f\u8bae") == title.npos && title.find("License") == title.npos) continue;
      if (names_.size() >= kMaxLicenseNames) return;
      std::erase_if(names_, [&](const LicenseName& name) { return name.begin < close && open < name.end && !name.known; });
      if (Overlaps(open, close)) continue;
      LicenseName name{open + 3, close, "", LicenseClass::kUnknown};
      if (const auto facts = LicenseFromName(title)) {
        name.id = facts->id;
        name.license_class = facts->license_class;
        name.known = true;
      } else {
        name.license_class = ClassByWords(lexicon_, title);
      }
      name.says_license = true;
      names_.push_back(std::move(name));
    }
    for (const std::string_view word :
         {"\u6a21\u578b\u8bb8\u53ef\u534f\u8bae", "\u6a21\u578b\u8bb8\u53ef", "\u6a21\u578b\u534f\u8bae", "Model License"}) {  // 模型许可协议 模型许可 模型协议
      for (size_t at = text_.find(word); at != text_.npos && names_.size() < kMaxLicenseNames; at = text_.find(word, at + word.size())) {
        if (Overlaps(at, at + word.size())) continue;
        LicenseName name{at, at + word.size(), "", LicenseClass::kUnknown};
        name.says_license = name.generic = true;
        names_.push_back(std::move(name));
      }
    }
  }

  const Lexicon& lexicon_;
  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<LicenseName> names_;
};

}  // namespace

LicenseClass ClassByWords(const Lexicon& lexicon, std::string_view name) {
  LicenseClass best = LicenseClass::kCustom;
  for (const PhraseHit& hit : lexicon.terms().classes.Find(name)) {
    const LicenseClass said = LicenseClassFromName(lexicon.terms().class_names[hit.id]);
    if (said == LicenseClass::kNonCommercial) return said;
    if (said == LicenseClass::kUseRestricted) best = said;
  }
  return best;
}

std::vector<LicenseName> FindLicenseNames(const Lexicon& lexicon, std::string_view text) { return Finder(lexicon, text).Find(); }

}  // namespace day::statements
