// The sets of patterns, compiled when Daylight is built (tools/signal_sets) and loaded from the program.
//
// Compiling them takes some seconds, loading less than a millisecond. Saved twice: for processors with AVX2 and for any. A
// fingerprint of the patterns keeps a program whose knowledge was changed from searching for what the knowledge said before.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "match/matcher.h"
#include "probes/signals/signal_set.h"

namespace day::signals {

// The sets compiled, as bytes. Errors as Matcher::Compile.
Result<std::string> SaveSets(const SignalSet& set);

// The matcher of one of FileKinds::sets(). Loaded from `saved` if that was made from these very patterns and fits this processor
// and library, else compiled, and `*compiled` is set.
Result<Matcher> LoadOrCompile(const SignalSet& set, size_t index, std::string_view saved, bool* compiled);

}  // namespace day::signals
