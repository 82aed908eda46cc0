// What finders found, counted. Tallies of any parts of the same data, merged in any order, are one and the same, bit for bit: counts are
// sums, and the examples kept are those with the least hash of their place.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/measure/span.h"
#include "records/measure/text_block.h"

namespace day::records {

// A place where something stands. Never shown with what stands there unless the user asks.
struct Example {
  uint64_t hash = 0;  // of the rest; the order
  std::string file, field;
  uint64_t record = 0, at = 0;  // `at`: bytes into the text
  Validity validity = Validity::kPlausible;
  std::string value;
  bool nobodys = false;  // kept for documents and tests, or a role's (knowledge/records/nobodys.yaml); told by who reads files
  friend auto operator<=>(const Example&, const Example&) = default;
};

struct KindTally {
  static constexpr size_t kExamples = 5;
  std::array<uint64_t, kValidities> counts{};
  std::vector<Example> examples;  // ascending, at most kExamples
  uint64_t count() const { return counts[0] + counts[1] + counts[2]; }
  friend bool operator==(const KindTally&, const KindTally&) = default;
};

struct Tally {
  uint64_t texts = 0;  // texts and pieces of long ones
  uint64_t text_bytes = 0;
  uint64_t tokens = 0;  // runs of bytes without blanks
  std::vector<KindTally> kinds;

  explicit Tally(size_t kind_count = 0) : kinds(kind_count) {}
  void Add(const TextBlock& block, std::span<const Span> spans, std::string_view file);
  void Merge(const Tally& other);
  friend bool operator==(const Tally&, const Tally&) = default;
};

// Runs of bytes above the blank within own parts.
uint64_t CountTokens(const TextBlock& block);

// What something looks like without saying it: letters as x and X, digits as 9, all beyond ASCII as ~. At most 40 characters.
std::string ShapeOf(std::string_view value);

}  // namespace day::records
