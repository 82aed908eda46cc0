// Licenses in the words of files: whole texts, SPDX tags, notices. Pure: text in, evidence out.
#pragma once

#include <cstddef>
#include <string_view>

#include "license/recent_headers.h"
#include "probe/probe.h"

namespace day::license_text {

inline constexpr size_t kMaxLicenseFile = 256 << 10;  // limit: bytes read of a file whose name says license

// `whole`: the text is all of the file. `recent`: shared by all files.
void ReadLicenses(const Artifact& artifact, std::string_view text, bool whole, RecentHeaders& recent, Sink& sink);

}  // namespace day::license_text
