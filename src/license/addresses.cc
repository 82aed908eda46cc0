#include "license/addresses.h"

#include <algorithm>

#include "license/license.h"
#include "license/names.h"

namespace day {

uint32_t LicenseOfAddress(const LicenseIndex& index, std::string_view address) {
  const NameRow* row = index.FindName(AddressKey(address));
  constexpr std::string_view kPorted = "creativecommons.org/licenses/";
  if (const size_t at = address.find(kPorted); !row && at != address.npos) {
    size_t end = at + kPorted.size();  // past "by-sa/3.0"
    for (int part = 0; part < 2 && end < address.size(); ++part) end = std::min(address.find('/', end + (part > 0)), address.size());
    row = index.FindName(AddressKey(address.substr(0, end)));
  }
  return row && row->license != kNoRow ? index.Current(row->license) : kNoRow;
}

std::string LicenseFromAddress(std::string_view address) {
  const LicenseIndex& index = TheLicenseIndex();
  const uint32_t license = LicenseOfAddress(index, address);
  return license == kNoRow ? "" : std::string(index.Id(license));
}

}  // namespace day
