// A number that nobody can foresee.
#pragma once

#include <cstdint>

namespace day::records {

// Another one in each run of the program, the same in all of it: for places in hash tables, so that no input can be made whose keys all fall into one. Never
// for anything that is given out. Any thread.
uint64_t ChanceSeed();

}  // namespace day::records
