#include "license/clause_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/assert.h"
#include "base/enum_names.h"
#include "knowledge/knowledge.h"
#include "text/yaml.h"

namespace day {
namespace {

constexpr uint32_t kUsualGap = 12;  // words
constexpr uint32_t kMostGap = 100;
constexpr std::string_view kAnyFigure = "#";  // in a list: any figure of three digits or more, or with a scale ("10m"), but no year

bool IsFigure(std::string_view word) {
  const size_t size = std::min(word.find_first_not_of("0123456789,."), word.size());
  const auto digits = std::count_if(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size), [](char c) { return c >= '0' && c <= '9'; });
  const std::string_view scale = word.substr(size);
  if (size == 4 && scale.empty() && (word.starts_with("19") || word.starts_with("20"))) return false;
  return scale.empty() ? digits >= 3 : digits >= 1 && (scale == "m" || scale == "k" || scale == "bn" || scale == "b");
}

uint32_t NextHash(uint32_t hash, char c) { return hash * 31 + static_cast<unsigned char>(c); }

}  // namespace

class ClauseRules::Reader {
 public:
  explicit Reader(ClauseRules& rules) : rules_(rules) {}

  Status Read(const Value& document) {
    lists_ = &document["words"];
    for (const auto& [name, phrases] : document["words"].members()) names_.emplace(name, NewList());
    for (const auto& [name, phrases] : document["words"].members())
      for (const std::string& phrase : phrases.StringList()) DAY_TRY(AddToList(names_.at(name), phrase, *lists_, phrases.line));
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

  Status AddPhrase(uint32_t list, std::string_view phrase, uint32_t line) {
    Phrase made{{}, list};
    for (size_t at = 0; at < phrase.size();) {
      const size_t end = std::min(phrase.find(' ', at), phrase.size());
      const std::string_view written = phrase.substr(at, end - at);
      at = end + 1;
      std::vector<std::string> words = written == kAnyFigure ? std::vector<std::string>{std::string(written)} : ClauseWordsOf(written);
      if (words.empty()) return Wrong(line, "no word", written);
      if (written.ends_with('*')) words.back() += '*';
      for (const std::string& word : words) made.words.push_back(NumberOf(word));
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

  Status ReadPatterns(const Value& written, std::vector<ClausePattern>& patterns) {
    for (const std::string& text : written.StringList()) {
      ClausePattern pattern;
      ClausePattern::Element next;
      for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view part = std::string_view(text).substr(at, end - at);
        at = end + 1;
        if (part.empty()) continue;
        if (part.starts_with("..")) {
          next.gap = kUsualGap;
          const std::string_view figure = part.substr(2);
          if (!figure.empty() && std::from_chars(figure.data(), figure.data() + figure.size(), next.gap).ec != std::errc())
            return Wrong(written.line, "no gap", part);
          if (next.gap > kMostGap) return Wrong(written.line, "too wide a gap", part);
        } else if (part.starts_with('!')) {
          DAY_TRY_ASSIGN(const uint32_t list, ListOf(part.substr(1), written.line));
          next.forbidden.push_back(list);
        } else {
          DAY_TRY_ASSIGN(next.list, ListOf(part, written.line));
          pattern.elements.push_back(std::move(next));
          next = {};
        }
      }
      if (pattern.elements.empty()) return Wrong(written.line, "an empty pattern", text);
      patterns.push_back(std::move(pattern));
    }
    return {};
  }

  ClauseRules& rules_;
  const Value* lists_ = nullptr;
  std::map<std::string, uint32_t, std::less<>> names_;
};

Result<ClauseRules> ClauseRules::Parse(std::string_view yaml) {
  DAY_TRY_ASSIGN(const Value document, ParseYaml(yaml));
  ClauseRules rules;
  DAY_TRY(Reader(rules).Read(document));
  rules.Finish();
  return rules;
}

// Words such as "the" begin hundreds of phrases: they are told apart by their second word at once.
void ClauseRules::GroupPhrases() {
  const auto place = [](const auto& list) { return static_cast<uint32_t>(list.size()); };
  for (std::vector<Phrase>& phrases : phrases_by_first_) {
    FirstWord first{place(single_), 0, place(groups_), 0};
    const auto second_of = [](const Phrase& phrase) { return phrase.words.size() > 1 ? phrase.words[1] + 1 : 0; };
    std::stable_sort(phrases.begin(), phrases.end(), [&](const Phrase& a, const Phrase& b) { return second_of(a) < second_of(b); });
    for (Phrase& phrase : phrases) {
      if (phrase.words.size() == 1) {
        single_.push_back(phrase.list);
        continue;
      }
      if (groups_.size() == first.groups_begin || groups_.back().second != phrase.words[1])
        groups_.push_back({phrase.words[1], place(phrases_), place(phrases_)});
      phrases_.push_back(std::move(phrase));
      ++groups_.back().end;
    }
    first.lists_end = place(single_);
    first.groups_end = place(groups_);
    first_words_.push_back(first);
  }
  phrases_by_first_.clear();
}

void ClauseRules::Finish() {
  GroupPhrases();
  rules_by_first_.resize(list_count_);
  for (size_t rule = 0; rule < rules_.size(); ++rule)
    for (const ClausePattern& pattern : rules_[rule].say) rules_by_first_[pattern.elements.front().list].set(rule);
  for (const auto& [beginning, number] : beginnings_) {
    uint32_t hash = 0;
    for (const char c : beginning) hash = NextHash(hash, c);
    maybe_beginning_.set(hash % maybe_beginning_.size());
  }
  if (const auto place = words_.find(kAnyFigure); place != words_.end()) any_figure_ = place->second;
}

void ClauseRules::AddNumbersOf(std::string_view word, std::vector<uint32_t>& numbers) const {
  if (const auto place = words_.find(word); place != words_.end()) numbers.push_back(place->second);
  if (any_figure_ && IsFigure(word)) numbers.push_back(*any_figure_);
  uint32_t hash = 0;
  for (size_t size = 1; size <= std::min(longest_beginning_, word.size()); ++size) {
    hash = NextHash(hash, word[size - 1]);
    if (size < shortest_beginning_ || !maybe_beginning_[hash % maybe_beginning_.size()]) continue;
    if (const auto place = beginnings_.find(word.substr(0, size)); place != beginnings_.end()) numbers.push_back(place->second);
  }
}

void ClauseRules::FindLists(std::span<const std::span<const uint32_t>> numbers, SentenceHits& hits) const {
  hits.by_list.resize(list_count_);
  for (const uint32_t list : hits.lists) hits.by_list[list].clear();
  hits.lists.clear();
  hits.present.reset();
  hits.rules.reset();
  hits.words = static_cast<uint32_t>(numbers.size());
  const auto add = [&](uint32_t list, uint32_t begin, size_t words) {
    if (!hits.present[list]) {
      hits.present.set(list);
      hits.lists.push_back(list);
      hits.rules |= rules_by_first_[list];
    }
    hits.by_list[list].push_back({begin, begin + static_cast<uint32_t>(words)});
  };
  const auto stands = [&](const Phrase& phrase, size_t at) {
    if (at + phrase.words.size() > numbers.size()) return false;
    for (size_t i = 2; i < phrase.words.size(); ++i)
      if (std::find(numbers[at + i].begin(), numbers[at + i].end(), phrase.words[i]) == numbers[at + i].end()) return false;
    return true;
  };
  for (uint32_t at = 0; at < numbers.size(); ++at) {
    for (const uint32_t word : numbers[at]) {
      const FirstWord& first = first_words_[word];
      for (uint32_t i = first.lists_begin; i < first.lists_end; ++i) add(single_[i], at, 1);
      if (at + 1 == numbers.size()) continue;
      const auto groups = std::span(groups_).subspan(first.groups_begin, first.groups_end - first.groups_begin);
      for (const uint32_t second : numbers[at + 1]) {
        const auto group = std::lower_bound(groups.begin(), groups.end(), second, [](const Group& g, uint32_t wanted) { return g.second < wanted; });
        if (group == groups.end() || group->second != second) continue;
        for (uint32_t i = group->begin; i < group->end; ++i)
          if (stands(phrases_[i], at)) add(phrases_[i].list, at, phrases_[i].words.size());
      }
    }
  }
}

bool ClauseRules::Matches(const ClausePattern& pattern, const SentenceHits& hits) {
  if (!hits.present[pattern.elements.front().list] || !hits.present[pattern.elements.back().list]) return false;  // most end here
  if (!std::all_of(pattern.elements.begin(), pattern.elements.end(), [&](const auto& element) { return hits.present[element.list]; })) return false;
  // Where the elements so far may end: only the last such place before a word matters for the gap before it.
  std::bitset<kMaxSentenceWords + 1> reached;
  for (size_t k = 0; k < pattern.elements.size(); ++k) {
    const ClausePattern::Element& element = pattern.elements[k];
    std::bitset<kMaxSentenceWords + 1> next;
    bool any = false;
    for (const ListHit& hit : hits.by_list[element.list]) {
      if (k > 0) {
        int64_t last = hit.begin;
        const int64_t least = std::max<int64_t>(0, static_cast<int64_t>(hit.begin) - element.gap);
        while (last >= least && !reached[static_cast<size_t>(last)]) --last;
        if (last < least) continue;
        const bool barred = std::any_of(element.forbidden.begin(), element.forbidden.end(), [&](uint32_t list) {
          return std::any_of(hits.by_list[list].begin(), hits.by_list[list].end(),
                             [&](const ListHit& other) { return other.end > last && other.begin < hit.begin; });
        });
        if (barred) continue;
      }
      if (k + 1 == pattern.elements.size()) {
        if (hit.end > hits.own_begin) return true;
        continue;
      }
      next.set(hit.end);
      any = true;
    }
    if (!any) return false;
    reached = next;
  }
  return false;
}

const ClauseRules& TheClauseRules() {
  static const ClauseRules kRules = [] {
    const auto text = KnowledgeFile("licenses/clauses.yaml");
    DAY_ASSERT(text.has_value());
    Result<ClauseRules> rules = ClauseRules::Parse(*text);
    DAY_ASSERT(rules.has_value());
    return std::move(*rules);
  }();
  return kRules;
}

}  // namespace day
