// Text for a terminal: colors, cutting and wrapping by columns. Everything passes through Printable, so that no byte of a
// release reaches the terminal as a command.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "judge/verdict.h"
#include "profile/profile.h"
#include "report/report.h"

namespace day {

class TerminalText {
 public:
  explicit TerminalText(const RenderOptions& options) : options_(options) {}

  // ANSI codes around text that is printable already; without color the text as it is.
  std::string Paint(std::string_view text, std::string_view code) const;
  std::string Bold(std::string_view text) const { return Paint(text, "1"); }
  std::string Dim(std::string_view text) const { return Paint(text, "2"); }

  // Cut to `columns` with an ellipsis, and padded to them. Printable.
  std::string Fit(std::string_view text, size_t columns) const;
  // As lines of the screen's width, indented, each ended; `first` stands in the indentation of the first line. Printable.
  std::string Wrapped(std::string_view text, size_t indent, std::string_view first = "") const;

  // The whole text, where the screen has ASCII only, with Daylight's own signs put into ASCII and every other character as "?".
  std::string Finished(std::string text) const;

  const RenderOptions& options() const { return options_; }

 private:
  RenderOptions options_;
};

// ANSI codes: blue for what is open, amber for in part, red for not; the shapes say the same.
std::string_view ColorOf(GateState state);
std::string_view ColorOf(CriterionOutcome outcome);
std::string_view ColorOf(ClaimVerdict verdict);
std::string_view ColorOf(Severity severity);

}  // namespace day
