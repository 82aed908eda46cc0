// The lines of places in a text. Places that ascend are counted once over the text, whatever their number.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace day {

// The offset of a line's first byte, from 1; the text's size past the last.
inline size_t BeginOfLine(std::string_view text, uint32_t line) {
  size_t at = 0;
  for (uint32_t i = 1; i < line; ++i) {
    const size_t end = text.find('\n', at);
    if (end == text.npos) return text.size();
    at = end + 1;
  }
  return at;
}

// Without its '\n'; `line` from 1; empty past the last.
inline std::string_view LineOf(std::string_view text, uint32_t line) {
  text.remove_prefix(BeginOfLine(text, line));
  return text.substr(0, std::min(text.find('\n'), text.size()));
}

// The line that the byte at `offset` stands on, without its '\n'; of a '\n' the line that it ends.
inline std::string_view LineAround(std::string_view text, size_t offset) {
  const size_t before = offset == 0 ? text.npos : text.rfind('\n', offset - 1);
  const size_t begin = before == text.npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find('\n', offset), text.size()) - begin);
}

// Lines asked for by number in any order: the text is looked through once, at the first question. One thread; the text must outlive it.
class LineTable {
 public:
  explicit LineTable(std::string_view text) : text_(text) {}

  // Without its '\n'; `line` from 1; empty past the last.
  std::string_view Of(uint32_t line) const {
    if (begins_.empty()) {
      begins_.push_back(0);
      for (size_t at = text_.find('\n'); at != text_.npos; at = text_.find('\n', at + 1)) begins_.push_back(at + 1);
    }
    if (line == 0 || line > begins_.size()) return {};
    const size_t begin = begins_[line - 1], end = line < begins_.size() ? begins_[line] - 1 : text_.size();
    return text_.substr(begin, end - begin);
  }

 private:
  std::string_view text_;
  mutable std::vector<size_t> begins_;
};

class LineCounter {
 public:
  // `first`: the number of the text's first line.
  explicit LineCounter(std::string_view text, uint32_t first = 1) : text_(text), first_(first), line_(first) {}

  // Of the byte at `offset`, which lies in the text or just behind it.
  uint32_t Of(size_t offset) {
    if (offset < counted_) counted_ = 0, line_ = first_;
    line_ += static_cast<uint32_t>(std::ranges::count(text_.substr(counted_, offset - counted_), '\n'));
    counted_ = offset;
    return line_;
  }

 private:
  std::string_view text_;
  uint32_t first_, line_;
  size_t counted_ = 0;
};

}  // namespace day
