// Any bytes as an archive, every member read, under limits small enough for a fuzzer.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "io/memory_file_system.h"
#include "source/tree.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::MemoryBytes bytes({reinterpret_cast<const char*>(data), size});
  day::ArchiveLimits limits;
  limits.max_members = 1'000;
  limits.max_unpacked = uint64_t{16} << 20;
  const auto tree = day::OpenArchive(bytes, "input.gz", 1, limits);
  if (!tree || !*tree) return 0;
  std::array<std::byte, 4096> buffer;
  (void)(*tree)->Stream(
      [&](const day::Entry&, day::ByteStream* stream) -> day::Status {
        while (stream) {
          const auto got = stream->Read(buffer);
          if (!got || *got == 0) break;
        }
        return {};
      },
      {});
  return 0;
}
