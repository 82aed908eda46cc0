// Puts what the workers found into the one order that Observations has.
#pragma once

#include <deque>

#include "evidence/evidence.h"
#include "scan/job.h"
#include "source/tree.h"

namespace day::scan {

// Empties the jobs. Notes members that an archive holds twice.
Observations Merge(const Release& release, std::deque<Job>& jobs);

}  // namespace day::scan
