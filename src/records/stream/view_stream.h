// Bytes in memory, as a stream. For this room only.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

#include "io/byte_source.h"

namespace day::records {

class ViewStream final : public ByteStream {
 public:
  // The bytes outlive it.
  explicit ViewStream(std::string_view bytes) : rest_(bytes) {}
  Result<size_t> Read(std::span<std::byte> out) override {
    const size_t count = std::min(out.size(), rest_.size());
    if (count > 0) std::memcpy(out.data(), rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

}  // namespace day::records
