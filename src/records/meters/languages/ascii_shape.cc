#include "records/meters/languages/ascii_shape.h"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace day::records {

#if defined(__SSE2__)
namespace {

constexpr size_t kBlock = 64;

// Bits of 64 bytes by kind: what is of none is a sign.
struct Masks {
  uint64_t letter = 0, digit = 0, space = 0, line = 0, high = 0;
};

Masks MasksOf(const char* bytes) {
  Masks masks;
  const auto bits = [](__m128i which, size_t i) { return uint64_t{static_cast<uint32_t>(_mm_movemask_epi8(which))} << (16 * i); };
  // Signed comparison after a shift of the range: what is below wraps to the top.
  const auto within = [](__m128i text, char first, char count) {
    const __m128i shifted = _mm_add_epi8(text, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(shifted, _mm_set1_epi8(static_cast<char>(-128 + count)));
  };
  for (size_t i = 0; i < kBlock / 16; ++i) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
    masks.letter |= bits(within(_mm_or_si128(text, _mm_set1_epi8(0x20)), 'a', 26), i);
    masks.digit |= bits(within(text, '0', 10), i);
    masks.space |= bits(_mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8(' ')), within(text, '\t', 5)), i);
    masks.line |= bits(_mm_cmpeq_epi8(text, _mm_set1_epi8('\n')), i);
    masks.high |= bits(text, i);
  }
  masks.space &= ~masks.line;
  return masks;
}

constexpr uint64_t Below(unsigned bit) { return (uint64_t{1} << bit) - 1; }  // bit < 64
constexpr uint64_t Begins(uint64_t mask) { return mask & ~(mask << 1); }

// Tokens of runs that have one for each `period` bytes, begun ones counting. `on`: bytes with `period` more of their run before them.
unsigned TokensOfRuns(uint64_t begins, uint64_t on, unsigned period) {
  unsigned tokens = 0;
  for (uint64_t at = begins; at != 0; at = at << period & on) tokens += static_cast<unsigned>(std::popcount(at));
  return tokens;
}

}  // namespace

AsciiShape MeasureAscii(std::string_view text) {
  AsciiShape shape;
  if (text.size() < kBlock) return shape;
  const Masks masks = MasksOf(text.data());
  if (masks.high != 0) return shape;
  const auto changes = [](uint64_t mask) { return mask ^ mask << 1; };
  const uint64_t begins = (changes(masks.letter) | changes(masks.digit) | changes(masks.space) | changes(masks.line)) & ~uint64_t{1};
  if (begins == 0) return shape;
  // The last run may go on behind the block.
  const auto end = static_cast<unsigned>(63 - std::countl_zero(begins));
  const uint64_t measured = Below(end);
  const uint64_t letter = masks.letter & measured, digit = masks.digit & measured, space = masks.space & measured, line = masks.line & measured;
  const uint64_t sign = measured & ~(letter | digit | space | line);
  const auto four = [](uint64_t mask) {
    const uint64_t two = mask & mask << 1;
    return two & two << 2;
  };
  const uint64_t letter_four = four(letter);
  shape.bytes = end;
  shape.letters = static_cast<uint64_t>(std::popcount(letter));
  shape.tokens = TokensOfRuns(Begins(letter), letter_four & letter_four << 4, kAsciiLettersToAToken);
  shape.tokens += TokensOfRuns(Begins(digit) | Begins(sign), four(digit) | four(sign), kSignsToAToken);
  shape.tokens += static_cast<uint64_t>(std::popcount(Begins(line)) + std::popcount(Begins(space) << 1 & space));
  return shape;
}
#else
AsciiShape MeasureAscii(std::string_view) { return {}; }
#endif

}  // namespace day::records
