// Where among 64 bytes each kind of byte stands, a bit for each: for loops that would cost more byte by byte than all that is done with the result.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace day {

class Bytes64 {
 public:
  static constexpr size_t kSize = 64;

#if defined(__SSE2__)
  explicit Bytes64(const char* bytes) {
    for (size_t i = 0; i < kParts; ++i) parts_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
  }
  uint64_t Are(char c) const {
    return BitsOf([&](__m128i part) { return _mm_cmpeq_epi8(part, _mm_set1_epi8(c)); });
  }
  // From `first` on so many. Signed comparison after a shift of the range: what is below wraps to the top.
  uint64_t Within(char first, char count) const {
    return BitsOf([&](__m128i part) { return IsWithin(part, first, count); });
  }
  uint64_t Letters() const {  // of ASCII
    return BitsOf([](__m128i part) { return IsWithin(_mm_or_si128(part, _mm_set1_epi8(0x20)), 'a', 26); });
  }
  uint64_t NotAscii() const {
    return BitsOf([](__m128i part) { return part; });
  }

 private:
  static constexpr size_t kParts = 4;
  static __m128i IsWithin(__m128i part, char first, char count) {
    const __m128i shifted = _mm_add_epi8(part, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(shifted, _mm_set1_epi8(static_cast<char>(-128 + count)));
  }
  // The highest bit of each byte of what `test` makes of them.
  template <class Test>
  uint64_t BitsOf(const Test& test) const {
    uint64_t bits = 0;
    for (size_t i = 0; i < kParts; ++i) bits |= uint64_t{static_cast<uint32_t>(_mm_movemask_epi8(test(parts_[i])))} << (16 * i);
    return bits;
  }
  __m128i parts_[kParts];
#else
  explicit Bytes64(const char* bytes) : bytes_(bytes) {}
  uint64_t Are(char c) const {
    return BitsOf([c](char byte) { return byte == c; });
  }
  uint64_t Within(char first, char count) const {
    return BitsOf([&](char byte) { return static_cast<unsigned char>(byte - first) < static_cast<unsigned char>(count); });
  }
  uint64_t Letters() const {
    return BitsOf([](char byte) { return static_cast<unsigned char>((byte | 0x20) - 'a') < 26; });
  }
  uint64_t NotAscii() const {
    return BitsOf([](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  }

 private:
  template <class Test>
  uint64_t BitsOf(const Test& test) const {
    uint64_t bits = 0;
    for (size_t i = 0; i < kSize; ++i) bits |= uint64_t{test(bytes_[i])} << i;
    return bits;
  }
  const char* bytes_;
#endif
};

}  // namespace day
