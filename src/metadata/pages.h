// Licenses named by the address of a well-known page.
#pragma once

#include <string>
#include <string_view>

namespace day::metadata {

// The id in an address of SPDX, OSI, GitHub's license pages, NuGet, Creative Commons, GNU or Apache; "" for another page.
std::string IdOfPage(std::string_view url);

}  // namespace day::metadata
