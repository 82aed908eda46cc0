// For fuzz targets of probes that read text: evidence that was found must carry a line of it.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "probe/probe.h"

namespace day {

class LineCheck final : public Sink {
 public:
  // Markdown ends a line at a lone carriage return, too.
  explicit LineCheck(std::string_view text) : lines_(1 + static_cast<size_t>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; }))) {}
  void Add(Evidence evidence) override {
    if (evidence.outcome == Outcome::kFound && (evidence.at.line == 0 || evidence.at.line > lines_ + 1)) std::abort();
  }

 private:
  size_t lines_;
};

}  // namespace day
