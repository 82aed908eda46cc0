// What the meter of representation says, in each format.
#pragma once

#include "data_lines.h"
#include "records/meters/representation/representation.h"
#include "report/json_text.h"

namespace day::app {

// All that is shown are counts, and words of our lists.
void AddRepresentation(JsonText& json, const records::RepresentationResult& result);
void TellRepresentation(Lines& lines, const records::RepresentationResult& result);

}  // namespace day::app
