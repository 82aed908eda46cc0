// Puts what the workers found into the one order that Observations has.
#pragma once

#include "evidence/evidence.h"
#include "scan/job.h"
#include "source/tree.h"

namespace day::scan {

// Notes members that an archive holds twice. Empties the jobs.
Observations Merge(const Release& release, Jobs& jobs);

}  // namespace day::scan
