// UTF-16 with a byte-order mark, as some editors on Windows write license files and documents, to UTF-8. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace day {

bool IsUtf16(std::string_view bytes);  // begins with its byte-order mark

// Without the mark; lone surrogates and a byte left over give U+FFFD. For bytes of which IsUtf16 is true.
std::string Utf8FromUtf16(std::string_view bytes);

}  // namespace day
