// Bytes that are too many to hold, read where a format says that something is. Parsers of containers ask this; who made it opened what
// is behind it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace day {

// The rule of a Malformed that is no fault of the input: bytes that are there could not be had.
inline constexpr std::string_view kCannotBeRead = "cannot be read";

class RandomBytes {
 public:
  virtual ~RandomBytes() = default;
  virtual uint64_t size() const = 0;
  // Fills all of `out`, or returns false: past the end, or a failed read.
  virtual bool ReadAt(uint64_t offset, std::span<std::byte> out) const = 0;

  // These bytes will all be read, a part at a time: who is shown bytes in rounds asks for them at once. False where they are not there yet.
  virtual bool Need(uint64_t /*offset*/, uint64_t /*length*/) const { return true; }

  // All of it where it is in memory already; outlived by this.
  virtual std::optional<std::string_view> InMemory() const { return std::nullopt; }

  // `length` bytes as a string; false without allocating where they are not there.
  bool ReadText(uint64_t offset, uint64_t length, std::string& out) const {
    if (offset > size() || length > size() - offset) return false;
    out.resize(static_cast<size_t>(length));
    return ReadAt(offset, std::as_writable_bytes(std::span(out)));
  }
};

// Calls `visit` with a stretch of the bytes, a block after the other; false where one cannot be read, or the stretch is not there.
template <class Visit>
bool ReadInBlocks(const RandomBytes& bytes, uint64_t begin, uint64_t length, Visit&& visit) {
  constexpr uint64_t kBlock = 1 << 20;  // bytes; a power of two, so that no element of a tensor is parted
  if (begin > bytes.size() || length > bytes.size() - begin) return false;
  std::string block(static_cast<size_t>(std::min(length, kBlock)), '\0');
  for (uint64_t at = 0; at < length; at += kBlock) {
    const std::span<std::byte> part = std::as_writable_bytes(std::span(block)).first(static_cast<size_t>(std::min(kBlock, length - at)));
    if (!bytes.ReadAt(begin + at, part)) return false;
    visit(std::span<const std::byte>(part));
  }
  return true;
}

class BytesInMemory final : public RandomBytes {
 public:
  explicit BytesInMemory(std::string_view bytes) : bytes_(bytes) {}
  uint64_t size() const override { return bytes_.size(); }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    if (offset > bytes_.size() || out.size() > bytes_.size() - offset) return false;
    if (!out.empty()) std::memcpy(out.data(), bytes_.data() + offset, out.size());
    return true;
  }
  std::optional<std::string_view> InMemory() const override { return bytes_; }

 private:
  std::string_view bytes_;
};

// A stretch of other bytes, such as a stored member where it lies. They outlive it.
class PartOfBytes final : public RandomBytes {
 public:
  PartOfBytes(const RandomBytes& whole, uint64_t begin, uint64_t size) : whole_(whole), begin_(begin), size_(size) {}
  uint64_t size() const override { return size_; }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    return offset <= size_ && out.size() <= size_ - offset && whole_.ReadAt(begin_ + offset, out);
  }
  bool Need(uint64_t offset, uint64_t length) const override { return offset <= size_ && length <= size_ - offset && whole_.Need(begin_ + offset, length); }
  std::optional<std::string_view> InMemory() const override {
    const auto whole = whole_.InMemory();
    return whole && begin_ <= whole->size() && size_ <= whole->size() - begin_ ? std::optional(whole->substr(begin_, size_)) : std::nullopt;
  }

 private:
  const RandomBytes& whole_;
  uint64_t begin_, size_;
};

}  // namespace day
