// The license index: facts, names and token hashes of every license known, made when the program is built and used in place.
//
// Layout (little-endian, written by tools/license_index, read by this file only): a head with the place and count of each section, then
// the sections, each an array of one of the structs below, 8-byte aligned. Nothing is parsed at start; the bytes are the program's own,
// so they are trusted. Rejected: a database or a serialization library (start-up cost) and generated C++ arrays (compile time).
// Immutable, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace day {

enum class LicenseClass : uint8_t;  // license.h

enum class IndexSection : uint8_t {
  kLicenses,
  kTexts,
  kTokens,
  kGramStarts,
  kGrams,
  kPostings,
  kNames,
  kPhrases,
  kExceptions,
  kClauses,
  kWords,
  kPool,
  kCount
};

struct IndexHead {
  char magic[8];  // "DAYLIC05"
  struct Place {
    uint32_t offset, count;
  } sections[static_cast<size_t>(IndexSection::kCount)];
};

struct LicenseRow {  // sorted by id, ASCII case-insensitive
  enum Flags : uint8_t { kOsiApproved = 1, kFsfLibre = 2, kDeprecated = 4, kInSpdx = 8, kPolicy = 16, kSuccessorIsExpression = 32, kOfModels = 64 };
  uint32_t id, name, source, publisher, version;  // in the pool
  uint32_t successor;                             // of a deprecated id: the pool place of what SPDX gives instead; else kNoRow
  uint32_t policy;                                // row of the rules of use that it names; else kNoRow
  uint8_t license_class;
  uint8_t flags;
  uint16_t reserved;
};
inline constexpr uint32_t kNoRow = 0xFFFFFFFF;

// A text to compare with: the tokens of an SPDX license, or (token_place kNoRow) the fingerprint of a text that is not stored.
struct TextRow {
  uint32_t license;      // row
  uint32_t token_place;  // in kTokens
  uint32_t token_count;
  uint32_t core_begin, core_end;  // the terms themselves; titles before and advice after them may be left out
  uint32_t gram_count;            // grams of it that the index holds
  uint32_t own_count;             // of a fingerprint: grams that no other known text has
  uint32_t gram_limit;            // of a fingerprint: grams with hashes below this were taken
  uint32_t reserved;
  uint64_t whole;  // of a fingerprint: HashWhole of its tokens; 0 where it is not known
};

struct GramRow {  // sorted by hash; kGramStarts holds, for each value of the upper 16 bits, the first row
  uint32_t hash;
  uint32_t first_posting;  // up to the next row's
};
struct Posting {
  uint32_t text : 12;
  uint32_t own : 1;        // of a fingerprint: no other known text has this gram
  uint32_t position : 19;  // of its first token in the text
};
static_assert(sizeof(Posting) == 4);

struct NameRow {     // sorted by key
  uint64_t key;      // NameKey or HubKey
  uint32_t license;  // row, or kNoRow for a family of licenses
  uint32_t license_class;
};

enum class PhraseKind : uint32_t {
  kObligation,
  kAddedTerms,
  kNoticeTerms,
  kAltered,
  kLimiting,
  kOfTheWork,
  kHarmless,
  kNumbered,
  kLacking,
  kThing,
  kDisclaiming,
  kPermitting,
  kClauseJoin,
  kConditional,
  kHolding,
  kInName,
  kSaying,
  kUnread,
  kSilent,
  kGranting,
  kBeforeThing,
  kBeforeDeed,
  kTitleTerm,
  kException,  // its tokens are figures: the license that it is of (row), how many words it has, HashWhole of them (upper and lower half)
  kLight,
  kNonCommercial,
  kUseRestricted,
  kLicenseLike,
  kNotice,
  kTitle,
  kFormula,
  kNeutral,
  kHolder,
  kJoining,
  kName,
  kOptional,
  kLimit,
  kCopyOfLicense,
  kCount
};
struct PhraseRow {  // sorted by kind, then by first token
  PhraseKind kind;
  uint32_t token_place, token_count;
  uint32_t value;  // of an exception: its " WITH …" in the pool;
                   // of a title, formula, name or optional part: the license's row; of others: phrases of one number say the same
};

struct ClauseRow {          // sorted by license, then in the order of its text
  uint32_t license;         // row
  uint32_t detail, figure;  // in the pool
  uint8_t type, effect;     // of clauses.h
  uint16_t reserved;
};

struct WordRow {  // sorted by hash; the words of the SPDX list's texts, to show what a text lacks
  uint32_t hash;
  uint32_t word;  // in the pool
};

class LicenseIndex {
 public:
  explicit LicenseIndex(std::string_view bytes);

  std::span<const LicenseRow> licenses() const { return licenses_; }
  std::span<const TextRow> texts() const { return texts_; }
  std::span<const PhraseRow> phrases() const { return phrases_; }
  std::span<const uint32_t> exceptions() const { return exceptions_; }  // pool places, sorted like the licenses
  // What its text says, each kind of clause once; none of a text that is not on the SPDX list.
  std::span<const ClauseRow> Clauses(uint32_t license) const;
  // Texts of ids like GPL-2.0-with-GCC-exception are an exception with a few words around it. One in other words only permits more than the
  // license that the notice beside it names.
  bool IsException(uint32_t license) const { return licenses_[license].flags & LicenseRow::kSuccessorIsExpression; }
  bool IsFingerprint(uint32_t text) const { return texts_[text].token_place == kNoRow; }
  std::string_view Word(uint32_t hash) const;  // of the known texts, in lower case; "" for others
  std::string_view Text(uint32_t place) const { return {pool_.data() + place}; }
  std::string_view Id(uint32_t license) const { return Text(licenses_[license].id); }
  LicenseClass ClassOf(uint32_t license) const { return static_cast<LicenseClass>(licenses_[license].license_class); }
  std::span<const uint32_t> Tokens(uint32_t place, uint32_t count) const { return tokens_.subspan(place, count); }

  // The row of the id that SPDX gives instead of a deprecated one; the row itself where there is none.
  uint32_t Current(uint32_t license) const;
  // What SPDX gives instead of a deprecated id, which may be an expression ("GPL-2.0-only WITH Font-exception-2.0"); else the id itself.
  std::string_view Successor(uint32_t license) const;
  uint32_t Find(std::string_view id) const;                   // row of an id, ASCII case-insensitive; kNoRow if there is none
  std::string_view FindException(std::string_view id) const;  // in SPDX's case, or ""
  const NameRow* FindName(uint64_t key) const;
  std::span<const Posting> FindGram(uint32_t hash) const;
  // Says that a gram will be looked for soon.
  void Prefetch(uint32_t hash) const { __builtin_prefetch(&gram_starts_[hash >> 16]); }

 private:
  template <class T>
  std::span<const T> Section(std::string_view bytes, IndexSection section) const;

  std::span<const LicenseRow> licenses_;
  std::span<const TextRow> texts_;
  std::span<const uint32_t> tokens_, gram_starts_;
  std::span<const GramRow> grams_;
  std::span<const Posting> postings_;
  std::span<const NameRow> names_;
  std::span<const PhraseRow> phrases_;
  std::span<const uint32_t> exceptions_;
  std::span<const ClauseRow> clauses_;
  std::span<const WordRow> words_;
  std::string_view pool_;
};

const LicenseIndex& TheLicenseIndex();

// ASCII case-insensitive order of ids.
int CompareIds(std::string_view a, std::string_view b);

}  // namespace day
