// Paths that a model names: whether they stay beside it.
#pragma once

#include <cstdint>
#include <string_view>

namespace day::loading {

enum class PathReach : uint8_t {
  kInside,   // a file beside the model, or in a folder there
  kOdd,      // steps up and down again, is written as an address, or hides what it is: no writer of models does that
  kOutside,  // absolute, on a drive or a share, or above the folder of the model; also as only Windows has it
};

// In both, either slash divides.
PathReach ReachOf(std::string_view path);
bool StepsUp(std::string_view path);  // a part of it is ".."

}  // namespace day::loading
