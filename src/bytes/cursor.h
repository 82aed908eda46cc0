// Reads integers and runs of bytes from memory; the first step past the end fails, and every later one does too.
//
// Parsers of hostile formats read through this and nothing else, so that "every length is checked first" holds by
// construction: a cursor cannot be moved outside its bytes, and sizes are compared before they are added.
// One thread.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace day {

// What is wrong with some bytes: the offset where it shows and the rule that is broken ("header length exceeds file").
struct Malformed {
  uint64_t offset = 0;
  std::string_view rule;  // static text, never bytes of the input
};

// A number that is written with its least byte first.
template <std::integral T>
T FromLittle(const void* raw) {
  T value = 0;
  std::memcpy(&value, raw, sizeof(T));
  if constexpr (std::endian::native == std::endian::big) value = std::byteswap(value);
  return value;
}

class Cursor {
 public:
  explicit Cursor(std::span<const std::byte> bytes, uint64_t base = 0) : bytes_(bytes), base_(base) {}
  explicit Cursor(std::string_view text, uint64_t base = 0) : Cursor(std::as_bytes(std::span(text)), base) {}

  bool ok() const { return ok_; }
  size_t remaining() const { return bytes_.size() - at_; }
  uint64_t offset() const { return base_ + at_; }  // in the artifact
  const Malformed& error() const { return error_; }

  // Marks the cursor failed at its present place, unless it failed before. Always returns false.
  bool Fail(std::string_view rule) {
    if (ok_) {
      ok_ = false;
      error_ = {offset(), rule};
    }
    return false;
  }

  template <std::integral T>
  bool ReadLittle(T& value) {
    std::span<const std::byte> raw;
    if (!ReadBytes(sizeof(T), raw)) return false;
    value = FromLittle<T>(raw.data());
    return true;
  }

  template <std::integral T>
  bool ReadBig(T& value) {
    if (!ReadLittle(value)) return false;
    value = std::byteswap(value);
    return true;
  }

  bool ReadBytes(uint64_t count, std::span<const std::byte>& out) {
    if (!ok_) return false;
    if (count > remaining()) return Fail("ends in the middle of a field");
    out = bytes_.subspan(at_, static_cast<size_t>(count));
    at_ += static_cast<size_t>(count);
    return true;
  }

  bool ReadText(uint64_t count, std::string_view& out) {
    std::span<const std::byte> raw;
    if (!ReadBytes(count, raw)) return false;
    out = {reinterpret_cast<const char*>(raw.data()), raw.size()};
    return true;
  }

  bool Skip(uint64_t count) {
    std::span<const std::byte> ignored;
    return ReadBytes(count, ignored);
  }

 private:
  std::span<const std::byte> bytes_;
  uint64_t base_;
  size_t at_ = 0;
  bool ok_ = true;
  Malformed error_;
};

}  // namespace day
