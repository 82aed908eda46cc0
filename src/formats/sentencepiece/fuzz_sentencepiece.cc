#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/sentencepiece/sentencepiece.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  (void)day::LooksLikeSentencePiece(bytes);
  (void)day::ReadSentencePiece(bytes);
  return 0;
}
