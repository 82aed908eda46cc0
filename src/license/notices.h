// Licenses named by a notice in the head of a file or in a sentence: words that bind ("Licensed under the") and a name right after them; of
// the GNU licenses also the version that follows, alone or with all later ones.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "license/index.h"
#include "license/words.h"

namespace day {

struct Notice {
  uint32_t license = kNoRow;    // row; never a family
  uint32_t begin = 0, end = 0;  // tokens
  bool modified = false;        // "… with the following modification"
};

// In the order of the text, each license once. Only words right after those that bind it ("licensed under …") are read. Any thread.
std::vector<Notice> FindNotices(const LicenseIndex& index, const LicensePhrases& phrases, std::span<const uint32_t> tokens);

// Does the text leave the choice of later versions ("or any later version") in these tokens?
bool AllowsLaterVersions(std::span<const uint32_t> tokens);
// GPL-2.0-only → GPL-2.0-or-later where the list has both; otherwise the row itself.
uint32_t OrLater(const LicenseIndex& index, uint32_t license);

}  // namespace day
