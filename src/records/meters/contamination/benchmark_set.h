// Items of evaluation sets as hashes: enough to find them in other texts, and nothing to read them by.
//
// An item is the hashes of its runs of eight words (words.h, grams.h), in order. It has a second form where taking punctuation out, rather than putting space
// in its place, makes other words of it ("don't", "80,000"): data that were cleaned that way are found as well. An item of three to seven words is one hash; of
// fewer it is none, and is only counted. A run of 13 words, the measure of GPT-3's authors, is six of these runs one after the other, so it needs no hashes
// of its own. Sets can be written to a file and be shipped: hashes of eight words of a text that someone has can be looked for, but not be turned back.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/words/words.h"

namespace day::records {

inline constexpr uint32_t kGramWords = 8, kFewestWords = 3;

struct BenchmarkItem {
  struct Form {
    uint32_t words = 0;
    std::vector<uint64_t> grams;  // words - 7; one where there are fewer than 8 words; none where there are fewer than 3
  };
  uint32_t benchmark = 0;   // in BenchmarkSet::names
  uint32_t number = 0;      // among those of its benchmark, from 0, as they came
  std::vector<Form> forms;  // one or two

  bool is_short() const { return forms[0].words < kGramWords; }
};

// One thread.
class BenchmarkSet {
 public:
  // Error kLimit: more than fit (limit: 2^26 hashes, 512 MB; 4,096 benchmarks).
  Status Add(std::string_view benchmark, std::string_view text);
  // Those of other sets; items of a benchmark that both have come behind.
  Status Add(const BenchmarkSet& other);

  const std::vector<std::string>& names() const { return names_; }
  const std::vector<BenchmarkItem>& items() const { return items_; }

  std::string Save() const;
  // Errors: kInvalid, see OpenPartial, and for values that no set has; kLimit as above.
  static Result<BenchmarkSet> Load(std::string_view bytes);

 private:
  Result<uint32_t> Named(std::string_view benchmark);
  Status AddItem(BenchmarkItem item, std::string_view benchmark);
  BenchmarkItem::Form FormOf(std::string_view text);

  std::vector<std::string> names_;
  std::map<std::string, uint32_t, std::less<>> numbers_;  // of the names
  std::vector<uint32_t> counts_;                          // items of each
  std::vector<BenchmarkItem> items_;
  uint64_t grams_ = 0;
  std::optional<WordReader> reader_;  // once there is something to read: its table of letters takes 30 ms to make
};

}  // namespace day::records
