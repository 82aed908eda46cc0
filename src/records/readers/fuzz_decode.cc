// Any bytes as each compression: the decoder ends, and gives the same in steps of other sizes.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "records/readers/decoded_stream.h"
#include "records/readers/test_help.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  constexpr size_t kMost = size_t{1} << 20;  // a bomb need not go off to its end
  const Compression how = CompressionOf(bytes.substr(0, kCompressionHead));
  const std::string once = ReadAll(*ToUtf8(Decode(std::make_unique<MemoryStream>(bytes), how)), nullptr, 4096, kMost);
  const std::string again = ReadAll(*ToUtf8(Decode(std::make_unique<MemoryStream>(bytes, 5), how)), nullptr, 4096, kMost);
  const size_t both = std::min({once.size(), again.size(), kMost});
  if (how == Compression::kNone && once != again) std::abort();
  if (once.compare(0, both, again, 0, both) != 0) std::abort();
  return 0;
}
