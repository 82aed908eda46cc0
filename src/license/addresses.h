// The license whose text a page shows, by its address alone.
#pragma once

#include <cstdint>
#include <string_view>

#include "license/index.h"

namespace day {

// Row; kNoRow for pages that are not known to show one license. Of Creative Commons' ports those without an id of their own are taken for
// the license that they were ported from.
uint32_t LicenseOfAddress(const LicenseIndex& index, std::string_view address);

}  // namespace day
