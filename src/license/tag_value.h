// What the value of an SPDX tag says: most are expressions; of others as much as is known, and what is wrong.
#pragma once

#include <string_view>

#include "license/license.h"

namespace day {

// The value up to the end of its comment: "*/", "-->", quotes, a second comment and the like are not part of it.
std::string_view CutTagComment(std::string_view value);

// Fills id, class, written, problem and partial. `alone`: nothing but the signs of a comment stands before the tag on its line, so that it is
// a tag even if its value is wrong; in running text one is only meant where the value is right. False for no tag.
bool ReadTagValue(std::string_view value, bool alone, LicenseMatch& match);

}  // namespace day
