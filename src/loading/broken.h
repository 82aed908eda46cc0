// What a reader refused, as a finding.
#pragma once

#include <string_view>

#include "bytes/cursor.h"
#include "loading/inspection.h"

namespace day::loading {

// `format`: "fasttext", for the id malformed-fasttext. Rules that begin with "limit ", and kCannotBeRead, are not the file's fault.
void Broken(Inspection& inspection, const Place& place, std::string_view format, const Malformed& trouble);

}  // namespace day::loading
