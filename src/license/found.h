// What was found in a text so far: license texts, and then what notices state beside them. Internal to identify.cc and noticed_licenses.cc.
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
  std::vector<std::pair<uint32_t, uint32_t>> unread = {};        // … and of what no rule understands
  uint32_t choice = 0;                                           // as LicenseMatch has it
  bool alternative = false;                                      // to what stands before it
  std::string_view see = {};                                     // as LicenseMatch has it
  bool field = false;                                            // a line "License: …"
  bool any_version = false;                                      // a GNU license that was named without a version
};

}  // namespace day
