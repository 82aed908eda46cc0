#include "license/clauses.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <deque>
#include <span>
#include <tuple>

#include "license/clause_rules.h"
#include "license/clause_text.h"
#include "text/ascii.h"

namespace day {
namespace {

constexpr std::array<std::string_view, kClauseTypes> kTypeNames = {"use",
                                                                   "redistribution",
                                                                   "derivatives",
                                                                   "non-commercial",
                                                                   "research-only",
                                                                   "field-of-use",
                                                                   "threshold",
                                                                   "no-training",
                                                                   "naming",
                                                                   "attribution",
                                                                   "share-alike",
                                                                   "pass-down",
                                                                   "change",
                                                                   "termination",
                                                                   "gating",
                                                                   "geography",
                                                                   "patent",
                                                                   "no-benchmarking",
                                                                   "no-reverse-engineering",
                                                                   "no-safety-testing",
                                                                   "no-warranty"};
constexpr std::array<std::string_view, 4> kEffectNames = {"granted", "conditional", "required", "denied"};

bool IsAnyOf(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }
bool IsScale(std::string_view word) { return IsAnyOf(word, {"million", "billion", "thousand", "m", "bn", "万", "亿", "千"}); }

// Where each word of a text stands first, so that it is looked up once: half of a text are the same hundred words. A table with open
// addresses takes a third of what std::unordered_map does.
class FirstOfEachWord {
 public:
  explicit FirstOfEachWord(std::span<const ClauseWord> words) : words_(words), slots_(std::bit_ceil(words.size() * 2 + 1), kEmpty) {}

  // To be asked of the words in order.
  uint32_t Of(uint32_t word) {
    const std::string_view text = words_[word].text;
    for (size_t slot = Hash(text);; ++slot) {
      uint32_t& first = slots_[slot & (slots_.size() - 1)];
      if (first == kEmpty) return first = word;
      if (words_[first].text == text) return first;
    }
  }

 private:
  static constexpr uint32_t kEmpty = 0xFFFFFFFF;

  static size_t Hash(std::string_view text) {
    uint64_t hash = text.size();
    for (size_t at = 0; at < text.size(); at += 8) {
      uint64_t part = 0;
      std::memcpy(&part, text.data() + at, std::min<size_t>(8, text.size() - at));
      hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 32;
    }
    return static_cast<size_t>(hash);
  }

  std::span<const ClauseWord> words_;
  std::vector<uint32_t> slots_;
};

class Finder {
 public:
  explicit Finder(std::string_view given) : given_(given), text_(given), rules_(TheClauseRules()) {
    FirstOfEachWord firsts(text_.words());
    places_.reserve(text_.words().size());
    for (uint32_t word = 0; word < text_.words().size(); ++word) {
      const uint32_t first = firsts.Of(word);
      if (first != word) {
        places_.push_back(places_[first]);
        continue;
      }
      const size_t begin = numbers_.size();
      rules_.AddNumbersOf(text_.words()[word].text, numbers_);
      places_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(numbers_.size() - begin)});
    }
  }

  std::vector<LicenseClause> Run() {
    for (const ClauseSentence& sentence : text_.sentences()) {
      if (clauses_.size() >= kMaxClauses) break;
      if (sentence.kind != ClauseSentence::Kind::kHeading) Look(sentence);
    }
    std::array<bool, kClauseTypes> found = {}, granted = {};
    for (const Candidate& candidate : clauses_) {
      const auto type = static_cast<size_t>(candidate.clause.type);
      found[type] |= candidate.rule->with == kClauseTypes;
      granted[type] |= candidate.clause.effect == ClauseEffect::kGranted || candidate.clause.effect == ClauseEffect::kConditional;
    }
    std::vector<LicenseClause> clauses;
    for (const Candidate& candidate : clauses_) {
      const ClauseRule& rule = *candidate.rule;
      const bool counts = (rule.with == kClauseTypes || found[rule.with]) && !(rule.if_not_granted && granted[static_cast<size_t>(rule.type)]);
      if (counts && !Announces(candidate)) clauses.push_back(candidate.clause);
    }
    return clauses;
  }

 private:
  struct Place {
    uint32_t begin = 0, count = 0;  // in numbers_
  };
  struct Candidate {
    LicenseClause clause;
    const ClauseRule* rule;
    bool preamble;  // of the sentence

    bool IsLike(const LicenseClause& other) const { return clause.type == other.type && clause.effect == other.effect && clause.detail == other.detail; }
  };

  // A preamble tells what the terms then say: those are cited. Where only the preamble says it, it counts.
  bool Announces(const Candidate& candidate) const {
    return candidate.preamble && std::ranges::any_of(clauses_, [&](const Candidate& other) { return !other.preamble && other.IsLike(candidate.clause); });
  }

