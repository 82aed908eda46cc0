// Where in which items of evaluation sets a run of words stands. Made from a set for looking up at the speed of reading words.
//
// Runs that more than eight items have are the set's own phrases ("how much money did she make in"), and tell nothing: they are left out, and the words that
// stand in no other run do not count for an item's coverage. An item of which less than half of the words count cannot be told by this method.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "records/meters/contamination/benchmark_set.h"

namespace day::records {

inline constexpr uint32_t kMostOwners = 8;

// Immutable: any thread may look up.
class BenchmarkIndex {
 public:
  explicit BenchmarkIndex(const BenchmarkSet& set);

  struct Item {
    uint32_t benchmark, number;
    uint32_t words;
    bool is_short, checkable;
  };
  struct Form {
    uint32_t item;
    uint32_t words;
    uint32_t countable;  // words that stand in a run that is looked for
  };
  struct Posting {
    uint32_t form, at;  // the run begins with the word `at` of the form
  };

  const std::vector<std::string>& names() const { return names_; }
  const std::vector<Item>& items() const { return items_; }
  const std::vector<Form>& forms() const { return forms_; }
  bool has_short_items() const { return has_short_; }
  uint64_t fingerprint() const { return fingerprint_; }  // of the set

  // Of a run of eight words, or of a short item's words; few runs get past the first line.
  std::span<const Posting> Find(uint64_t gram) const {
    const uint64_t bits = BitsOf(gram);
    if ((filter_[gram >> filter_shift_] & bits) != bits) return {};
    return Lookup(gram);
  }

 private:
  static uint64_t BitsOf(uint64_t gram) { return uint64_t{1} << (gram & 63) | uint64_t{1} << (gram >> 6 & 63); }
  std::span<const Posting> Lookup(uint64_t gram) const;
  size_t SlotOf(uint64_t gram) const;

  struct Slot {
    uint64_t gram = 0;
    uint32_t first = 0, count = 0;  // in postings_; 0: an empty slot
  };
  std::vector<std::string> names_;
  std::vector<Item> items_;
  std::vector<Form> forms_;
  std::vector<Posting> postings_;
  std::vector<Slot> slots_;       // open addressing, at most half full
  std::vector<uint64_t> filter_;  // two bits of the word that the highest bits of a gram choose; small, as most lookups touch nothing else
  unsigned filter_shift_ = 0;
  bool has_short_ = false;
  uint64_t fingerprint_ = 0;
};

}  // namespace day::records
