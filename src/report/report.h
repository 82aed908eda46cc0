// Views: one renderer per file, all over the same Audit. They show; they decide nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "judge/verdict.h"
#include "profile/profile.h"

namespace day {

struct Audit {
  Profile profile;
  std::vector<DefinitionVerdict> verdicts;
};

struct RenderOptions {
  unsigned width = 80;  // columns of the terminal
  bool color = false;   // ANSI colors
  bool unicode = true;  // ●◐◔○?– or #%+o?-
};

std::string RenderTerminal(const Audit& audit, const RenderOptions& options);
std::string RenderVerdict(const DefinitionVerdict& verdict, const RenderOptions& options);  // one verdict in full, on a terminal
std::string RenderMarkdown(const Audit& audit);
std::string RenderJson(const Audit& audit);  // docs/profile.schema.json; ends with a line break
std::string RenderHtml(const Audit& audit);  // one self-contained page

// The few things that would change most, over all verdicts; used by every view.
struct NextStep {
  std::string text, because;
};
std::vector<NextStep> NextSteps(const Audit& audit, size_t most = 3);

}  // namespace day
