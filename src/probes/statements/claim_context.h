// What a claiming word is in its sentence: what rules it out, which noun it belongs to, who is named before it.
//
// Positions are bytes of the sentence. One thread; lives as long as the sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "probes/statements/claims.h"
#include "probes/statements/sentence.h"

namespace day::statements {

struct ClaimingHit {
  size_t begin, end;
  const Lexicon::Claiming* word;
};

class ClaimContext {
 public:
  ClaimContext(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting, const ClaimingHit& hit);

  // opensource@…, opensource.org, re-open source, non-open-source
  bool IsPartOfAName() const;
  bool IsDenied() const;
  // Thanks, "built on", and nobody of the release named between that and the word.
  bool IsAboutOthers() const;
  // Examples right behind the noun phrase: "such as LLaMA" speaks of others, "such as" and the own name first of the release.
  bool NamesOthersBehind() const;
  bool NamesItselfBehind() const;

  bool IsFuture() const;
  // By what a reader would know whose it is: the nearest of the words that say so before the claiming word, else behind it.
  std::string Subject() const;
  // A verb that somebody does: "we open-source the code", "has open-sourced code", "openly releasing these models".
  bool IsActive() const;
  // Does a noun follow that the word stands before?
  bool IsAttributive() const;
  // Where the noun phrase that begins with the claiming word ends.
  size_t PhraseEnd() const;
  // Of "we open-source the training code and weights on …": up to the first preposition.
  size_t ObjectEnd() const;
  // What the noun phrase is about: its last noun.
  Parts HeadParts() const;
  Parts NamePartsIn(size_t from, size_t to) const;
  // Nothing between that would make what follows another's: prepositions, comparisons, other verbs, foreign names.
  bool IsClean(size_t from, size_t to, size_t most_words) const;
  bool HasPossessive(size_t from, size_t to) const;
  // "The code" is the release's in the documents at its root; deep in a tree it may be anybody's.
  bool KnownByPart(const Owner& owner) const;
  std::string PreviousWord() const;
  bool IsWide() const;

 protected:
  const Lexicon& lexicon_;
  const Sentence& sentence_;
  const Setting& setting_;
  const ClaimingHit hit_;
  const std::string_view text_;
  const size_t begin_, end_, clause_;

  // Where the first of the examples stands, if "such as", "like" … stand right behind the noun phrase.
  std::optional<size_t> ExamplesBehind() const;
  std::string NextWord() const;
  // 开源 as a verb: something follows it that it was done with, or nothing at all.
  bool IsWideVerb() const;
  bool IsPossessive(const Mark& mark) const;
};

}  // namespace day::statements
