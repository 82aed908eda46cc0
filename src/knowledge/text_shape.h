// Whether the head of a text looks like records: what tells data from settings where both end in ".json". Guesses from the first
// 4 KiB; when in doubt, false. Total over any bytes; any thread.
#pragma once

#include <string_view>

namespace day {

// The first line is one JSON object, whole, and another begins on the next line that is not empty.
bool LooksLikeJsonLines(std::string_view head);

// An array of objects that begin with the same key, at the top ("[{…}, {…") or as the first member ("{"data": [{…}, {…").
bool LooksLikeJsonRecords(std::string_view head);

}  // namespace day
