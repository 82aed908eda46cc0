// What loading a file would do that is of a format whose loader can run code: reads the few places that decide it.
#pragma once

#include <memory>

#include "probe/probe.h"

namespace day::probes::weights {

// Emits weights.format at once and weights.load at the end: docs/evidence-keys.md.
std::unique_ptr<Session> MakeLoadSession(const Artifact& artifact);

}  // namespace day::probes::weights
