// The texts of the SPDX list, from the package that the build declares (DAY_SPDX_LIST): none is kept here.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "text/json.h"

namespace day {

// "" for an id that the list does not have.
inline std::string ListedText(const std::string& id) {
  std::ifstream in(std::filesystem::path(DAY_SPDX_LIST) / "licenses" / (id + ".json"), std::ios::binary);
  const auto entry = ParseJson(std::string(std::istreambuf_iterator<char>(in), {}));
  return entry ? (*entry)["licenseText"].string() : "";
}

}  // namespace day
