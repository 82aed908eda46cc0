// What meters say to people: headings, rows, notes.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "report/terminal_text.h"

namespace day::app {

inline double Share(uint64_t part, uint64_t all) { return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all); }
inline std::string Percent(uint64_t part, uint64_t all) { return fmt::format("{:.1f} %", 100 * Share(part, all)); }

class Lines {
 public:
  explicit Lines(const TerminalText& text) : text_(text) {}
  void Head(std::string_view title, std::string_view rest = "") {
    out_ += "\n" + text_.Bold(title) + (rest.empty() ? "" : text_.Dim(fmt::format("  {}", rest))) + "\n";
  }
  void Line(const std::string& line) { out_ += text_.Wrapped(line, 2); }
  void Small(const std::string& line) { out_ += text_.Dim(text_.Wrapped(line, 6)); }
  void Row(std::string_view name, std::string_view figures) { out_ += fmt::format("  {} {}\n", text_.Fit(name, 34), figures); }
  std::string Take() { return std::move(out_); }

 private:
  const TerminalText& text_;
  std::string out_;
};

}  // namespace day::app
