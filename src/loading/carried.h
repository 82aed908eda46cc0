// What lies in the values of a file of numbers and has no business there: pickles, and texts that are programs.
//
// Nothing runs them by being loaded. They are told because no writer of models puts them there: a loader that comes with the file, or the next stage of an
// attack, does.
#pragma once

#include <string_view>

#include "formats/pickle/carried.h"
#include "loading/inspection.h"

namespace day::loading {

// Of a value that begins as a pickle: told where reading it as one shows that loading it would call what is denied or not known. `where` names the value,
// "" where its offset says enough.
void JudgeCarried(Inspection& inspection, const Place& place, std::string_view where, const PickleCarried& carried);

// A value of a file's own metadata: a name and a text that describe a model.
void JudgeMetadata(Inspection& inspection, const Place& place, std::string_view key, std::string_view value);

}  // namespace day::loading
