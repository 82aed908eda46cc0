// The text in a file whose bytes are not UTF-8 text as they stand. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace day {

// UTF-8 of what is UTF-16 (utf16.h) or RTF (rtf.h), which then lies in `decoded`; everything else as it is. Lines keep their numbers.
std::string_view PlainText(std::string_view bytes, std::string& decoded);

}  // namespace day
