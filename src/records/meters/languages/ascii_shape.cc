#include "records/meters/languages/ascii_shape.h"

#include <bit>

#include "base/processor_clones.h"
#include "text/byte_masks.h"

namespace day::records {

namespace {

constexpr uint64_t Below(unsigned bit) { return (uint64_t{1} << bit) - 1; }  // bit < 64
constexpr uint64_t Begins(uint64_t mask) { return mask & ~(mask << 1); }

// Tokens of runs that have one for each `period` bytes, begun ones counting. `on`: bytes with `period` more of their run before them.
unsigned TokensOfRuns(uint64_t begins, uint64_t on, unsigned period) {
  unsigned tokens = 0;
  for (uint64_t at = begins; at != 0; at = at << period & on) tokens += static_cast<unsigned>(std::popcount(at));
  return tokens;
}

}  // namespace

DAY_AVX2_CLONES AsciiShape MeasureAscii(std::string_view text) {
  AsciiShape shape;
  if (text.size() < Bytes64::kSize) return shape;
  const Bytes64 bytes(text.data());
  if (bytes.NotAscii() != 0) return shape;
  const uint64_t letters = bytes.Letters(), digits = bytes.Within('0', 10), lines = bytes.Are('\n');
  const uint64_t spaces = (bytes.Are(' ') | bytes.Within('\t', 5)) & ~lines;
  const auto changes = [](uint64_t mask) { return mask ^ mask << 1; };
  const uint64_t begins = (changes(letters) | changes(digits) | changes(spaces) | changes(lines)) & ~uint64_t{1};
  if (begins == 0) return shape;
  // The last run may go on behind the block.
  const auto end = static_cast<unsigned>(63 - std::countl_zero(begins));
  const uint64_t measured = Below(end);
  const uint64_t letter = letters & measured, digit = digits & measured, space = spaces & measured, line = lines & measured;
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

}  // namespace day::records
