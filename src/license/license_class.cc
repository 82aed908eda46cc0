#include <array>

#include "base/enum_names.h"
#include "license/license.h"

namespace day {
namespace {

constexpr std::array<std::string_view, 8> kNames = {"osi-approved",   "open-content", "modified-open", "use-restricted",
                                                    "non-commercial", "custom",       "none",          "unknown"};

// How much a class lets one do, least first: AND takes the smaller, OR the greater.
int Openness(LicenseClass license_class) {
  switch (license_class) {
    case LicenseClass::kNone: return 0;
    case LicenseClass::kNonCommercial: return 1;
    case LicenseClass::kUseRestricted: return 2;
    case LicenseClass::kCustom: return 3;
    case LicenseClass::kUnknown: return 4;
    case LicenseClass::kModifiedOpen: return 5;
    case LicenseClass::kOpenContent: return 6;
    case LicenseClass::kOsiApproved: return 7;
  }
  return 4;
}

}  // namespace

std::string_view NameOf(LicenseClass license_class) { return kNames[static_cast<size_t>(license_class)]; }

LicenseClass LicenseClassFromName(std::string_view name) { return EnumFromName<LicenseClass>(name, kNames.size()).value_or(LicenseClass::kUnknown); }

LicenseClass LeastOpen(LicenseClass a, LicenseClass b) { return Openness(a) <= Openness(b) ? a : b; }
LicenseClass MostOpen(LicenseClass a, LicenseClass b) { return Openness(a) >= Openness(b) ? a : b; }

bool IsOpen(LicenseClass license_class) { return license_class == LicenseClass::kOsiApproved || license_class == LicenseClass::kOpenContent; }

}  // namespace day
