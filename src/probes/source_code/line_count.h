// Counts lines in a text that comes in pieces, which may have been counted apart. Total over any bytes. One thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace day::source_code {

class LineCount {
 public:
  void Add(std::string_view text) {
    if (text.empty()) return;
    breaks_ += static_cast<uint64_t>(std::ranges::count(text, '\n'));
    open_ = text.back() != '\n';
  }
  // What another counted in the text just after this one's.
  void Append(const LineCount& later) {
    if (later.lines() == 0) return;
    breaks_ += later.breaks_;
    open_ = later.open_;
  }
  uint64_t lines() const { return breaks_ + (open_ ? 1 : 0); }

 private:
  uint64_t breaks_ = 0;
  bool open_ = false;  // the last line has no line break
};

}  // namespace day::source_code
