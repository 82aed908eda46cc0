#pragma once

#include <cstdint>
#include <string>

namespace day {

// "12.3 kB": decimal units, one digit; "999 B".
std::string HumanBytes(uint64_t bytes);

}  // namespace day
