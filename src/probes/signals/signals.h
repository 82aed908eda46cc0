// From the head of a file to `signal` evidence.
#pragma once

#include "bytes/window.h"
#include "probe/probe.h"
#include "probes/signals/finder.h"

namespace day::signals {

// At most one evidence per signal. `kind` is an index of FileKinds::all().
void ReadSignals(const Finder& finder, Finder::Workspace& workspace, const Artifact& artifact, size_t kind, const Window& window, Sink& sink);

}  // namespace day::signals
