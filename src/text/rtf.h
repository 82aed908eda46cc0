// The words of a text in RTF, as word processors write license agreements. Not a reader of documents: formatting, pictures, tables of fonts and
// styles, headers and everything after "\*" fall away. Never longer than the input, linear, without a stack. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace day {

bool IsRtf(std::string_view bytes);  // begins with "{\rtf"

// UTF-8 (bytes above ASCII are kept as they are) with the line breaks of the input and no others, so that a line's number stays. A paragraph's end
// within a line is U+2029 and a space.
std::string TextFromRtf(std::string_view bytes);

}  // namespace day
