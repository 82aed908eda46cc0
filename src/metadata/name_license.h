// Which license a metadata field names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "license/license.h"
#include "metadata/stated.h"

namespace day::metadata {

struct NamedLicense {
  std::string expression;  // SPDX; "" for a family ("BSD") or words that name no known license
  LicenseClass license_class = LicenseClass::kUnknown;
  std::string known = {};  // where the expression is empty: those parts of it that are known; "" for none
  bool limits = false;     // other words stand beside them, which may take back what those say
};

// Ids, expressions, names joined by words and signs ("GPLv2+ and (MIT or BSD)"), URLs of well-known pages, trove classifiers ("License :: OSI
// Approved :: MIT License"), whole texts. Nothing for a reference to a file ("SEE LICENSE IN …"), for NONE, and for a classifier that names
// no license ("License :: OSI Approved"). `names`: as in Stated.
std::optional<NamedLicense> NameLicense(std::string_view written, std::string_view names = {});
// With the page that stands beside the name where the name does not tell, and with the choices that it gives.
std::optional<NamedLicense> NameLicense(const Stated& stated);

}  // namespace day::metadata
