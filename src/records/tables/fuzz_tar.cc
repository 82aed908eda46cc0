// Any bytes are a tar: lines end, the same bytes in pieces give the same lines, and what is skipped is counted.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "records/readers/test_help.h"
#include "records/tables/tar_stream.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::string lines[2];
  for (size_t i = 0; i < 2; ++i) {
    const auto stream = TarStream::Open(std::make_unique<MemoryStream>(bytes, i == 0 ? SIZE_MAX : 700));
    lines[i] = ReadAll(*stream);
  }
  if (lines[0] != lines[1]) std::abort();
  if (!lines[0].empty() && lines[0].size() <= (size_t{64} << 20) && lines[0].back() != '\n') std::abort();
  return 0;
}
