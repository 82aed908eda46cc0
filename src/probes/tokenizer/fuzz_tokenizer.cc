// Any bytes are a file of any of the names; what is said of them stays within the limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "probes/tokenizer/tokenizer.h"

namespace {

class Check final : public day::Sink {
 public:
  void Add(day::Evidence evidence) override {
    if (++count_ > 1 || (evidence.outcome == day::Outcome::kFound && evidence.value.size() > 40)) std::abort();
  }

 private:
  int count_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (const char* name : {"tokenizer.json", "a.tiktoken", "tokenizer.model"}) {
    Check check;
    day::tokenizer::ReadTokenizer(name, {reinterpret_cast<const char*>(data), size}, check);
  }
  return 0;
}
