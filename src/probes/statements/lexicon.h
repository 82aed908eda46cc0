// The word lists of knowledge/claims, ready to match. Built once per probe; immutable: any thread.
//
// Why word lists and rules over them, and no trained classifier: every statement must be explainable by words that a reader can check
// and change, and a claim that is wrongly ascribed is a wrong public accusation.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "license/clauses.h"
#include "text/phrases.h"

namespace day::statements {

// Kinds of words around a claim: the lists of grammar.yaml, in its spelling.
enum class Tag : uint8_t {
  kOwn,
  kThis,
  kIt,
  kBe,
  kRelease,
  kBreak,
  kCompare,
  kOther,
  kPeer,
  kRank,
  kOthers,
  kPeople,
  kNegation,
  kFuture,
  kBoundary,
  kRelative,
  kAdverb,
  kArticle,
  kMany,
  kGerund,
  kVerb,
};
inline constexpr size_t kTags = 21;

// Single words around a claiming word: the lists `words` of grammar.yaml, in its spelling.
enum class Word : uint8_t {
  kBe,
  kBetween,
  kBeforeVerb,
  kBeforeChineseVerb,
  kObject,
  kDoing,
  kDone,
  kVerb,
  kNoun,
  kNoNoun,
  kJoin,
  kPossessive,
  kExamples,
  kLater,
  kWith,
  kBound,
  kModal,
  kNoExamples,
  kEnd,
};
inline constexpr size_t kWords = static_cast<size_t>(Word::kEnd);

enum class Strength : uint8_t { kAccess, kPlain, kFull };
enum class ClaimKind : uint8_t { kAdjective, kVerb, kBoth, kTerms };

// Part of a release that a word speaks of; also a bit of a set.
enum Part : uint8_t { kNoPart = 0, kRelease = 1, kCode = 2, kWeights = 4, kData = 8, kDocumentation = 16 };
using Parts = uint8_t;
Part PartFromName(std::string_view name);
std::string NamesOf(Parts parts);  // comma-separated, in the order release, code, weights, data, documentation

class Lexicon {
 public:
  Lexicon();

  struct Claiming {
    std::string id;
    Strength strength = Strength::kPlain;
    ClaimKind kind = ClaimKind::kBoth;
    Part about = kNoPart;
  };
  static constexpr uint32_t kNot = UINT32_MAX;  // id of a phrase that is read over

  // All phrases without one of which a sentence says nothing: asked first, once instead of set by set. The ids mean nothing.
  const PhraseSet& telling() const { return telling_; }
  const PhraseSet& claiming() const { return claiming_words_; }  // ids: ClaimingAt, or kNot
  const Claiming& ClaimingAt(uint32_t id) const { return claiming_[id]; }
  // "open" before a few words and a model's noun claims what the phrase of this id does: "an open multilingual code model".
  uint32_t open_model() const { return open_model_; }
  // The same of a thing that its words do not name: "Marmot: Open Agentic Search".
  uint32_t open_thing() const { return open_thing_; }
  bool IsOpenOfAnotherKind(std::string_view lower_word) const { return other_open_.contains(lower_word); }  // open-vocabulary, open-ended
  const PhraseSet& tag(Tag tag) const { return tags_[static_cast<size_t>(tag)]; }                           // ids: 0, or kNot
  const std::vector<std::string>& words(Word kind) const { return words_[static_cast<size_t>(kind)]; }
  bool Is(Word kind, std::string_view lower_word) const;
  // Does it end so, as a verb's form or a Chinese word does?
  bool EndsAs(Word kind, std::string_view lower_text) const;
  const PhraseSet& parts() const { return parts_; }    // ids: Part, kNoPart for a noun of none
  const PhraseSet& limits() const { return limits_; }  // ids: index into limit_names
  const std::vector<std::string>& limit_names() const { return limit_names_; }
  bool IsNeutral(std::string_view lower_word) const { return neutral_.contains(lower_word); }
  bool IsPlainTitle(std::string_view lower_word) const { return plain_titles_.contains(lower_word); }
  const PhraseSet& introducers() const { return introducers_; }
  const PhraseSet& disclaimers() const { return disclaimers_; }
  std::string_view SectionOf(std::string_view heading) const;  // others, paper, contents, citation, license, training-data or ""
  bool SkipsDocument(std::string_view path) const;
  bool IsMainDocument(std::string_view name) const;
  const PhraseSet& quotes() const { return quotes_; }

  // How licenses are stated.
  struct Terms {
    PhraseSet hints, binding, weak, ask, label, license_word, not_stated, modified, classes, worded, file_endings, repository, subject_to, made_of,
        model_license;
    std::set<std::string, std::less<>> one_word, never, generic;
    std::vector<std::string> class_names;                                     // by id of `classes`
    std::vector<std::string> worded_names;                                    // by id of `worded`
    PhraseSet column_license, column_others, column_parts, column_component;  // ids of column_parts: Part
    std::vector<std::string> badge_hosts;
  };
  const Terms& terms() const { return terms_; }

  // How access is asked for.
  struct Gates {
    PhraseSet ways, mail_for, targets, commercial, not_gates;  // ids of ways: index into names; of targets: Part
    std::vector<std::string> names;
    std::vector<bool> beside;  // counts only beside another way
  };
  const Gates& gates() const { return gates_; }

  // What limits the use of what an open license was named for.
  struct Bars {
    PhraseSet hints, said, bars, advice, advice_sections, not_bars;  // ids of said: index into types
    std::vector<ClauseType> types;
    std::vector<std::string> fields;
  };
  const Bars& bars() const { return bars_; }

 private:
  void LoadClaiming();
  void LoadGrammar();
  void LoadTerms();
  void LoadGates();
  void LoadBars();

  std::vector<Claiming> claiming_;
  PhraseSet telling_, claiming_words_, parts_, limits_, introducers_, disclaimers_, quotes_;
  std::array<PhraseSet, kTags> tags_;
  std::array<std::vector<std::string>, kWords> words_;
  std::vector<std::string> limit_names_;
  std::set<std::string, std::less<>> neutral_, plain_titles_, other_open_;
  uint32_t open_model_ = 0, open_thing_ = 0;  // indexes into claiming_
  std::vector<std::string> section_names_;
  PhraseSet section_words_;
  std::vector<std::string> skip_documents_, skip_folders_, main_documents_;
  Terms terms_;
  Gates gates_;
  Bars bars_;
};

}  // namespace day::statements
