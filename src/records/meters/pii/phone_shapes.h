// What the digits and signs of a number look like: how telephone numbers are written, and what only looks so.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "records/measure/finder.h"
#include "records/meters/pii/chars.h"

namespace day::pii {

using Runs = std::span<const records::NumberStretch::Run>;

inline constexpr size_t kMostDigits = 17;  // E.164's 15 and a trunk prefix
inline constexpr size_t kMostGroups = 8;

// What stands between two groups of one number: at most three signs, of which one is no blank.
struct Gap {
  bool joins : 1 = false;
  bool blank : 1 = false, hyphen : 1 = false, dot : 1 = false, slash : 1 = false, opens : 1 = false, closes : 1 = false;
};
Gap GapBetween(std::string_view text, uint32_t begin, uint32_t end);

struct Number {
  std::array<char, kMostDigits> digits{};
  std::array<uint8_t, kMostGroups> groups{};
  std::array<uint8_t, kMostGroups> digits_at_end{};  // of each group
  size_t length = 0, count = 0;
  bool brackets = false;  // around its first group
};

bool IsDateLike(const Number& number);
// Numbers alone in a field that are something else more often: seconds and milliseconds since 1970, dates with and without a time.
bool IsTimeLike(std::string_view digits);
// "01 02 03 04 05": what stands in examples and dumps.
bool CountsUpOrDown(const Number& number);
// Are there more groups of two before or behind, as in a dump of bytes?
bool IsPartOfList(std::string_view text, Runs runs, size_t first, size_t last);

// The rest is asked of the runs of one number.
// With the zero that is dialed within a country, in groups as people write them: blanks, hyphens or a slash between all but the first two,
// dots only where they stand between all.
bool IsTrunkShaped(const Number& number, Runs runs, std::string_view text);
// "(0221) 123-4567": two to five digits in brackets, and no year; behind them hyphens and blanks, or all in one piece behind a leading zero.
bool IsBracketed(std::string_view text, Runs runs, bool opened);
// Three or four groups with the same sign between all of them, ten or eleven digits, the area's first.
bool IsEvenlyParted(std::string_view text, Runs runs, size_t length);
bool HasHyphensAlone(std::string_view text, Runs runs);

// "ext. 12", "x12", "ext 12", "#12" behind a number: its end, or `end`.
uint32_t ExtensionEnd(const Bounded& text, uint32_t end);
// Bytes beside a number that make it a part of something else.
bool MayStandBefore(const Bounded& text, uint32_t begin);
bool MayFollow(const Bounded& text, uint32_t end);

}  // namespace day::pii
