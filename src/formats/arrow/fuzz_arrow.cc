#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "formats/arrow/arrow.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)day::arrow::IsStream(bytes);
  (void)day::arrow::ReadFooter(bytes);
  const auto message = day::arrow::ReadMessage(bytes);
  if (!message) return 0;
  for (const day::arrow::Buffer& buffer : message->batch.buffers)
    if (buffer.length > message->body || buffer.offset > message->body - buffer.length) std::abort();
  return 0;
}
