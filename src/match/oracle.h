// What a Matcher must find, found the slow and plain way (RE2, every end tried on its own). For tests: it links RE2, which the
// room does not, so it is a header that only tests include.
#pragma once

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/matcher.h"

namespace day {

// (end, id) of every match, ascending. Quadratic in the text. Patterns that RE2 does not read give nothing and set `*failed`.
inline std::vector<std::pair<uint64_t, uint32_t>> OracleMatches(std::span<const Pattern> patterns, std::string_view text, bool* failed = nullptr) {
  std::vector<std::pair<uint64_t, uint32_t>> found;
  for (const Pattern& pattern : patterns) {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingLatin1);
    options.set_case_sensitive(!pattern.ignore_case);
    options.set_log_errors(false);
    const std::string body = pattern.literal ? RE2::QuoteMeta(pattern.expression) : pattern.expression;
    // Anchored at both ends, over text[0, end): "does some match end here?" RE2 still sees what follows `end`, for $ and \b.
    const RE2 whole("(?s:.*)(?" + std::string(pattern.multi_line ? "m" : "s-s") + ":" + body + ")", options);
    if (!whole.ok()) {
      if (failed) *failed = true;
      continue;
    }
    for (size_t end = 1; end <= text.size(); ++end)
      if (whole.Match(text, 0, end, RE2::ANCHOR_BOTH, nullptr, 0)) found.emplace_back(end, pattern.id);
  }
  std::ranges::sort(found);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace day
