// Text into HTML: everything from a release is text, never markup.
#pragma once

#include <string>
#include <string_view>

namespace day {

// Escapes & < > " ' and shows control and bidirectional characters as Printable does; line breaks become spaces' worth of escapes.
std::string HtmlEscape(std::string_view text);
// The same for an excerpt, keeping its line breaks.
std::string HtmlExcerpt(std::string_view text);

}  // namespace day
