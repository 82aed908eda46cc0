// How the rules are read from their data file.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/enum_names.h"
#include "license/clause_rules.h"
#include "text/yaml.h"

namespace day {
namespace {

constexpr uint32_t kUsualGap = 12;  // words
constexpr uint32_t kMostGap = 100;

}  // namespace

class ClauseRules::Reader {
 public:
  explicit Reader(ClauseRules& rules) : rules_(rules) {}

  Status Read(const Value& document) {
    lists_ = &document["words"];
    shared_ = &document["patterns"];
    for (const auto& [name, phrases] : document["words"].members()) names_.emplace(name, NewList());
    for (const auto& [name, phrases] : document["words"].members())
      for (const std::string& phrase : phrases.StringList()) DAY_TRY(AddToList(names_.at(name), phrase, *lists_, phrases.line));
    if (names_.contains("nobody") && names_.contains("modal") && names_.contains("imperative") && names_.contains("bar"))
      rules_.turned_ = {names_.at("nobody"), names_.at("modal"), names_.at("imperative"), names_.at("bar")};
    for (const Value& item : document["clauses"].items()) {
      ClauseRule rule;
      const auto type = EnumFromName<ClauseType>(item["type"].string(), kClauseTypes);
      if (!type) return Wrong(item.line, "no such type of clause", item["type"].string());
      rule.type = *type;
      const auto effect = EnumFromName<ClauseEffect>(item["effect"].string(), kClauseEffects);
      if (!effect) return Wrong(item.line, "no such effect", item["effect"].string());
      rule.effect = *effect;
      rule.detail = item["detail"].string();
      const std::string& where = item["in"].string();
      if (!where.empty() && where != "definitions" && where != "any") return Wrong(item.line, "no such place", where);
      rule.in_definitions = !where.empty();
      rule.in_text = where != "definitions";
      if (const Value* with = item.Find("with")) {
        const auto other = EnumFromName<ClauseType>(with->string(), kClauseTypes);
        if (!other) return Wrong(item.line, "no such type of clause", with->string());
        rule.with = static_cast<size_t>(*other);
      }
      const std::string& condition = item["if"].string();
      if (!condition.empty() && condition != "not granted") return Wrong(item.line, "no such condition", condition);
      rule.if_not_granted = !condition.empty();
      DAY_TRY(ReadPatterns(item["say"], rule.say));
      DAY_TRY(ReadPatterns(item["unless"], rule.unless));
      if (rule.say.empty()) return Wrong(item.line, "a clause says nothing", item["type"].string());
      rules_.rules_.push_back(std::move(rule));
    }
    if (list_count() > kMaxWordLists) return Error{ErrorKind::kInvalid, "clauses.yaml: too many word lists"};
    if (rules_.rules_.size() > kMaxClauseRules) return Error{ErrorKind::kInvalid, "clauses.yaml: too many clauses"};
    return {};
  }

 private:
  static Error Wrong(uint32_t line, std::string_view what, std::string_view which) {
    return {ErrorKind::kInvalid, fmt::format("clauses.yaml: line {}: {}: {}", line, what, which)};
  }
  uint32_t list_count() const { return static_cast<uint32_t>(rules_.list_count_); }
  uint32_t NewList() { return static_cast<uint32_t>(rules_.list_count_++); }

  uint32_t NumberOf(std::string_view word) {
    auto& table = word.ends_with('*') ? rules_.beginnings_ : rules_.words_;
    if (word.ends_with('*')) {
      word.remove_suffix(1);
      rules_.shortest_beginning_ = rules_.shortest_beginning_ == 0 ? word.size() : std::min(rules_.shortest_beginning_, word.size());
      rules_.longest_beginning_ = std::max(rules_.longest_beginning_, word.size());
    }
    const auto [place, fresh] = table.emplace(word, static_cast<uint32_t>(rules_.phrases_by_first_.size()));
    if (fresh) rules_.phrases_by_first_.emplace_back();
    return place->second;
  }

  // Of what stands between two blanks of a phrase, "non-commercial" or "licens*". The lists write three thousand words thirty thousand times
  // over, with those that they name: each is read once.
  const std::vector<uint32_t>& NumbersOf(std::string_view written) {
    const auto [place, fresh] = numbers_.try_emplace(std::string(written));
    if (!fresh) return place->second;
    std::vector<std::string> words = written == kAnyFigure ? std::vector<std::string>{std::string(written)} : ClauseWordsOf(written);
    if (!words.empty() && written.ends_with('*')) words.back() += '*';
    for (const std::string& word : words) place->second.push_back(NumberOf(word));
    return place->second;
  }

