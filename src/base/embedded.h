// A file that was put into the program when it was built (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace day {

struct EmbeddedFile {
  std::string_view path;   // relative to the embedded folder, '/'-separated
  std::string_view bytes;  // followed by a zero byte that is not counted
};

}  // namespace day
