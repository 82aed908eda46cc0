// The license that package metadata states, as evidence.
#pragma once

#include <string_view>

#include "metadata/notations.h"
#include "probe/probe.h"

namespace day::license_metadata {

inline constexpr uint64_t kMaxMetadata = metadata::kMaxMetadata;

// The names, or paths, of the files that are read: globs as in Interest::names.
std::vector<std::string> MetadataNames();

// `path`: of the file. Total over any bytes. A text that breaks its notation is malformed only where it speaks of a license.
void ReadMetadata(std::string_view path, std::string_view text, Sink& sink);

}  // namespace day::license_metadata
