// The list of all probes, generated from the folders of src/probes (cmake/house.cmake).
#pragma once

#include <memory>
#include <vector>

#include "probe/probe.h"

namespace day {

// In the order of their folders' names. Only the program and its tests link this.
std::vector<std::unique_ptr<Probe>> MakeAllProbes();

}  // namespace day
