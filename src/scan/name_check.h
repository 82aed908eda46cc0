// What is odd about a file's name: things that break tools, or hide what a file is from a reader.
#pragma once

#include <string_view>
#include <vector>

namespace day::scan {

// Words of the evidence key `file.name`: not-utf8, control-character, bidirectional, too-long, windows-reserved. Static text.
std::vector<std::string_view> OdditiesOf(std::string_view path);

}  // namespace day::scan
