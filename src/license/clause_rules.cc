#include "license/clause_rules.h"

#include <algorithm>

#include "base/assert.h"
#include "knowledge/knowledge.h"

namespace day {
namespace {

bool IsFigure(std::string_view word) {
  const size_t size = std::min(word.find_first_not_of("0123456789,."), word.size());
  const auto digits = std::count_if(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size), [](char c) { return c >= '0' && c <= '9'; });
  const std::string_view scale = word.substr(size);
  if (size == 4 && scale.empty() && (word.starts_with("19") || word.starts_with("20"))) return false;
  return scale.empty() ? digits >= 3 : digits >= 1 && (scale == "m" || scale == "k" || scale == "bn" || scale == "b");
}

uint32_t NextHash(uint32_t hash, char c) { return hash * 31 + static_cast<unsigned char>(c); }

}  // namespace

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

void ClauseRules::Add(uint32_t list, ListHit hit, SentenceHits& hits) const {
  if (!hits.present[list]) {
    hits.present.set(list);
    hits.lists.push_back(list);
    hits.rules |= rules_by_first_[list];
  }
  hits.by_list[list].push_back(hit);
}

void ClauseRules::TurnRound(SentenceHits& hits) const {
  constexpr uint32_t kAtBegin = 2, kReach = 30;  // limits: words
  if (!turned_) return;
  const uint32_t begin = hits.own_begin;
  const auto sort = [&] { std::ranges::sort(hits.by_list[turned_->bar], {}, &ListHit::begin); };
  if (hits.present[turned_->imperative] && hits.by_list[turned_->imperative].back().end > begin)
    for (const ListHit& hit : hits.by_list[turned_->imperative])
      if (hit.begin == begin) {
        Add(turned_->bar, hit, hits);
        sort();
        break;
      }
  if (!hits.present[turned_->nobody] || !hits.present[turned_->modal]) return;
  const bool turned =
      std::ranges::any_of(hits.by_list[turned_->nobody], [&](const ListHit& hit) { return hit.begin >= begin && hit.begin < begin + kAtBegin; });
  if (!turned) return;
  for (size_t i = 0; i < hits.by_list[turned_->modal].size(); ++i)
    if (const ListHit hit = hits.by_list[turned_->modal][i]; hit.begin > begin && hit.begin < begin + kReach) Add(turned_->bar, hit, hits);
  sort();
}

void ClauseRules::FindLists(std::span<const std::span<const uint32_t>> numbers, uint32_t own_begin, SentenceHits& hits) const {
  hits.by_list.resize(list_count_);
  for (const uint32_t list : hits.lists) hits.by_list[list].clear();
  hits.lists.clear();
  hits.present.reset();
  hits.rules.reset();
  hits.words = static_cast<uint32_t>(numbers.size());
  hits.own_begin = own_begin;
  const auto add = [&](uint32_t list, uint32_t begin, size_t words) { Add(list, {begin, begin + static_cast<uint32_t>(words)}, hits); };
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
  TurnRound(hits);
}

bool ClauseRules::MatchesInOrder(const ClausePattern& pattern, const SentenceHits& hits) {
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
