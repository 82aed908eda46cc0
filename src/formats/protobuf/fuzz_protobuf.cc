#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/protobuf/wire.h"

namespace {

// Into every field whose content may be a message, as far as the budget of a fuzzer goes.
void Walk(day::ProtoMessage message, int& steps) {
  day::ProtoField field;
  std::string text;
  while (++steps < 10'000 && message.Next(field)) {
    (void)message.Text(field, 100, text);
    day::ProtoVarints numbers(message.file(), field);
    if (field.number % 3 == 0)
      for (uint64_t value = 0; ++steps < 10'000 && numbers.Next(value);) {
      }
    if (field.type == day::ProtoType::kBytes && field.number % 2 == 0) Walk(day::ProtoMessage(message, field), steps);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  day::ProtoFile file(bytes);
  int steps = 0;
  Walk(day::ProtoMessage(file), steps);
  return 0;
}