  Status AddPhrase(uint32_t list, std::string_view phrase, uint32_t line) {
    Phrase made{{}, list};
    for (size_t at = 0; at < phrase.size();) {
      const size_t end = std::min(phrase.find(' ', at), phrase.size());
      const std::string_view written = phrase.substr(at, end - at);
      at = end + 1;
      const std::vector<uint32_t>& numbers = NumbersOf(written);
      if (numbers.empty()) return Wrong(line, "no word", written);
      made.words.insert(made.words.end(), numbers.begin(), numbers.end());
    }
    if (made.words.empty()) return Wrong(line, "an empty phrase in", "a list");
    rules_.phrases_by_first_[made.words.front()].push_back(std::move(made));
    return {};
  }

  // A phrase, or "@other" for all of another list's.
  Status AddToList(uint32_t list, std::string_view phrase, const Value& lists, uint32_t line, int depth = 0) {
    if (!phrase.starts_with('@')) return AddPhrase(list, phrase, line);
    const Value* other = lists.Find(phrase.substr(1));
    if (!other || depth > 4) return Wrong(line, "no such list", phrase);
    for (const std::string& item : other->StringList()) DAY_TRY(AddToList(list, item, lists, line, depth + 1));
    return {};
  }

  Result<uint32_t> ListOf(std::string_view written, uint32_t line) {
    if (written.starts_with('@') && written.find('|') == written.npos) {
      const auto place = names_.find(written.substr(1));
      if (place == names_.end()) return Wrong(line, "no such list", written);
      return place->second;
    }
    if (const auto place = names_.find(fmt::format("={}", written)); place != names_.end()) return place->second;
    const uint32_t list = NewList();
    names_.emplace(fmt::format("={}", written), list);
    for (size_t at = 0; at <= written.size();) {
      const size_t end = std::min(written.find('|', at), written.size());
      std::string phrase(written.substr(at, end - at));
      if (!phrase.starts_with('@')) std::replace(phrase.begin(), phrase.end(), '_', ' ');
      DAY_TRY(AddToList(list, phrase, *lists_, line));
      at = end + 1;
    }
    return list;
  }

  // Patterns, or "+name" for all that several rules share under a name.
  Status ReadPatterns(const Value& written, std::vector<ClausePattern>& patterns) {
    for (const std::string& text : written.StringList()) {
      if (!text.starts_with('+')) {
        DAY_TRY(ReadPattern(text, written.line, patterns));
        continue;
      }
      const Value* shared = shared_->Find(std::string_view(text).substr(1));
      if (!shared) return Wrong(written.line, "no such patterns", text);
      for (const std::string& one : shared->StringList()) DAY_TRY(ReadPattern(one, shared->line, patterns));
    }
    return {};
  }

  Status ReadPattern(std::string_view text, uint32_t line, std::vector<ClausePattern>& patterns) {
    ClausePattern pattern;
    ClausePattern::Element next;
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find(' ', at), text.size());
      const std::string_view part = text.substr(at, end - at);
      at = end + 1;
      if (part.empty()) continue;
      if (part.starts_with("..")) {
        next.gap = kUsualGap;
        const std::string_view figure = part.substr(2);
        if (!figure.empty() && std::from_chars(figure.data(), figure.data() + figure.size(), next.gap).ec != std::errc()) return Wrong(line, "no gap", part);
        if (next.gap > kMostGap) return Wrong(line, "too wide a gap", part);
      } else if (part.starts_with('!')) {
        DAY_TRY_ASSIGN(const uint32_t list, ListOf(part.substr(1), line));
        next.forbidden.push_back(list);
      } else {
        DAY_TRY_ASSIGN(next.list, ListOf(part, line));
        pattern.elements.push_back(std::move(next));
        next = {};
      }
    }
    if (pattern.elements.empty()) return Wrong(line, "an empty pattern", text);
    if (next.gap != 0 || !next.forbidden.empty()) return Wrong(line, "a gap before no word", text);
    pattern.gates = {pattern.elements.front().list, pattern.elements.back().list, pattern.elements[pattern.elements.size() / 2].list};
    patterns.push_back(std::move(pattern));
    return {};
  }

  ClauseRules& rules_;
  const Value *lists_ = nullptr, *shared_ = nullptr;  // the document's words and patterns
  std::map<std::string, uint32_t, std::less<>> names_;
  std::unordered_map<std::string, std::vector<uint32_t>> numbers_;  // of words as they are written
};

Result<ClauseRules> ClauseRules::Parse(std::string_view yaml) {
  DAY_TRY_ASSIGN(const Value document, ParseYaml(yaml));
  ClauseRules rules;
  DAY_TRY(Reader(rules).Read(document));
  rules.Finish();
  return rules;
}

}  // namespace day
