// Streams from memory and compressed bytes of them. For tests and fuzz targets.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "io/byte_source.h"

namespace day::records {

// Gives at most `step` bytes a time.
class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes, size_t step = SIZE_MAX) : bytes_(std::move(bytes)), step_(step) {}
  Result<size_t> Read(std::span<std::byte> out) override {
    const size_t count = std::min({out.size(), step_, bytes_.size() - at_});
    std::memcpy(out.data(), bytes_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  size_t step_, at_ = 0;
};

// All of a stream; what went wrong in the end is put into `*trouble`.
inline std::string ReadAll(ByteStream& stream, std::string* trouble = nullptr, size_t step = 4096, size_t most = size_t{64} << 20) {
  std::string all;
  for (;;) {
    std::string part(step, '\0');
    const Result<size_t> got = stream.Read(std::as_writable_bytes(std::span(part)));
    if (!got && trouble) *trouble = got.error().message;
    if (!got || *got == 0) return all;
    all.append(part, 0, *got);
    if (all.size() > most) return all;
  }
}

}  // namespace day::records
