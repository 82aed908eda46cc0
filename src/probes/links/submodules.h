// The repositories that git keeps in folders of this one, as its file .gitmodules names them (gitmodules(5)): a clone leaves the folders
// empty unless it is asked to bring them along.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day::links {

struct Submodule {
  std::string path;   // of its folder, without a slash at its end
  std::string url;    // as written, but for addresses of SSH, which are those of the host's page
  uint32_t line = 0;  // of the text, where the address stands
};

// Those that have both. limit: the first 500. What has another shape is passed over.
std::vector<Submodule> FindSubmodules(std::string_view text);

}  // namespace day::links
