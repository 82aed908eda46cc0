#include <array>

#include "license/license.h"

namespace day {
namespace {

constexpr std::array<std::string_view, 8> kNames = {"osi-approved",   "open-content", "modified-open", "use-restricted",
                                                    "non-commercial", "custom",       "none",          "unknown"};

}  // namespace

std::string_view NameOf(LicenseClass license_class) { return kNames[static_cast<size_t>(license_class)]; }

LicenseClass LicenseClassFromName(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<LicenseClass>(i);
  return LicenseClass::kUnknown;
}

bool IsOpen(LicenseClass license_class) { return license_class == LicenseClass::kOsiApproved || license_class == LicenseClass::kOpenContent; }

}  // namespace day
