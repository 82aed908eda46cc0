// A license that stands in a text, while the text is still being read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "license/index.h"

namespace day {

struct FoundLicense {
  uint32_t license = kNoRow;
  uint32_t begin = 0, end = 0;  // tokens
  double similarity = 0;
  bool modified = false;
  std::string how = "text";
  std::string_view exception = {};                               // " WITH …"
  std::vector<std::pair<uint32_t, uint32_t>> alternatives = {};  // tokens inside it that offer another license
  std::vector<std::pair<uint32_t, uint32_t>> beside = {};        // first and last lines of what stands around it and makes it another
};

}  // namespace day
