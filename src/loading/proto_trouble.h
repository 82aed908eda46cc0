// What went wrong with a file of protocol buffers, for people.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "formats/protobuf/wire.h"
#include "loading/inspection.h"

namespace day::loading {

// `malformed`: the id where it is the file's fault.
inline void TellProtoTrouble(Inspection& inspection, const Place& place, std::string_view malformed, const Malformed& trouble) {
  const bool spent = trouble.rule == kProtoSpent;
  inspection.Add(place,
                 spent                           ? "limit"
                 : trouble.rule == kCannotBeRead ? "read-error"
                                                 : malformed,
                 LoadVerdict::kUnreadable, spent ? fmt::format("was not read to its end: {}", trouble.rule) : std::string(trouble.rule), trouble.offset);
}

}  // namespace day::loading
