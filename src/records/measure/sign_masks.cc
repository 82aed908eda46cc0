#include "records/measure/sign_masks.h"

#include "text/byte_masks.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace day::records {

void FindSignsAnywhere(const char* bytes, std::span<SignMasks> masks) {
  for (SignMasks& mask : masks) {
    const Bytes64 some(bytes);
    mask = {.digits = some.Within('0', 10),
            .letters = some.Letters(),
            .line_breaks = some.Are('\n'),
            .at = some.Are('@'),
            .colons = some.Are(':'),
            .hyphens = some.Are('-'),
            .dots = some.Are('.')};
    bytes += SignMasks::kBytes;
  }
}

#if defined(__x86_64__)
namespace {

// Not a lambda and not a class: what has intrinsics of a processor must be marked as for it, and only what is so marked is inlined here.
#define DAY_AVX2 __attribute__((target("avx2")))

DAY_AVX2 inline uint64_t BitsOf(__m256i low, __m256i high) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(low)) | uint64_t{static_cast<uint32_t>(_mm256_movemask_epi8(high))} << 32;
}

DAY_AVX2 inline uint64_t Are(__m256i low, __m256i high, char c) {
  const __m256i all = _mm256_set1_epi8(c);
  return BitsOf(_mm256_cmpeq_epi8(low, all), _mm256_cmpeq_epi8(high, all));
}

// From `first` on so many: as Bytes64 has it.
DAY_AVX2 inline uint64_t Within(__m256i low, __m256i high, char first, char count) {
  const __m256i shift = _mm256_set1_epi8(static_cast<char>(-128 - first)), end = _mm256_set1_epi8(static_cast<char>(-128 + count));
  return BitsOf(_mm256_cmpgt_epi8(end, _mm256_add_epi8(low, shift)), _mm256_cmpgt_epi8(end, _mm256_add_epi8(high, shift)));
}

DAY_AVX2 void FindSignsByAvx2(const char* bytes, std::span<SignMasks> masks) {
  const __m256i small = _mm256_set1_epi8(0x20);
  for (SignMasks& mask : masks) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes)), high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32));
    mask = {.digits = Within(low, high, '0', 10),
            .letters = Within(_mm256_or_si256(low, small), _mm256_or_si256(high, small), 'a', 26),
            .line_breaks = Are(low, high, '\n'),
            .at = Are(low, high, '@'),
            .colons = Are(low, high, ':'),
            .hyphens = Are(low, high, '-'),
            .dots = Are(low, high, '.')};
    bytes += SignMasks::kBytes;
  }
}

#undef DAY_AVX2

}  // namespace

void FindSigns(const char* bytes, std::span<SignMasks> masks) {
  static const bool by_avx2 = __builtin_cpu_supports("avx2");
  by_avx2 ? FindSignsByAvx2(bytes, masks) : FindSignsAnywhere(bytes, masks);
}
#else
void FindSigns(const char* bytes, std::span<SignMasks> masks) { FindSignsAnywhere(bytes, masks); }
#endif

}  // namespace day::records
