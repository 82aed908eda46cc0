// Digests that lists in the release state of other files of it, held against what was read.
#pragma once

#include "evidence/evidence.h"

namespace day::scan {

// Says `digest.stated` of each file that was read and that a list (evidence `checksum.stated`) states a SHA-256 of, its path being relative to the list's
// folder; of several lists the one that differs, else the first. Other algorithms are not computed here, and of files that are not there nothing is said.
// What a source itself promised of a file stands. Keeps the order of the observations.
void CheckStatedDigests(Observations& all);

}  // namespace day::scan
