// Reads opcodes and their arguments from memory, and minds frames. Nothing here moves past the end.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace day::pickle {

class Input {
 public:
  Input(std::string_view bytes, uint64_t at) : bytes_(bytes), at_(at < bytes.size() ? at : bytes.size()) {}

  uint64_t at() const { return at_; }
  uint64_t remaining() const { return bytes_.size() - at_; }

  bool Byte(uint8_t& value) {
    if (at_ >= bytes_.size()) return false;
    value = static_cast<uint8_t>(bytes_[at_++]);
    return true;
  }
  bool Take(uint64_t count, std::string_view& out) {
    if (count > remaining()) return false;
    // A field may lie inside a frame or after it, never across its end.
    if (at_ < frame_end_ && at_ + count > frame_end_) crossed_ = true;
    out = bytes_.substr(at_, count);
    at_ += count;
    return true;
  }
  template <class T>
  bool Little(T& value) {
    std::string_view raw;
    if (!Take(sizeof(T), raw)) return false;
    value = 0;
    for (size_t i = sizeof(T); i-- > 0;) value = static_cast<T>((static_cast<uint64_t>(value) << 8) | static_cast<uint8_t>(raw[i]));
    return true;
  }
  // Up to the next line feed, which is taken and not given.
  bool Line(std::string_view& out) {
    const size_t end = bytes_.find('\n', at_);
    if (end == std::string_view::npos) return false;
    if (!Take(end - at_ + 1, out)) return false;
    out.remove_suffix(1);
    return true;
  }
  // False where the frame does not fit into what is left.
  bool BeginFrame(uint64_t size) {
    if (at_ < frame_end_) crossed_ = true;
    if (size > remaining()) return false;
    frame_end_ = at_ + size;
    return true;
  }
  bool crossed() const { return crossed_; }
  void Jump(uint64_t at) { at_ = at < bytes_.size() ? at : bytes_.size(); }

 private:
  std::string_view bytes_;
  uint64_t at_, frame_end_ = 0;
  bool crossed_ = false;
};

}  // namespace day::pickle
