// One sentence with everything marked in it that the rules look at. Lives as long as its text; one thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "probes/statements/document.h"
#include "probes/statements/lexicon.h"

namespace day::statements {

inline constexpr size_t kMaxSentence = 1500;  // limit: bytes; what is longer is no sentence

struct Mark {
  size_t begin, end;
  uint32_t value;  // of parts: Part
};

// Whose is what a stretch of text names?
struct Owner {
  enum class Who : uint8_t {
    kNobody,   // it names nothing
    kPart,     // a part ("the code"), nobody else's
    kOwn,      // we, our, or one of the document's names
    kForeign,  // something else that has a name
  } who = Who::kNobody;
  Parts parts = 0;       // that it names, of a name what the document says it is
  bool pronoun = false;  // we, our
  bool named = false;    // one of the document's names
  bool pointed = false;  // this, these
};

// What stands between two nouns of parts says that the second is the place of the first: "the code in this repository".
bool SaysWhere(std::string_view between);

// Is the byte text[at] of a path of code, such as "./models/net" or "data/tokenizer.py"? The words of one are names, no nouns. Paths of files of
// data and weights (`endings`: "jsonl", "bin") are none: what they hold their names say.
bool IsInAPathOfCode(std::string_view text, size_t at, const PhraseSet& endings);

class Sentence {
 public:
  // `before`: the sentence before it in its block, or "". `title`: a heading, whose capitals tell nothing.
  Sentence(const Lexicon& lexicon, const Document& document, std::string_view text, std::string_view before, bool title = false);

  std::string_view text() const { return text_; }
  std::string_view Text(size_t from, size_t to) const { return text_.substr(from, to - from); }

  bool Any(Tag tag, size_t from, size_t to) const { return First(tag, from, to) != nullptr; }
  const Mark* First(Tag tag, size_t from, size_t to) const;
  const Mark* Last(Tag tag, size_t from, size_t to) const;
  const std::vector<Mark>& parts() const { return parts_; }
  const std::vector<Mark>& names() const { return own_names_; }  // value: Part of the name
  const std::vector<Mark>& foreign() const { return foreign_; }
  // An own name stands there only within the longer name of one thing.
  bool NamesOneThingIn(size_t from, size_t to) const;

  // Parts that nouns in the stretch stand for; of a compound ("data curation toolkit") only its last noun counts.
  Parts PartsIn(size_t from, size_t to) const;
  Owner OwnerOf(size_t from, size_t to) const;
  // The same of what stands before the first finite verb, where that says whose it is: "The weights are available on … under".
  Owner SubjectOf(size_t from, size_t to) const;
  bool NamesIn(size_t from, size_t to) const;
  bool ForeignIn(size_t from, size_t to) const;
  // Latin words, and half the Chinese characters, in the stretch.
  size_t Words(size_t from, size_t to) const;
  // Where the clause that holds `at` begins.
  size_t ClauseBegin(size_t at) const;
  // Where the clause that holds `at` ends.
  size_t ClauseEnd(size_t at) const;
  bool InQuotes(size_t begin, size_t end) const;
  bool IsQuestion() const;
  // Does the sentence before speak of the release?
  bool AfterOwn() const { return after_own_; }

 private:
  void FindNames(const Lexicon& lexicon, const Document& document, bool title);
  const std::vector<Mark>& Marks(Tag tag) const;

  const Lexicon& lexicon_;
  std::string_view text_;
  mutable std::array<std::optional<std::vector<Mark>>, kTags> marks_;  // found when first asked for
  std::vector<Mark> parts_, own_names_, compounds_, foreign_;
  bool after_own_ = false;
};

}  // namespace day::statements
