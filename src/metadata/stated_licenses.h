// The licenses that a metadata file states, as matches like those of texts and tags.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "license/license.h"

namespace day::metadata {

struct StatedLicense {
  LicenseMatch match;
  uint32_t last_line = 0;  // of what belongs to the statement: what is named up to there it says itself
};

struct StatedLicenses {
  std::vector<StatedLicense> list;
  // The notation gives each license's text or notice below a field that names it, as Debian's copyright files do: what is named in words there
  // is stated already.
  bool says_all = false;

  // Is what is named on this line said by a field?
  bool Cover(uint32_t line) const;
};

// `path` tells the notation, and where it does not the text. Of statements of one file that name a family ("BSD License") only those are given
// that no other makes more exact. A file that breaks its notation states nothing.
StatedLicenses FindStatedLicenses(std::string_view path, std::string_view text);

}  // namespace day::metadata
