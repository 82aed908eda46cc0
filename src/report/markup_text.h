// Text into HTML or SVG that the program writes itself: everything from a release is text, never markup.
#pragma once

#include <string>
#include <string_view>

namespace day {

// Escapes & < > " ' and shows control and bidirectional characters as Printable does.
std::string MarkupEscape(std::string_view text);

}  // namespace day
