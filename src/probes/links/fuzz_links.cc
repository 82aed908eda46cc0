// Any bytes are a document; every link has a line, a kind and a bounded context.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "probes/links/links.h"

namespace {

class Check final : public day::Sink {
 public:
  void Add(day::Evidence evidence) override {
    if (evidence.outcome != day::Outcome::kFound) return;
    if (evidence.at.line == 0 || evidence.value.empty() || evidence.Get("host").empty() || evidence.Get("context").size() > 400) std::abort();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::links::LinkTable kTable;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Check check;
  day::links::ReadLinks(kTable, day::ReadTextDocument("README.md", text).body, check);
  day::links::ReadCodeLinks(kTable, text, size % 2 == 0, check);
  return 0;
}
