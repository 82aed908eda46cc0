// Any bytes are a card and a file of metadata: evidence must carry a line of the text.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "probes/dataset_claims/dataset_claims.h"

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
  static const day::dataset_claims::DataSentences kSentences;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Check check(1 + static_cast<size_t>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; })));
  day::dataset_claims::ReadDocument(kSentences, day::ReadTextDocument("README.md", text), check);
  for (const std::string_view name : {"dataset_info.json", "croissant.json"}) day::dataset_claims::ReadMetadata(kSentences, name, text, check);
  return 0;
}
