// The licenses that one notice names together: "either the GPL version 2 or the Apache License", "MIT/GPL2".
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "license/index.h"
#include "license/notice_names.h"
#include "license/tokens.h"
#include "text/lines.h"

namespace day {

struct LicenseGroup {
  std::vector<NamedLicense> names;  // never a family; may be empty
  size_t end = 0;                   // past the last name, of a family too
  bool choice = false;              // one of them may be chosen
  bool by_sign = false;             // no word joins them: "MIT/GPL", "MIT, GPL"
};

// Words of a text and the lines that they stand on.
struct WordsAndLines {
  const LineTable& lines;
  std::span<const LicenseToken> tokens;
  std::span<const uint32_t> hashes;  // of the same words
  const LicenseSigns& signs;         // between the words of the whole text …
  uint32_t first = 0;                // … of which this one is the first here

  bool IsAfterComma(size_t at) const { return std::ranges::binary_search(signs.after_comma, first + static_cast<uint32_t>(at)); }
  // Of the word at `at`; no more of it than says something.
  std::string_view LineAt(size_t at) const {
    constexpr size_t kMost = 400;  // limit: bytes; what is longer is data
    return lines.Of(tokens[at].line).substr(0, kMost);
  }
};

// `begin`: where the words before the names begin; `first`: the first name. What is unclear is no choice.
LicenseGroup ReadLicenseGroup(const LicenseIndex& index, const WordsAndLines& text, size_t begin, const NamedLicense& first);
// Of names that end where `end` is: "MIT/GPL2 licensed".
LicenseGroup ReadLicenseGroupBefore(const LicenseIndex& index, const WordsAndLines& text, size_t end);

}  // namespace day
