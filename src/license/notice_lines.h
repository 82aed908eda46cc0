// What the signs of a line say of a notice in it; the words of the engine have none.
#pragma once

#include <string_view>

namespace day {

// "License: …" at the head of a line or in a comment, "@license …", __license__ = "…", MODULE_LICENSE("…").
bool IsLicenseField(std::string_view line);
// "License", "## Licensing", "LICENSE:" and nothing else.
bool IsLicenseHeading(std::string_view line);
// A figure with a plus after it that is not an operator: "GPLv2+", "LGPL-2.1+".
bool NamesPlus(std::string_view line);
// "… is MIT licensed.": the word ends the line or a part of it.
bool EndsWithLicensed(std::string_view line);
// The first letter of the line.
bool BeginsInLowerCase(std::string_view line);

}  // namespace day
