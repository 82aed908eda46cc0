#include "formats/raw_numbers/raw_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "bytes/cursor.h"

namespace day {
namespace {

constexpr uint64_t kBlock = 16 << 10;        // bytes
constexpr uint64_t kBlocks = 64;             // limit: blocks that are looked at
constexpr uint64_t kForHistogram = 4 << 10;  // bytes that a histogram needs to mean something
constexpr double kLeft = 1000;               // of them, those that are left without the commonest
constexpr size_t kTextRun = 20;              // bytes; floats of 32 bits make such a run in one of 400 MB
constexpr uint64_t kOddShare = 32;           // of so many blocks one may be of many small tensors
constexpr double kPlausible16 = 0.995;       // share of floats of 16 bits; a few are NaN in files of real models
constexpr double kPlausible32 = 0.95;        // the same of floats of 32 bits, which chance makes far more seldom
constexpr double kEntropy = 7.7;             // bits in a byte

template <class T>
T At(std::string_view block, size_t index) {
  return FromLittle<T>(block.data() + index * sizeof(T));
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
double ShareOf(std::string_view block, Test plausible) {
  const size_t count = block.size() / sizeof(T);
  size_t good = 0;
  for (size_t i = 0; i < count; ++i) good += plausible(At<T>(block, i));
  return count == 0 ? 0 : static_cast<double>(good) / static_cast<double>(count);
}

using Counts = std::array<size_t, 256>;  // by the value of a byte
Counts CountsOf(std::string_view block) {
  Counts counts{};
  for (char c : block) ++counts[static_cast<uint8_t>(c)];
  return counts;
}

double EntropyOf(const Counts& counts, double total) {
  double entropy = 0;
  for (size_t count : counts) {
    const double share = static_cast<double>(count) / total;
    if (share > 0) entropy -= share * std::log2(share);
  }
  return entropy;
}
double EntropyOf(std::string_view block) { return EntropyOf(CountsOf(block), static_cast<double>(block.size())); }

bool SmoothBytes(std::string_view block) {
  if (block.size() < kForHistogram) return false;
  Counts counts = CountsOf(block);
  // Zeros, or what stands for them, may be as many as they like: their bar is cut down to its neighbors.
  const auto highest = std::max_element(counts.begin(), counts.end());
  *highest = std::max(highest == counts.begin() ? 0 : *(highest - 1), highest + 1 == counts.end() ? 0 : *(highest + 1));
  double total = 0, slopes = 0, hill = 0;
  for (size_t count : counts) total += static_cast<double>(count);
  if (total < kLeft) return false;
  for (size_t i = 0; i < counts.size(); ++i) {
    const double share = static_cast<double>(counts[i]) / total;
    if (i > 0) slopes += std::abs(share - static_cast<double>(counts[i - 1]) / total);
    hill = std::max(hill, share);
  }
  const double entropy = EntropyOf(counts, total);
  // One hill of any height has slopes of twice its height; a sample adds noise by its size and by the values that it spreads over.
  return entropy <= kEntropy && slopes <= 2.15 * hill + 1.36 * std::sqrt(std::exp2(entropy) / total);
}

// Floats hardly ever make letters in a row: names and commands between them do not belong there. Quantized weights may have their zero among the
// letters; what divides words is mostly far from it then: `divided` asks for that, too.
bool HoldsText(std::string_view block, bool divided) {
  constexpr std::string_view kDivides = " ./(\n";
  size_t run = 0;
  bool divides = false;
  for (char c : block) {
    const bool shown = (c >= ' ' && c <= '~') || c == '\n';
    run = shown ? run + 1 : 0;
    divides = shown && (divides || kDivides.find(c) != kDivides.npos);
    if (run >= kTextRun && (divides || !divided)) return true;
  }
  return false;
}

bool OneKind(std::string_view block) {
  double share = 0;
  for (size_t shift = 0; shift < 4; ++shift)  // quantized weights before them may have any length
    share = std::max(share, ShareOf<uint32_t>(block.substr(shift), Plausible32));
  if (share >= kPlausible32 && !HoldsText(block, false)) return true;
  if (share >= kPlausible32 && HoldsText(block, true)) return false;
  if (block.size() < kForHistogram) return false;
  const auto brain = [](uint16_t bits) { return Plausible32(uint32_t{bits} << 16); };
  if ((ShareOf<uint16_t>(block, Plausible16) >= kPlausible16 || ShareOf<uint16_t>(block, brain) >= kPlausible16) && !HoldsText(block, false)) return true;
  return SmoothBytes(block);
}

// Where one tensor ends and another begins, a block is of two kinds: three of its quarters are of one.
bool IsNumbers(std::string_view block) {
  if (OneKind(block)) return true;
  const size_t quarter = block.size() / 4;
  if (quarter < kForHistogram) return false;
  size_t good = 0;
  for (size_t i = 0; i < 4; ++i) {
    const std::string_view part = block.substr(i * quarter, quarter);
    const bool one = OneKind(part);
    good += one;
    if (!one && HoldsText(part, true)) return false;
  }
  return good >= 3 && EntropyOf(block) <= kEntropy;
}

}  // namespace

RawNumbers LookForRawNumbers(const RandomBytes& bytes) {
  const uint64_t size = bytes.size();
  if (size < kRawSmallest) return RawNumbers::kNo;
  const uint64_t length = std::min(size, kBlock);
  const uint64_t count = std::min(kBlocks, (size + kBlock - 1) / kBlock);
  uint64_t odd = 0;
  bool unread = false;
  std::string block;
  for (uint64_t i = 0; i < count; ++i) {
    const uint64_t at = i + 1 == count ? size - length : (size - length) / (count - 1) * i;
    if (!bytes.ReadText(at, length, block)) {
      unread = true;  // the others are asked for all the same
    } else if (!IsNumbers(block)) {
      // Many small tensors in a row make a jagged histogram, too.
      ++odd;
      if (i == 0 || i + 1 == count || odd > count / kOddShare || EntropyOf(block) > kEntropy) return RawNumbers::kNo;
    }
  }
  return unread ? RawNumbers::kUnread : RawNumbers::kYes;
}

}  // namespace day
