// What somebody may have meant: known words near a mistyped one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace day::app {

// At most `most` of `known`, nearest first: by edits (a letter more, less, other, or two swapped), at most a third of the typed word, and
// words that begin with or contain what was typed. ASCII case does not count.
std::vector<std::string> NearestWords(std::string_view typed, const std::vector<std::string>& known, size_t most = 3);

}  // namespace day::app
