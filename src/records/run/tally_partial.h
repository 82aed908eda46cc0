// A tally as bytes, for shards that other processes merge and for work that is taken up again (records/words/partial.h).
#pragma once

#include "base/result.h"
#include "bytes/cursor.h"
#include "records/measure/tally.h"
#include "records/words/partial.h"

namespace day::records {

// `values`: with what stands at the places of its examples; without it, only what that looks like, which is all that a report shows then.
void PutTally(const Tally& tally, bool values, PartialWriter& out);

// Of a tally of so many kinds. False, with the cursor failed, for what is none.
bool ReadTally(Cursor& in, size_t kinds, Tally& tally);

}  // namespace day::records
