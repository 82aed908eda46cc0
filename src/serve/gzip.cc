#include "serve/gzip.h"

#include <zlib.h>

namespace day {

std::optional<std::string> Gzip(std::string_view bytes) {
  constexpr int kLevel = 6, kGzip = 15 + 16, kMemory = 8;
  constexpr size_t kMost = size_t{1} << 30;  // limit: bytes; zlib counts in 32 bits
  if (bytes.size() > kMost) return std::nullopt;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return std::nullopt;
  std::string packed(bytes.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // only read
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int done = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (done != Z_STREAM_END) return std::nullopt;
  return packed;
}

}  // namespace day
