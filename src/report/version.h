// The version of this program, as every view states it.
#pragma once

#include <string_view>

namespace day {

inline constexpr std::string_view kToolVersion = "0.1.0";

}  // namespace day
