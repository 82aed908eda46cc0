// For probes that look at one window and are done: a definition and a function.
//
//   void Look(const Artifact& artifact, const Window& window, Sink& sink);
//   std::unique_ptr<Probe> Make() { return MakeSimpleProbe({.id = "…", …, .appetite = Head{65536}}, Look); }
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "probe/probe.h"

namespace day {

using LookFunction = std::move_only_function<void(const Artifact&, const Window&, Sink&) const>;
std::unique_ptr<Probe> MakeSimpleProbe(ProbeDef def, LookFunction look);

}  // namespace day
