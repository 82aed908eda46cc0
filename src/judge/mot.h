// Reads a model file of the Model Openness Tool (lfai/model_openness_tool, schema/mof_schema.json) as a profile.
//
// Such a file is a statement: nothing of the release is looked at, so the profile's assurance is "claimed" throughout, its
// coverage is never complete, and whatever the file does not speak of stays unknown. Its one source has the kind "mot".
#pragma once

#include <string_view>

#include "base/result.h"
#include "profile/profile.h"

namespace day {

// limit: bytes of a file and entries of its list of components; the schema allows 17, the largest published file has 7 KB.
inline constexpr size_t kMaxMotBytes = size_t{1} << 20;
inline constexpr size_t kMaxMotComponents = 200;

// The terms of a component: its own license; else release.license.<type>; else release.license.distribution; else none. The word
// "unlicensed", and an empty license of its own, say that it has none and inherits none. A component listed twice counts as
// its last entry says. Errors (kInvalid) name file and line: not YAML, no `release`, a component that the framework does
// not have. `file` names the source. Pure; any thread.
Result<Profile> ProfileFromMot(std::string_view yaml, std::string_view file = "model.yml");

}  // namespace day
