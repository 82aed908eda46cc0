// Any bytes are a card: evidence must carry a line of the text.
#include <cstdint>
#include <string_view>

#include "probe/line_check_for_fuzz.h"
#include "probes/card/card.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::card::Words kWords;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  day::LineCheck check(text);
  day::card::ReadCard(kWords, "README.md", day::ReadTextDocument("README.md", text), check);
  day::card::ReadCard(kWords, "README.rst", day::ReadTextDocument("README.rst", text), check);
  return 0;
}
