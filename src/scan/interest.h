// Which probes want an artifact: all their interests as tables that are asked once per file.
//
// A release may have hundreds of thousands of small files and dozens of probes; trying every glob of every probe on each
// would cost more than hashing them. Names, endings, types and kinds are therefore looked up in hash tables, and the few
// globs left over are filtered by a literal that they contain. Immutable: any thread.
#pragma once

#include <bitset>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "probe/probe.h"

namespace day::scan {

inline constexpr size_t kMaxProbes = 128;
using ProbeSet = std::bitset<kMaxProbes>;

class InterestTable {
 public:
  explicit InterestTable(std::span<const std::unique_ptr<Probe>> probes);

  struct Choice {
    ProbeSet wanted;     // within their size bounds
    ProbeSet too_large;  // matched, but the artifact exceeds Interest::max_size
  };
  Choice Choose(const Artifact& artifact) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Table = std::unordered_map<std::string, ProbeSet, Hash, std::equal_to<>>;
  struct Glob {
    std::string glob;     // lower case
    std::string literal;  // longest run of plain characters in it
    std::string ending;   // plain characters at its end
    bool whole_path;
    ProbeSet probes;
  };
  struct Bounds {
    uint64_t min, max;
  };
  static void Add(const Table& table, std::string_view key, ProbeSet& wanted);

  Table names_, endings_, types_, kinds_;
  std::vector<Glob> globs_;
  ProbeSet any_text_, anything_, bounded_;
  std::vector<Bounds> bounds_;
  bool any_whole_path_ = false;
};

}  // namespace day::scan
