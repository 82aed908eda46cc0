// Any bytes are a document; all that is found has a line and a bounded context, and every link a kind.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "probes/links/links.h"

namespace {

class Check final : public day::Sink {
 public:
  void Add(day::Evidence evidence) override {
    if (evidence.outcome != day::Outcome::kFound) return;
    const bool nowhere = evidence.key == "link" && evidence.Get("host").empty();
    if (evidence.at.line == 0 || evidence.value.empty() || nowhere || evidence.Get("context").size() > 400) std::abort();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::links::LinkTable kTable;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Check check;
  day::links::ReadLinks(kTable, day::ReadTextDocument("README.md", text).body, check);
  day::links::ReadCodeLinks(kTable, text, size % 2 == 0, check);
  day::links::ReadSubmoduleLinks(kTable, text, check);
  return 0;
}
