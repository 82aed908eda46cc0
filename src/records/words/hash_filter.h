// Some hashes by a bit for each, so that most of what is none of them is told without a search.
#pragma once

#include <array>
#include <cstdint>

namespace day::records {

// A bit for the highest 15 of each hash, 4 KB: of a list of a thousand words, what is none of them is taken for one once in thirty.
class HashFilter {
 public:
  void Add(uint64_t hash) { bits_[hash >> 55] |= uint64_t{1} << (hash >> 49 & 63); }
  // True for all that were added, and for few others.
  bool MayHave(uint64_t hash) const { return (bits_[hash >> 55] >> (hash >> 49 & 63) & 1) != 0; }

 private:
  std::array<uint64_t, 512> bits_{};
};

}  // namespace day::records
