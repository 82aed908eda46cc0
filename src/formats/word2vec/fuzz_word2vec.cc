#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/word2vec/word2vec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)day::LooksLikeWord2Vec(bytes);
  (void)day::ReadWord2Vec(day::BytesInMemory(bytes));
  return 0;
}