  void Look(const ClauseSentence& sentence) {
    row_.clear();
    for (const uint32_t word : sentence.lead) row_.push_back(NumbersOf(word));
    for (uint32_t word = sentence.begin; word < sentence.end; ++word) row_.push_back(NumbersOf(word));
    rules_.FindLists(row_, static_cast<uint32_t>(sentence.lead.size()), hits_);
    const bool definition = sentence.kind == ClauseSentence::Kind::kDefinition;
    std::array<bool, kClauseTypes> said = {};
    for (size_t i = 0; i < rules_.rules().size(); ++i) {
      if (!hits_.rules[i]) continue;
      const ClauseRule& rule = rules_.rules()[i];
      const auto type = static_cast<size_t>(rule.type);
      if (said[type] || !(definition ? rule.in_definitions : rule.in_text)) continue;
      const auto stands = [&](const ClausePattern& pattern) { return ClauseRules::Matches(pattern, hits_); };
      if (!std::any_of(rule.say.begin(), rule.say.end(), stands)) continue;
      if (std::any_of(rule.unless.begin(), rule.unless.end(), [&](const ClausePattern& pattern) { return StandsAnywhere(pattern); })) continue;
      said[type] = true;
      Add(rule, sentence);
    }
  }
  std::span<const uint32_t> NumbersOf(uint32_t word) const { return std::span(numbers_).subspan(places_[word].begin, places_[word].count); }

  // An exception may stand in the lead alone.
  bool StandsAnywhere(const ClausePattern& pattern) {
    const uint32_t own = std::exchange(hits_.own_begin, 0);
    const bool stands = ClauseRules::Matches(pattern, hits_);
    hits_.own_begin = own;
    return stands;
  }

  void Add(const ClauseRule& rule, const ClauseSentence& sentence) {
    LicenseClause clause;
    clause.type = rule.type;
    clause.effect = rule.effect;
    clause.detail = rule.detail;
    clause.begin = sentence.first_byte;
    clause.end = sentence.last_byte;
    clause.first_line = text_.words()[sentence.begin].line;
    clause.last_line = text_.words()[sentence.end - 1].line;
    if (rule.type == ClauseType::kThreshold) clause.figure = FigureIn(sentence);
    constexpr uint32_t kNear = 3;  // lines between items of one list
    Candidate*& last = last_[static_cast<size_t>(clause.type)];
    if (last && last->rule->with == rule.with && last->rule->if_not_granted == rule.if_not_granted && last->preamble == sentence.preamble &&
        last->IsLike(clause) && last->clause.figure == clause.figure && clause.first_line <= last->clause.last_line + kNear) {
      last->clause.last_line = std::max(last->clause.last_line, clause.last_line);
      last->clause.end = std::max(last->clause.end, clause.end);
      return;
    }
    clauses_.push_back({std::move(clause), &rule, sentence.preamble});
    last = &clauses_.back();
  }

  // "US $1,000,000", "700 million": the first figure that a scale follows or that is large.
  std::string FigureIn(const ClauseSentence& sentence) const {
    const auto& words = text_.words();
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!IsDigit(words[i].text[0])) continue;
      const bool scaled = i + 1 < sentence.end && IsScale(words[i + 1].text);
      const size_t digits = static_cast<size_t>(std::count_if(words[i].text.begin(), words[i].text.end(), IsDigit));
      if (!scaled && digits < 4 && words[i].text.find_first_of("mkb") == std::string_view::npos) continue;
      if (digits == 4 && (words[i].text.starts_with("20") || words[i].text.starts_with("19")) && !scaled) continue;  // a year
      uint32_t first = i, last = i;
      while (first > sentence.begin && i - first < 2 && IsAnyOf(words[first - 1].text, {"$", "us", "usd", "rmb", "€", "eur", "cny"})) --first;
      while (last + 1 < sentence.end && last - i < 3 && IsScale(words[last + 1].text)) ++last;
      std::string figure(given_.substr(words[first].begin, words[last].end - words[first].begin));
      for (char& c : figure)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
      return figure;
    }
    return {};
  }

  std::string_view given_;
  ClauseText text_;
  const ClauseRules& rules_;
  std::vector<uint32_t> numbers_;  // of the vocabulary
  std::vector<Place> places_;      // of each word: its numbers
  std::vector<std::span<const uint32_t>> row_;
  SentenceHits hits_;
  std::deque<Candidate> clauses_;
  std::array<Candidate*, kClauseTypes> last_ = {};  // of each type
};

}  // namespace

std::string_view NameOf(ClauseType type) { return kTypeNames[static_cast<size_t>(type)]; }
std::string_view NameOf(ClauseEffect effect) { return kEffectNames[static_cast<size_t>(effect)]; }

std::vector<LicenseClause> FindClauses(std::string_view text) { return Finder(text).Run(); }

std::vector<LicenseClause> FindKindsOfClauses(std::string_view text) {
  const auto kind = [](const LicenseClause& clause) { return std::tie(clause.type, clause.effect, clause.detail, clause.figure); };
  std::vector<LicenseClause> kinds;
  for (LicenseClause& clause : FindClauses(text))
    if (std::ranges::none_of(kinds, [&](const LicenseClause& known) { return kind(known) == kind(clause); })) kinds.push_back(std::move(clause));
  return kinds;
}

}  // namespace day
