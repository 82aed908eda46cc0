// Any bytes are metadata; every piece of evidence points to a line of the text and quotes no more than it may.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "probes/license_metadata/license_metadata.h"

namespace {

class Check final : public day::Sink {
 public:
  explicit Check(size_t lines) : lines_(lines) {}
  void Add(day::Evidence evidence) override {
    if (evidence.at.line > lines_ || evidence.Get("as_written").size() > 200) std::abort();
  }

 private:
  size_t lines_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Check check(2 + static_cast<size_t>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; })));
  for (const std::string& name : day::license_metadata::MetadataNames())
    if (!name.starts_with("**")) day::license_metadata::ReadMetadata(name.starts_with("*") ? "a" + name.substr(1) : name, text, check);
  return 0;
}
