// Licenses named by a notice in the head of a file or in a sentence: words that bind ("Licensed under the") and a name or an address right
// after them, with others that it is joined to ("… or the Apache License"); names that "licensed" follows; lines such as "License: MIT";
// and sentences that stand for one license.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "license/index.h"
#include "license/notice_group.h"
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
  bool weak = false;            // counts only where nothing else is stated: MODULE_LICENSE, the address of a "copy of the license"
  bool alternative = false;     // "Alternatively, …": instead of what stands before it
  std::string_view see = {};    // the file that it leaves its terms to; alone with it, without a license, a mere reference
  uint32_t choice = 0;          // notices of one number, not 0, are alternatives of each other
};

// In the order of the text; each license once by itself, and each choice. `addresses`: with places among the words. Any thread.
std::vector<Notice> FindNotices(const LicenseIndex& index, const LicensePhrases& phrases, const WordsAndLines& text, std::span<const LicenseAddress> addresses);

}  // namespace day
