// Where a license header stands in a file that is no license: the stretch of lines that need be identified. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace day {

inline constexpr size_t kMaxHeaderText = 32 << 10;  // limit: bytes read of a file whose name does not say license; headers stand at the head

struct HeaderStretch {
  size_t begin, end;
};

// The one stretch of whole lines around all license words, if it is less than half of the text, else all of the text. A license says its
// own words again and again, titles and copyright lines stand a little before the first of them and disclaimers after the last, in the
// same comment where there is one. Of a source file with a header this is a tenth, and identifying it costs a tenth. Words that lie
// apart may belong to one long text.
HeaderStretch AroundLicenseWords(std::string_view text);

// Does the line of this place begin like one of a comment? Lines between /* and */ need not.
bool IsInComment(std::string_view text, size_t at);
// Do two places of a text, the first before the second, stand in one comment, or in text that is none?
bool InOneComment(std::string_view text, size_t first, size_t second);

}  // namespace day
