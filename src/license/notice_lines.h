// What the signs of a line say of a notice in it; the words of the engine have none.
#pragma once

#include <string_view>

namespace day {

// "License: …" in a comment, or "@license …".
bool IsLicenseField(std::string_view line);
// A figure with a plus after it that is not an operator: "GPLv2+", "LGPL-2.1+".
bool NamesPlus(std::string_view line);

}  // namespace day
