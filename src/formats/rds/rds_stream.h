// Numbers and texts of R's three notations. Of use to the reader of R's objects only.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "bytes/cursor.h"
#include "text/ascii.h"

namespace day::rds {

class Stream {
 public:
  explicit Stream(std::string_view bytes) : cursor_(bytes), bytes_(bytes) {}
  enum class Notation : uint8_t { kBig, kLittle, kText };
  void SetNotation(Notation notation) { notation_ = notation; }

  bool ok() const { return cursor_.ok(); }
  uint64_t offset() const { return cursor_.offset(); }
  const Malformed& error() const { return cursor_.error(); }
  bool Fail(std::string_view rule) { return cursor_.Fail(rule); }
  bool Literal(std::string_view text) {
    if (!bytes_.substr(static_cast<size_t>(offset())).starts_with(text)) return false;
    return cursor_.Skip(text.size());
  }

  bool Int(int32_t& value) {
    if (notation_ == Notation::kBig) return cursor_.ReadBig(value);
    if (notation_ == Notation::kLittle) return cursor_.ReadLittle(value);
    const std::string_view word = Word();
    if (word == "NA") {
      value = INT32_MIN;
      return ok();
    }
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() && !word.empty() ? true : Fail("a number is none");
  }
  // Elements that nobody looks at.
  bool SkipNumbers(uint64_t count, uint64_t size) {
    if (notation_ != Notation::kText) return count <= cursor_.remaining() / size ? cursor_.Skip(count * size) : Fail("ends in the middle of a field");
    const uint64_t words = size == 16 ? 2 : 1;
    if (count > cursor_.remaining() / words) return Fail("ends in the middle of a field");
    for (uint64_t i = 0; i < count * words; ++i)
      if (Word().empty()) return Fail("ends in the middle of a field");
    return ok();
  }
  bool Text(uint64_t length, std::string_view& text) {
    if (notation_ != Notation::kText) return cursor_.ReadText(length, text);
    // Escaped, on a line of its own. What it stands for does not matter but for names, which have no escapes.
    Blanks();
    const size_t begin = static_cast<size_t>(offset());
    for (uint64_t i = 0; i < length; ++i) {
      const char c = Peek();
      if (!cursor_.Skip(1)) return false;
      if (c != '\\') continue;
      const char escaped = Peek();
      if (!cursor_.Skip(1)) return false;
      for (int digits = 1; escaped >= '0' && escaped <= '7' && digits < 3 && Peek() >= '0' && Peek() <= '7'; ++digits)
        if (!cursor_.Skip(1)) return false;
    }
    text = bytes_.substr(begin, static_cast<size_t>(offset()) - begin);
    return true;
  }
  bool AtEnd() {
    if (notation_ == Notation::kText) Blanks();
    return cursor_.remaining() == 0;
  }

 private:
  bool more() const { return cursor_.ok() && cursor_.remaining() > 0; }  // a failed cursor stands still
  char Peek() const { return cursor_.remaining() > 0 ? bytes_[static_cast<size_t>(offset())] : '\0'; }
  void Blanks() {
    while (more() && IsSpace(Peek())) (void)cursor_.Skip(1);
  }
  std::string_view Word() {
    Blanks();
    const size_t begin = static_cast<size_t>(offset());
    while (more() && !IsSpace(Peek())) (void)cursor_.Skip(1);
    return bytes_.substr(begin, static_cast<size_t>(offset()) - begin);
  }

  Cursor cursor_;
  std::string_view bytes_;
  Notation notation_ = Notation::kBig;
};

}  // namespace day::rds
