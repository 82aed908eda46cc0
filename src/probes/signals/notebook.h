// The code of a notebook: the sources of its code cells as one text, without their JSON.
//
// A walk over JSON tokens, no tree: notebooks carry megabytes of pictures, and the head of one that is cut short has code too. Any
// bytes give some text, never longer than they are (plus a line break per cell). Linear time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day::signals {

struct NotebookCode {
  std::string text;
  std::vector<std::pair<size_t, size_t>> places;  // (offset in text, offset in the file) where each string of a source begins

  size_t PlaceOf(size_t offset) const;  // in the file, of the string that the offset in `text` came from
};
NotebookCode CodeOfNotebook(std::string_view file);

}  // namespace day::signals
