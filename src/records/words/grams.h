// Hashes of N words in a row, one step a word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace day::records {

// Each bit of the result depends on each of the argument; one to one (the finalizer of MurmurHash3, A. Appleby, public domain).
constexpr uint64_t Mix(uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccd;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53;
  return x ^ (x >> 33);
}

// A polynomial over the words' hashes, modulo 2^64 (Karp and Rabin, 1987), mixed. Order counts.
inline constexpr uint64_t kGramBase = 0x9e3779b97f4a7c15;

class GramHash {
 public:
  void Add(uint64_t word) {
    sum_ = sum_ * kGramBase + word;
    ++words_;
  }
  uint64_t value() const { return Mix(sum_ ^ words_); }  // so that grams of different lengths are different

 private:
  uint64_t sum_ = 0, words_ = 0;
};

template <size_t N>
class GramRoller {
 public:
  void Reset() { *this = GramRoller(); }
  // True if there are N words by now.
  bool Add(uint64_t word) {
    sum_ = sum_ * kGramBase + word - ring_[next_] * kLast;
    ring_[next_] = word;
    if (++next_ == N) next_ = 0;
    return ++words_ >= N;
  }
  uint64_t value() const { return Mix(sum_ ^ N); }  // as GramHash has it for the last N words
  uint64_t words() const { return words_; }

 private:
  static constexpr uint64_t Power() {
    uint64_t power = 1;
    for (size_t i = 0; i < N; ++i) power *= kGramBase;
    return power;
  }
  static constexpr uint64_t kLast = Power();
  std::array<uint64_t, N> ring_{};
  size_t next_ = 0;
  uint64_t sum_ = 0, words_ = 0;
};

}  // namespace day::records
