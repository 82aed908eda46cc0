// One verdict in full, on a terminal: levels, every criterion with its reason, what would change it, where it departs from others.
#include <fmt/format.h>

#include "report/report.h"
#include "report/terminal_text.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kOutcome = 16;  // columns of an outcome

std::string Levels(const DefinitionVerdict& verdict, const TerminalText& text) {
  std::string out;
  for (const LevelVerdict& level : verdict.levels) {
    out += "  " + text.Paint(fmt::format("{:<{}}", NameOf(level.outcome), kOutcome - 2), ColorOf(level.outcome));
    out += fmt::format("{}: {} of {}\n", Printable(level.name), level.met, level.of);
  }
  return out;
}

std::string CriterionText(const CriterionVerdict& criterion, const TerminalText& text) {
  const std::string outcome = fmt::format("  {:<{}}", NameOf(criterion.outcome), kOutcome - 2);
  // Painted after the columns are counted: codes take none.
  std::string out = text.Paint(outcome, ColorOf(criterion.outcome)) + text.Wrapped(criterion.name, kOutcome).substr(kOutcome);
  if (!criterion.because.empty()) out += text.Wrapped(criterion.because, kOutcome);
  if (!criterion.remedy.empty()) out += text.Wrapped("→ " + criterion.remedy, kOutcome);
  for (const std::string& warning : criterion.warnings) out += text.Wrapped("advised: " + warning, kOutcome);
  return out;
}

}  // namespace

std::string RenderVerdict(const DefinitionVerdict& verdict, const RenderOptions& options) {
  const TerminalText text(options);
  std::string out = text.Bold(Printable(verdict.name + " " + verdict.version)) + "\n" + text.Wrapped(verdict.headline, 2) + "\n";
  out += Levels(verdict, text) + "\n";
  for (const CriterionVerdict& criterion : verdict.criteria) out += CriterionText(criterion, text);
  if (!verdict.differs.empty()) {
    out += "\n" + text.Bold("Where this departs from the Model Openness Tool") + "\n";
    for (const std::string& difference : verdict.differs) out += text.Wrapped(difference, 4, "  - ");
  }
  return text.Finished(std::move(out));
}

}  // namespace day
