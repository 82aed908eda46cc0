// Lists of packages beside models, as pip and conda install them: where a package comes from that no index of packages publishes.
#pragma once

#include <cstdint>
#include <string_view>

#include "loading/inspection.h"

namespace day::loading {

// One line of a requirements file, comments and continuations allowed. Source: pip's documentation, "Requirements File Format".
void JudgeRequirement(Inspection& inspection, const Place& place, std::string_view line, uint64_t offset);
// A channel of conda: a name, or an address.
void JudgeChannel(Inspection& inspection, const Place& place, std::string_view channel, uint64_t offset);

}  // namespace day::loading
