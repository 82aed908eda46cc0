// Which license a metadata field names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "license/license.h"

namespace day::license_metadata {

struct NamedLicense {
  std::string expression;  // SPDX; "" for a family ("BSD") or words that name no known license
  LicenseClass license_class = LicenseClass::kUnknown;
};

// Ids, expressions, names, URLs of well-known pages, trove classifiers ("License :: OSI Approved :: MIT License"), whole texts. Nothing
// for a reference to a file ("SEE LICENSE IN …"), for NONE, and for a classifier that names no license ("License :: OSI Approved").
std::optional<NamedLicense> NameLicense(std::string_view written);

}  // namespace day::license_metadata
