// Any bytes are a file of any of the names; what is said of them stays within the limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/tokenizer/tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"tokenizer.json", "a.tiktoken", "tokenizer.model"}) {
    const auto read = day::ReadTokenizer(name, bytes);
    if (read ? *read && ((*read)->tokens == 0 || (*read)->kind.size() > 40) : read.error().offset > size) std::abort();
  }
  return 0;
}
