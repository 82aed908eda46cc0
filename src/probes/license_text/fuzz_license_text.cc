// Any bytes are a file; evidence has lines in order, a class, and no line past the end.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "probes/license_text/license_text.h"

namespace {

class Check final : public day::Sink {
 public:
  explicit Check(std::string_view text) : lines_(1 + static_cast<size_t>(std::count(text.begin(), text.end(), '\n'))) {}
  void Add(day::Evidence evidence) override {
    if (evidence.outcome != day::Outcome::kFound) return;
    if (evidence.at.line == 0 || evidence.at.last_line < evidence.at.line || evidence.at.last_line > lines_ ||
        (evidence.key == "license.clause" ? evidence.Get("effect") : evidence.Get("class")).empty())
      std::abort();
  }

 private:
  size_t lines_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (std::string_view path : {"LICENSE", "src/code.py", "USE_POLICY.md"}) {
    Check check(text);
    day::Artifact artifact{.path = path, .name = path, .text = true};
    static day::RecentHeaders recent(day::RecentHeaders::Clauses::kLeftOut);
    day::license_text::ReadLicenses(artifact, text, true, recent, check);
  }
  return 0;
}
