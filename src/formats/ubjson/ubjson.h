// Universal Binary JSON, as XGBoost writes its models.
//
// Format: https://ubjson.org (draft 12), as far as XGBoost has it (src/common/json.cc): numbers are big-endian; a container may state the type of its
// items ($) and their count (#). Nothing is kept but the keys of the outermost object; typed arrays are stepped over.
// Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct UbjsonFile {
  std::vector<std::string> keys;  // of the outermost object, at most 64
  uint64_t numbers = 0;
};

std::expected<UbjsonFile, Malformed> ReadUbjson(const RandomBytes& bytes);

}  // namespace day
