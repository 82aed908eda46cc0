// The rules of knowledge/licenses/clauses.yaml, ready to be applied to sentences.
//
// A pattern is a row of words and word lists with gaps between them. It is applied to the places where its words stand, not to bytes: per
// sentence and pattern one pass over some hundred words, and only where every list of the pattern has a word in the sentence.
// Immutable; any thread.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "license/clause_text.h"
#include "license/clauses.h"

namespace day {

inline constexpr size_t kMaxWordLists = 4096;        // limit: of the rules, the words of patterns counted as lists
inline constexpr size_t kMaxClauseRules = 256;       // limit
inline constexpr std::string_view kAnyFigure = "#";  // in a list: any figure of three digits or more, or with a scale ("10m"), but no year

struct ClausePattern {
  struct Element {
    uint32_t list = 0;
    uint32_t gap = 0;                 // words that may stand before it, behind the element before
    std::vector<uint32_t> forbidden;  // lists of which none may begin in that gap
  };
  std::vector<Element> elements;
  std::array<uint32_t, 3> gates = {};  // lists of the first, the last and one more element: in most sentences one of these is missing
};

struct ClauseRule {
  ClauseType type = ClauseType::kUse;
  ClauseEffect effect = ClauseEffect::kGranted;
  std::string detail;
  size_t with = kClauseTypes;  // a type without which the rule does not count, if it is one
  bool in_text = true, in_definitions = false;
  bool if_not_granted = false;  // counts only in a text that grants the type nowhere
  std::vector<ClausePattern> say, unless;
};

// Where the lists' words stand in one sentence.
struct ListHit {
  uint32_t begin, end;
};
struct SentenceHits {
  std::bitset<kMaxWordLists> present;
  std::bitset<kMaxClauseRules> rules;         // that may say something: one of their patterns begins with a list that is present
  std::vector<uint32_t> lists;                // those present, in no order
  std::vector<std::vector<ListHit>> by_list;  // each in order
  uint32_t words = 0;
  uint32_t own_begin = 0;  // words of the lead
};

class ClauseRules {
 public:
  // Error kInvalid names the line and what is wrong.
  static Result<ClauseRules> Parse(std::string_view yaml);

  const std::vector<ClauseRule>& rules() const { return rules_; }
  size_t lists() const { return list_count_; }

  // Adds the vocabulary's numbers for a word: itself and the beginnings ("licens*") that it has.
  void AddNumbersOf(std::string_view word, std::vector<uint32_t>& numbers) const;
  // `numbers`: of each word of the sentence. `hits` is used again from sentence to sentence.
  // `own_begin`: words of the lead before the sentence's own.
  void FindLists(std::span<const std::span<const uint32_t>> numbers, uint32_t own_begin, SentenceHits& hits) const;
  // Does the pattern stand in the sentence, its last word behind the lead?
  static bool Matches(const ClausePattern& pattern, const SentenceHits& hits) {
    return hits.present[pattern.gates[1]] && hits.present[pattern.gates[0]] && hits.present[pattern.gates[2]] && MatchesInOrder(pattern, hits);
  }

 private:
  class Reader;
  static bool MatchesInOrder(const ClausePattern& pattern, const SentenceHits& hits);
  struct Phrase {
    std::vector<uint32_t> words;
    uint32_t list;
  };
  // "No part of the model may be sold": of a sentence that begins with `nobody` each `modal` behind it is one of `bar`.
  // "Do not share it": so does one that begins with `imperative`.
  struct Turned {
    uint32_t nobody, modal, imperative, bar;  // lists
  };
  void TurnRound(SentenceHits& hits) const;
  void Add(uint32_t list, ListHit hit, SentenceHits& hits) const;
  void Finish();
  void GroupPhrases();
  std::vector<ClauseRule> rules_;
  size_t list_count_ = 0;
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> words_, beginnings_;
  std::vector<std::vector<Phrase>> phrases_by_first_;  // as they are read; the next four are made of it
  struct FirstWord {
    uint32_t lists_begin, lists_end;    // in single_: lists that have this word alone
    uint32_t groups_begin, groups_end;  // in groups_: phrases of two words or more, by their second
  };
  struct Group {
    uint32_t second;
    uint32_t begin, end;  // in phrases_
  };
  std::vector<FirstWord> first_words_;
  std::vector<uint32_t> single_;
  std::vector<Group> groups_;
  std::vector<Phrase> phrases_;
  std::vector<std::bitset<kMaxClauseRules>> rules_by_first_;  // by list: the rules with a pattern that begins with it
  std::bitset<4096> maybe_beginning_;                         // by hash: most words have no beginning of these
  std::optional<uint32_t> any_figure_;
  std::optional<Turned> turned_;
  size_t shortest_beginning_ = 0, longest_beginning_ = 0;
};

const ClauseRules& TheClauseRules();

}  // namespace day
