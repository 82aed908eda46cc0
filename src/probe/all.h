// The list of all probes, generated from the folders of src/probes (cmake/house.cmake).
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "probe/probe.h"

namespace day {

// In the order of their folders' names. Only the program and its tests link this.
std::vector<std::unique_ptr<Probe>> MakeAllProbes();
// The one of this folder, for who needs no other: all of them read much knowledge. Null where there is none.
std::unique_ptr<Probe> MakeProbe(std::string_view folder);

}  // namespace day
