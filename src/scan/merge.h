// Puts what the workers found into the one order that Observations has.
#pragma once

#include <span>

#include "evidence/evidence.h"
#include "scan/job.h"
#include "source/tree.h"

namespace day::scan {

// Notes members that an archive holds twice, and gives back the top folder to paths that left it out too soon. Where it does hold all of
// the only source, it may name the release. `tops`: by source. Empties the jobs.
Observations Merge(const Release& release, Jobs& jobs, std::span<const SourceTop> tops);

}  // namespace day::scan
