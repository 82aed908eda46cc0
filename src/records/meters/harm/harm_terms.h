// Words and phrases that are seldom used but to insult, or of sex, as hashes by language.
//
// From the npm package naughty-words (LDNOOBW, "List of Dirty, Naughty, Obscene, and Otherwise Bad Words", CC-BY-4.0), the list that C4 was filtered by. Hashes
// are made of it when building (tools/harm_terms), so that the program has none of the words in it. Terms that fold to nothing, or to a single letter, are left
// out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/words/hash_filter.h"
#include "records/words/words.h"

namespace day::records {

// limit: words of a term; letters, in scripts without spaces.
inline constexpr size_t kLongestTerm = 16;

// Immutable once made: any thread.
class HarmTerms {
 public:
  class List {
   public:
    const std::vector<uint64_t>& hashes() const { return hashes_; }          // GramHash of the words, ascending
    const std::vector<uint64_t>& last_words() const { return last_words_; }  // of the terms, ascending
    size_t longest() const { return longest_; }                              // words
    void Add(uint64_t hash, size_t words);
    void AddLastWord(uint64_t word);
    // False for nearly all words that no term ends with.
    bool MayEndTerm(uint64_t word) const { return last_word_bits_.MayHave(word); }
    // Words that terms end with, such as "on", end much else: most of what is asked for is told by a bit.
    bool Has(uint64_t hash) const { return bits_.MayHave(hash) && std::ranges::binary_search(hashes_, hash); }

   private:
    std::vector<uint64_t> hashes_, last_words_;
    size_t longest_ = 0;
    HashFilter bits_, last_word_bits_;
  };
  // The program's.
  static const HarmTerms& Get();

  // Null for languages without a list.
  const List* Of(std::string_view language) const;
  const std::map<std::string, List, std::less<>>& lists() const { return lists_; }

  void Add(std::string_view language, std::string_view term);
  std::string Save() const;
  static Result<HarmTerms> Load(std::string_view bytes);

 private:
  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace day::records
