// How many different things there were, counted in 16 KB.
//
// HyperLogLog (Flajolet, Fusy, Gandouet, Meunier, 2007) with 2^14 registers over 64-bit hashes, read by Ertl's improved estimator ("New cardinality
// estimation algorithms for HyperLogLog sketches", 2017, algorithm 6), which needs no table of biases and no second method for few things. The standard
// error is 1.04 / sqrt(2^14) = 0.81 %, over the whole range. Counters of parts, merged, are those of the whole, byte for byte.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace day::records {

class DistinctCounter {
 public:
  static constexpr unsigned kBits = 14;
  static constexpr size_t kRegisters = size_t{1} << kBits;
  static constexpr double kStandardError = 0.0081;  // of the count, relative

  DistinctCounter() : registers_(kRegisters) {}

  // A hash all of whose bits are good: see Mix.
  void Add(uint64_t hash) { Add(std::span(&hash, 1)); }
  void Add(std::span<const uint64_t> hashes) {
    uint8_t* const registers = registers_.data();
    for (const uint64_t hash : hashes) {
      uint8_t& reg = registers[hash >> (64 - kBits)];
      const auto rank = static_cast<uint8_t>(1 + std::countl_zero(hash << kBits | uint64_t{1} << (kBits - 1)));
      if (rank > reg) reg = rank;  // seldom, once some thousands were counted
    }
  }
  void Merge(const DistinctCounter& other) {
    for (size_t i = 0; i < kRegisters; ++i) registers_[i] = std::max(registers_[i], other.registers_[i]);
  }
  uint64_t Estimate() const;

  std::string_view bytes() const { return {reinterpret_cast<const char*>(registers_.data()), registers_.size()}; }
  // False, and unchanged, for what no counter writes.
  bool SetBytes(std::string_view bytes);

 private:
  static constexpr uint8_t kMostRank = 64 - kBits + 1;
  std::vector<uint8_t> registers_;
};

}  // namespace day::records
