// Which items of evaluation sets stand in the data.
//
// The items are indexed, and each record is read once, word by word; every run of eight words is looked up. Of each item that a record has a run of, the
// share of its words that stand in such runs is its coverage there, and the most words one after the other, in both, its longest run. An item is
//   found whole  with a coverage of 0.8 or more,
//   found in part  with a coverage of 0.5 or more, or with 0.25 and a run of 13 words or more, which both GPT-3's 13 words and PaLM's 70 % of 8 words lie
//   within.
// Case, accents, punctuation and white space do not count: code that differs in its signs alone is one. What is paraphrased, translated or has other figures in
// it throughout is not found: the result is a lower bound. The curve of items by coverage shows what another threshold would say.
//
// Items of three to seven words are ordinary sentences ("what is the capital of France"). They are looked for as whole lines only, and are found where a
// record has three or more different ones of a benchmark as lines; one that is a record by itself is counted apart (`alone`), and as found by nobody. Items of
// fewer words are not looked for.
//
// Meters of parts, merged in any order, save the same bytes as one that saw it all. Memory: about 200 bytes for each item that anything was found of. Hashes of
// 64 bits: over 10^12 words and 10^7 runs one in two million runs of words is taken for another, and an item needs several in a row. One thread at a time; the
// index may be shared.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/meters/contamination/benchmark_index.h"
#include "records/words/place.h"

namespace day::records {

inline constexpr uint32_t kWhole = 800, kPart = 500, kPartWithRun = 300, kLongRun = 13;  // thousandths; words

// limit: places of an item that are kept, the earliest.
inline constexpr size_t kItemPlaces = 3;

// What was seen of an item.
struct ItemSeen {
  uint32_t coverage = 0;      // in thousandths, the most in one record
  uint32_t longest_run = 0;   // words, in one record
  uint64_t records = 0;       // in which it is found whole or in part
  uint64_t alone = 0;         // records that are a short item and nothing else
  Place best;                 // where its coverage is highest, then its run longest, then first
  uint32_t best_run = 0;      // there
  std::vector<Place> places;  // where it is found

  bool whole() const { return records > 0 && coverage >= kWhole; }
  bool part() const { return records > 0 && coverage < kWhole; }
};

struct ContaminationResult {
  struct Item {
    uint32_t number = 0;
    ItemSeen seen;
  };
  struct Benchmark {
    std::string name;
    uint64_t items = 0, checkable = 0, short_items = 0;  // checkable: with short ones
    uint64_t whole = 0, part = 0, alone = 0;             // alone: short items found nowhere but by themselves
    uint64_t records = 0;                                // with an item that is found
    std::array<uint64_t, 10> curve{};                    // items of eight words and more with a coverage of 0.1, 0.2 … 1.0 or more
    std::vector<Item> found;                             // those that are found or alone, and those with runs of 13 words; by number
  };
  uint64_t records = 0, words = 0;
  std::vector<Benchmark> benchmarks;
};

class ContaminationMeter {
 public:
  explicit ContaminationMeter(const BenchmarkIndex& index);  // outlives it
  void Add(WordReader& reader, Place place);                 // the record's words, from the first one on
  // Of another with an index of the same set. False, and unchanged, otherwise.
  [[nodiscard]] bool Merge(const ContaminationMeter& other);
  ContaminationResult Measure() const;

  std::string Save() const;
  // Errors (kInvalid): see OpenPartial; counted against other benchmarks; a value that no meter would have.
  static Result<ContaminationMeter> Load(std::string_view bytes, const BenchmarkIndex& index);

 private:
  struct Hit {
    uint32_t form, at;
    uint64_t word;  // of the record
  };
  struct InRecord {
    uint32_t coverage = 0, run = 0;
  };
  // Lines of a record that are short items.
  struct ShortLines {
    std::set<uint64_t> lines;  // by hash
    std::set<uint32_t> items;  // more than lines, where a benchmark has an item twice
  };
  void Line(uint64_t hash, uint64_t words);
  void Settle();
  void See(uint32_t item, InRecord in, bool alone, Place place);

  const BenchmarkIndex* index_;
  std::map<uint32_t, ItemSeen> seen_;  // by item
  std::vector<uint64_t> records_of_;   // by benchmark
  uint64_t records_ = 0, words_ = 0;

  // While a record is read.
  std::vector<Hit> hits_;
  std::map<uint32_t, InRecord> in_record_;  // by item
  std::map<uint32_t, ShortLines> lines_;    // by benchmark
};

}  // namespace day::records
