// From the head of a file to `signal` evidence.
#pragma once

#include <cstdint>

#include "bytes/window.h"
#include "probe/probe.h"
#include "probes/signals/finder.h"

namespace day::signals {

inline constexpr size_t kMostText = size_t{1} << 20;      // limit: bytes of a file that are searched …
inline constexpr size_t kMostNotebook = size_t{4} << 20;  // … and of a notebook, whose pictures are skipped

// At most one evidence per signal. `kind` is an index of FileKinds::all().
void ReadSignals(const Finder& finder, Finder::Workspace& workspace, const Artifact& artifact, size_t kind, const Window& window, Sink& sink);

}  // namespace day::signals
