// Any bytes are a card: evidence must carry a line of the text.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "probes/card/card.h"

namespace {

class Check final : public day::Sink {
 public:
  explicit Check(size_t lines) : lines_(lines) {}
  void Add(day::Evidence evidence) override {
    if (evidence.outcome == day::Outcome::kFound && (evidence.at.line == 0 || evidence.at.line > lines_ + 1)) std::abort();
  }

 private:
  size_t lines_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::card::Words kWords;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Markdown ends a line at a lone carriage return, too.
  Check check(1 + static_cast<size_t>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; })));
  day::card::ReadCard(kWords, "README.md", day::ReadTextDocument("README.md", text), check);
  day::card::ReadCard(kWords, "README.rst", day::ReadTextDocument("README.rst", text), check);
  return 0;
}
