// Any bytes are an Arrow table: lines end, and the same bytes in pieces give the same lines.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "records/readers/test_help.h"
#include "records/tables/arrow_stream.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)IsArrow(bytes);
  std::string lines[2];
  for (size_t i = 0; i < 2; ++i) {
    const auto stream = ArrowStream::Open(std::make_unique<MemoryStream>(bytes, i == 0 ? SIZE_MAX : 700));
    if (!stream) return 0;
    lines[i] = ReadAll(**stream, nullptr, 65536, size_t{4} << 20);
  }
  if (lines[0] != lines[1]) std::abort();
  if (!lines[0].empty() && lines[0].size() <= (size_t{4} << 20) && lines[0].back() != '\n') std::abort();
  return 0;
}
