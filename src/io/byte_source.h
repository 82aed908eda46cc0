// Bytes that live somewhere: at random (ByteSource) or in order (ByteStream).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "base/result.h"

namespace day {

// Random access. ReadAt may be called from several threads at once.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual uint64_t size() const = 0;  // bytes, when opened
  // Reads up to out.size() bytes at `offset`; fewer only where the source ends (0 past the end).
  virtual Result<size_t> ReadAt(uint64_t offset, std::span<std::byte> out) const = 0;
};

// In order, one thread.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Reads up to out.size() bytes; 0 means the end.
  virtual Result<size_t> Read(std::span<std::byte> out) = 0;
};

// For streams of what is in memory: puts bytes from `at` on into `out`, as many as fit, and moves `at` behind them.
inline size_t GiveFrom(std::string_view bytes, size_t& at, std::span<std::byte> out) {
  const size_t count = std::min(out.size(), bytes.size() - at);
  if (count > 0) std::memcpy(out.data(), bytes.data() + at, count);
  at += count;
  return count;
}

}  // namespace day
