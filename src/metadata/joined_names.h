// Several licenses in one field, joined by words and signs that are no SPDX expression: "MIT/Apache-2.0" of old Cargo, "GPLv2+ and (MIT or
// BSD)" of Fedora, "GPL-1+ or Artistic, and BSD-3-clause" of Debian, "MIT | GPL-2" of R. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "metadata/name_license.h"

namespace day::metadata {

// One id, name, or expression.
std::optional<NamedLicense> NameOne(std::string_view written, std::string_view names);

// Nothing where nothing joins anything.
std::optional<NamedLicense> NameJoined(std::string_view written, std::string_view names);

// All hold; one may be chosen; a slash, which stands for a choice where it joins licenses, and else may stand for anything.
enum class Joins : uint8_t { kAll, kChoice, kSlash };
NamedLicense JoinNamed(std::span<const NamedLicense> parts, Joins joins);  // at least one

}  // namespace day::metadata
