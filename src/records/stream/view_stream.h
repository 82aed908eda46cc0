// Bytes in memory, as a stream. For this room only.
#pragma once

#include <string_view>

#include "io/byte_source.h"

namespace day::records {

class ViewStream final : public ByteStream {
 public:
  // The bytes outlive it.
  explicit ViewStream(std::string_view bytes) : bytes_(bytes) {}
  Result<size_t> Read(std::span<std::byte> out) override { return GiveFrom(bytes_, at_, out); }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

}  // namespace day::records
