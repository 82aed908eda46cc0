// What the signs of a line say of a notice in it; the words of the engine have none.
#pragma once

#include <cstdint>
#include <string_view>

namespace day {

std::string_view LineOf(std::string_view text, uint32_t line);  // from 1; empty past the last
// "License: …" in a comment, or "@license …".
bool IsLicenseField(std::string_view line);
// A figure with a plus after it that is not an operator: "GPLv2+", "LGPL-2.1+".
bool NamesPlus(std::string_view line);

}  // namespace day
