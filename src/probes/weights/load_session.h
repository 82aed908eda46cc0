// What loading a file of a model would do: reads the few places that decide it.
#pragma once

#include <memory>

#include "probe/probe.h"

namespace day::probes::weights {

// Emits weights.format and at the end weights.load: docs/evidence-keys.md.
std::unique_ptr<Session> MakeLoadSession(const Artifact& artifact);

}  // namespace day::probes::weights
