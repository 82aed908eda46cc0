// Reads a file of a format that is one field after the other, without holding it: windows that grow, and steps over what is not needed.
//
// As Cursor, for files that are too large for memory: the first step past the end fails, and every later one does too. Windows double from
// 64 KiB to 4 MiB, so that an audit, which shows what was asked for in rounds, needs few of them. One thread.
#pragma once

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

class StreamReader {
 public:
  explicit StreamReader(const RandomBytes& bytes, uint64_t at = 0) : bytes_(bytes), at_(at) {}

  bool ok() const { return ok_; }
  uint64_t offset() const { return at_; }
  uint64_t remaining() const { return at_ > bytes_.size() ? 0 : bytes_.size() - at_; }
  const Malformed& error() const { return error_; }
  bool Fail(std::string_view rule) {
    if (ok_) error_ = {at_, rule};
    ok_ = false;
    return false;
  }

  template <std::integral T>
  bool ReadLittle(T& value) {
    char raw[sizeof(T)];
    if (!Copy(raw, sizeof(T))) return false;
    value = FromLittle<T>(raw);
    return true;
  }
  template <std::integral T>
  bool ReadBig(T& value) {
    if (!ReadLittle(value)) return false;
    value = std::byteswap(value);
    return true;
  }
  // At most `max` bytes; fails where more are stated.
  bool ReadText(uint64_t length, uint64_t max, std::string& out) {
    if (!ok_) return false;
    if (length > max) return Fail("a text is longer than its limit");
    if (length > remaining()) return Fail("ends in the middle of a field");
    out.resize(static_cast<size_t>(length));
    return Copy(out.data(), length);
  }
  // Up to the byte `end`, which is taken, too; fails after `max` bytes.
  bool ReadUntil(char end, uint64_t max, std::string& out) {
    out.clear();
    while (ok_) {
      const std::string_view window = Window(1);
      if (!ok_) return false;
      const std::string_view part = window.substr(0, static_cast<size_t>(std::min<uint64_t>(window.size(), max + 1 - out.size())));
      const size_t found = part.find(end);
      out += part.substr(0, found);
      at_ += found == part.npos ? part.size() : found + 1;
      if (found != part.npos) return true;
      if (out.size() > max) return Fail("a text is longer than its limit");
    }
    return false;
  }
  bool Skip(uint64_t length) {
    if (!ok_) return false;
    if (length > remaining()) return Fail("ends in the middle of a field");
    at_ += length;
    return true;
  }
  // `count` items of `size` bytes.
  bool SkipItems(uint64_t count, uint64_t size) {
    uint64_t length = 0;
    if (__builtin_mul_overflow(count, size, &length)) return Fail("ends in the middle of a field");
    return Skip(length);
  }

 private:
  static constexpr uint64_t kFirst = 64 << 10, kLargest = 4 << 20;  // bytes of a window

  // What is held from here on, `needed` bytes or more; empty, and failed, where there are not so many.
  std::string_view Window(uint64_t needed) {
    if (!ok_) return {};
    if (needed > remaining()) return Fail("ends in the middle of a field"), std::string_view();
    if (at_ < window_at_ || at_ + needed > window_at_ + window_.size()) {
      const uint64_t length = std::min(remaining(), std::max(needed, next_));
      next_ = std::min(next_ * 2, kLargest);
      window_at_ = at_;
      if (!bytes_.ReadText(at_, length, window_)) {
        window_.clear();
        return Fail(kCannotBeRead), std::string_view();
      }
    }
    return std::string_view(window_).substr(static_cast<size_t>(at_ - window_at_));
  }
  bool Copy(char* out, uint64_t length) {
    while (ok_ && length > 0) {
      const uint64_t part = std::min(length, kLargest);
      const std::string_view window = Window(part);
      if (!ok_) return false;
      std::memcpy(out, window.data(), static_cast<size_t>(part));
      at_ += part;
      out += part;
      length -= part;
    }
    return ok_;
  }

  const RandomBytes& bytes_;
  uint64_t at_;
  bool ok_ = true;
  Malformed error_;
  std::string window_;
  uint64_t window_at_ = 0, next_ = kFirst;
};

}  // namespace day
