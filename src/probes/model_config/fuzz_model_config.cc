// Any bytes are a configuration; evidence stays within its limits and points to a line of the text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "probes/model_config/model_config.h"

namespace {

class Check final : public day::Sink {
 public:
  explicit Check(size_t lines) : lines_(lines) {}
  void Add(day::Evidence evidence) override {
    if (evidence.at.line > lines_ || evidence.value.size() > day::model_config::kMaxFieldValue || evidence.Get("file").empty()) std::abort();
  }

 private:
  size_t lines_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::model_config::ConfigWords kWords;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Check check(1 + static_cast<size_t>(std::ranges::count(text, '\n')));
  for (const char* name : {"config.json", "tokenizer_config.json", "model_index.json", "params.json", "chat_template.jinja"})
    day::model_config::ReadConfig(kWords, name, text, check);
  return 0;
}
