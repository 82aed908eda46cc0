#include "text/plain_text.h"

#include "text/rtf.h"
#include "text/utf16.h"

namespace day {

std::string_view PlainText(std::string_view bytes, std::string& decoded) {
  if (IsUtf16(bytes)) return decoded = Utf8FromUtf16(bytes);
  if (IsRtf(bytes)) return decoded = TextFromRtf(bytes);
  return bytes;
}

}  // namespace day
