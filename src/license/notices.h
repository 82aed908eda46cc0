// Licenses named by a notice in the head of a file or in a sentence: words that bind ("Licensed under the") and a name right after them,
// with others that it is joined to ("… or the Apache License"); lines such as "License: MIT"; and sentences that stand for one license.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "license/index.h"
#include "license/notice_names.h"
#include "license/tokens.h"
#include "license/words.h"

namespace day {

struct Notice {
  uint32_t license = kNoRow;    // row; never a family
  uint32_t begin = 0, end = 0;  // tokens
  bool modified = false;        // "… with the following modification"
  bool any_version = false;     // the GNU license was named without a version
  bool field = false;           // a line "License: …", which the signs in it must confirm
};

// In the order of the text, each license once. `tokens` and `hashes` are the same words. Any thread.
std::vector<Notice> FindNotices(const LicenseIndex& index, const LicensePhrases& phrases, std::span<const LicenseToken> tokens,
                                std::span<const uint32_t> hashes);

}  // namespace day
