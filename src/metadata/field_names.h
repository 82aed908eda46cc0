// knowledge/licenses/field-names.yaml: short names that some notations have of their own. Private to this room.
#pragma once

#include <optional>
#include <string_view>

#include "metadata/name_license.h"

namespace day::metadata {

// Nothing for a name that the section does not have. Any thread.
std::optional<NamedLicense> FieldName(std::string_view section, std::string_view name);

}  // namespace day::metadata
