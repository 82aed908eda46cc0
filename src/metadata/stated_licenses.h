// The licenses that a metadata file states, as matches like those of texts and tags.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "license/license.h"

namespace day::metadata {

struct StatedLicense {
  LicenseMatch match;
  uint32_t last_line = 0;  // of what belongs to the statement, a license's text below its name
  bool defines = false;    // it gives the text of a license that other statements name

  bool Unknown() const { return match.id.empty() && match.license_class == LicenseClass::kUnknown; }
};

struct StatedLicenses {
  std::vector<StatedLicense> list;
  // The notation names each license in a field, as Debian's copyright files do: what is named elsewhere in the file adds nothing.
  bool says_all = false;

  // Is what is named in words on this line said by a field? Not below a name that nobody knows.
  bool Covers(uint32_t line) const;
};

// `path` tells the notation, and where it does not the text. Of statements of one file that name a family ("BSD License") only those are given
// that no other makes more exact. A file that breaks its notation states nothing.
StatedLicenses FindStatedLicenses(std::string_view path, std::string_view text);

// Puts them beside what else was found in the file: notices that fields cover go, and so do names that nobody knows where their text is known.
void AddStatedLicenses(StatedLicenses stated, std::vector<LicenseMatch>& matches);

}  // namespace day::metadata
