// What loading a file of a model would do: reads the few places that decide it.
#pragma once

#include <memory>

#include "probe/probe.h"

namespace day::probes::weights {

// Emits weights.load at the end, and before it weights.format, unless another session says that: docs/evidence-keys.md.
std::unique_ptr<Session> MakeLoadSession(const Artifact& artifact, bool names_format);

}  // namespace day::probes::weights
