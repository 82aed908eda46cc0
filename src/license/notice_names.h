// The license that a notice names, read at one place of a text: with the version that stands before or after the name, alone or with all
// later ones.
#pragma once

#include <cstdint>
#include <span>

#include "license/index.h"

namespace day {

struct NamedLicense {
  uint32_t license = kNoRow;      // row; kNoRow for a family without a version
  size_t name = 0, name_end = 0;  // tokens of the name alone, so that another version of it can be read
  size_t end = 0;                 // past the name and its version; 0 where nothing is named
  bool any_version = false;       // the license is that of a GNU family without a version
};
NamedLicense ReadNamedLicense(const LicenseIndex& index, std::span<const uint32_t> tokens, size_t at);

// "version 3" at tokens[at] as another version of a license that is named already.
NamedLicense ReadOtherVersion(const LicenseIndex& index, std::span<const uint32_t> tokens, size_t at, const NamedLicense& named);

// "GPL or LGPL version 2": the first, a GNU license without a version, in the version of the second, another one; kNoRow where there is none.
uint32_t OfSameVersion(const LicenseIndex& index, std::span<const uint32_t> tokens, const NamedLicense& unversioned, const NamedLicense& versioned);

// A GNU license without a version may be used by any of its versions, as its text says: the first of them or later. kNoRow for others.
uint32_t AnyVersion(const LicenseIndex& index, std::span<const uint32_t> name);

// Does the text leave the choice of later versions ("or any later version") in these tokens?
bool AllowsLaterVersions(std::span<const uint32_t> tokens);
// GPL-2.0-only → GPL-2.0-or-later where the list has both; otherwise the row itself.
uint32_t OrLater(const LicenseIndex& index, uint32_t license);
// The other way.
uint32_t OnlyThisVersion(const LicenseIndex& index, uint32_t license);
// Are two licenses the same but for what they say of later versions?
bool SameButForVersions(const LicenseIndex& index, uint32_t a, uint32_t b);

}  // namespace day
