#include "formats/raw_numbers/raw_numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

namespace day {
namespace {

constexpr uint64_t kBlock = 16 << 10;        // bytes
constexpr uint64_t kBlocks = 64;             // limit: blocks that are looked at
constexpr uint64_t kForHistogram = 4 << 10;  // bytes that a histogram needs to mean something
constexpr double kLeft = 1000;               // of them, those that are left without the commonest
constexpr size_t kTextRun = 20;              // bytes; floats of 32 bits make such a run in one of 400 MB
constexpr double kPlausible = 0.995;         // share of the numbers; a few are NaN in files of real models
constexpr double kPlausible32 = 0.95;        // the same of floats of 32 bits, which chance makes far more seldom
constexpr double kEntropy = 7.7;             // bits in a byte

template <class T>
T At(std::string_view block, size_t index) {
  T value;
  std::memcpy(&value, block.data() + index * sizeof(T), sizeof(T));
  if constexpr (std::endian::native == std::endian::big) value = std::byteswap(value);
  return value;
}

// Of the bits of a float without its sign: 0, or between 2^-27 and 2^17 in size (quantities beside weights are larger than weights are).
bool Plausible32(uint32_t bits) {
  const uint32_t exponent = (bits >> 23) & 0xff;
  return (bits & 0x7fffffff) == 0 || (exponent >= 100 && exponent <= 144);
}
bool Plausible16(uint16_t bits) {
  const uint32_t exponent = (bits >> 10) & 0x1f;
  return (bits & 0x7fff) == 0 || (exponent >= 1 && exponent <= 19);  // from 2^-14 to below 2^5
}

template <class T, class Test>
bool Mostly(std::string_view block, Test plausible, double least = kPlausible) {
  const size_t count = block.size() / sizeof(T);
  size_t good = 0;
  for (size_t i = 0; i < count; ++i) good += plausible(At<T>(block, i));
  return static_cast<double>(good) >= least * static_cast<double>(count);
}

bool SmoothBytes(std::string_view block) {
  if (block.size() < kForHistogram) return false;
  std::array<size_t, 256> counts{};
  for (char c : block) ++counts[static_cast<uint8_t>(c)];
  // Zeros, or what stands for them, may be as many as they like: their bar is cut down to its neighbors.
  const auto highest = std::max_element(counts.begin(), counts.end());
  *highest = std::max(highest == counts.begin() ? 0 : *(highest - 1), highest + 1 == counts.end() ? 0 : *(highest + 1));
  double total = 0, entropy = 0, slopes = 0, hill = 0;
  for (size_t count : counts) total += static_cast<double>(count);
  if (total < kLeft) return false;
  for (size_t i = 0; i < counts.size(); ++i) {
    const double share = static_cast<double>(counts[i]) / total;
    if (share > 0) entropy -= share * std::log2(share);
    if (i > 0) slopes += std::abs(share - static_cast<double>(counts[i - 1]) / total);
    hill = std::max(hill, share);
  }
  // One hill of any height has slopes of twice its height; a sample adds noise by its size and by the values that it spreads over.
  return entropy <= kEntropy && slopes <= 2.15 * hill + 1.36 * std::sqrt(std::exp2(entropy) / total);
}

bool LooksLikeText(std::string_view block) {
  const auto shown = std::count_if(block.begin(), block.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t' || c == '\r'; });
  return static_cast<size_t>(shown) * 100 >= block.size() * 99;  // quantized weights have their zero among the letters, too
}

// Floats hardly ever make letters in a row: names and commands between them do not belong there.
bool HoldsText(std::string_view block) {
  size_t run = 0;
  for (char c : block) {
    run = (c >= ' ' && c <= '~') || c == '\n' ? run + 1 : 0;
    if (run >= kTextRun) return true;
  }
  return false;
}

bool IsNumbers(std::string_view block) {
  if (block.size() >= kForHistogram && SmoothBytes(block)) return true;
  if (HoldsText(block)) return false;
  for (size_t shift = 0; shift < 4; ++shift)  // quantized weights before them may have any length
    if (Mostly<uint32_t>(block.substr(shift), Plausible32, kPlausible32)) return true;
  return block.size() >= kForHistogram &&
         (Mostly<uint16_t>(block, Plausible16) || Mostly<uint16_t>(block, [](uint16_t bits) { return Plausible32(uint32_t{bits} << 16); }));
}

}  // namespace

RawNumbers LookForRawNumbers(const RandomBytes& bytes) {
  const uint64_t size = bytes.size();
  if (size < kRawSmallest) return RawNumbers::kNo;
  const uint64_t length = std::min(size, kBlock);
  const uint64_t count = std::min(kBlocks, (size + kBlock - 1) / kBlock);
  bool unread = false;
  std::string block;
  for (uint64_t i = 0; i < count; ++i) {
    const uint64_t at = i + 1 == count ? size - length : (size - length) / (count - 1) * i;
    if (!bytes.ReadText(at, length, block)) {
      unread = true;  // the others are asked for all the same
    } else if (!IsNumbers(block) || (i == 0 && LooksLikeText(block))) {
      return RawNumbers::kNo;
    }
  }
  return unread ? RawNumbers::kUnread : RawNumbers::kYes;
}

}  // namespace day
