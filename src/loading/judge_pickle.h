// Judges what a pickle does by what is known of the names that it imports.
#pragma once

#include <string_view>

#include "formats/pickle/pickle.h"
#include "loading/report.h"

namespace day {

struct PickleContext {
  std::string_view member;      // where it lies
  bool persistent_ids = false;  // the usual loader brings them (PyTorch)
  bool sniffed = false;         // nothing but its bytes says that it is one: faults of its form say that it is none
};

// Adds findings to the report, and counts pickles, tensors and parameters.
void JudgePickle(const PickleReading& reading, const PickleContext& context, LoadReport& report);

}  // namespace day
