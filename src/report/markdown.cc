// The audit as Markdown, for a pull request's comment or a CI summary.
#include <fmt/format.h>

#include "report/glyphs.h"
#include "report/report.h"
#include "report/version.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMostClaims = 20, kMostFindings = 30;

// Text of a release inside Markdown: what Markdown or HTML would take as markup is escaped.
std::string Plain(std::string_view text) {
  std::string out;
  for (char c : Printable(text)) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '\\': case '`': case '*': case '_': case '[': case ']': case '|': case '#': case '!': case '~': case '@':
        out += '\\';
        [[fallthrough]];
      default: out += c;
    }
  }
  return out;
}

}  // namespace

std::string RenderMarkdown(const Audit& audit) {
  const Profile& profile = audit.profile;
  std::string out;
  auto add = [&out]<class... T>(fmt::format_string<T...> format, T&&... values) { fmt::format_to(std::back_inserter(out), format, std::forward<T>(values)...); };

  add("# Openness of {}\n\n{} files, {} bytes; {} read.\n", Plain(profile.release), profile.coverage.files, profile.coverage.bytes, profile.coverage.files_read);
  for (const std::string& reason : profile.coverage.reasons) add("\nNot everything was seen: {}\n", Plain(reason));

  if (!audit.verdicts.empty()) add("\n## Verdicts\n\n| definition | outcome | why |\n|---|---|---|\n");
  for (const DefinitionVerdict& verdict : audit.verdicts)
    add("| {} {} | {} | {} |\n", Plain(verdict.name), Plain(verdict.version), NameOf(verdict.outcome), Plain(verdict.headline));

  if (const auto steps = NextSteps(audit); !steps.empty()) {
    add("\n## Next steps\n\n");
    size_t number = 1;
    for (const NextStep& step : steps) add("{}. {}\n", number++, Plain(step.text));
  }

  add("\n## Components and gates\n\n| component |");
  for (size_t i = 0; i < kGates; ++i) add(" {} |", TitleOf(static_cast<GateId>(i)));
  add(" license |\n|---|:-:|:-:|:-:|:-:|:-:|:-:|---|\n");
  for (const Component& component : TheStack().components)
    if (const ComponentProfile* row = profile.Find(component.id)) {
      add("| {} |", Plain(component.name));
      for (const Gate& gate : row->gates) {
        const bool known = gate.state != GateState::kUnknown && gate.state != GateState::kNotApplicable;
        add(" {}{} |", GlyphOf(gate.state, true), known && gate.strength == Strength::kWeak ? "~" : "");
      }
      add(" {} |\n", Plain(BindingLicense(*row)));
    }
  add("\n● open · ◐ with conditions · ◔ in part · ○ not released · ? could not tell · – does not apply · ~ on weak evidence\n");

  if (!profile.claims.empty()) add("\n## Claims\n\n");
  for (size_t i = 0; i < profile.claims.size() && i < kMostClaims; ++i) {
    const Claim& claim = profile.claims[i];
    add("- **{}** ({}:{}): \"{}\". {}\n", NameOf(claim.verdict), Plain(claim.path), claim.line, Plain(claim.text), Plain(claim.because));
  }
  if (!profile.findings.empty()) add("\n## Findings\n\n");
  for (size_t i = 0; i < profile.findings.size() && i < kMostFindings; ++i) {
    const Finding& finding = profile.findings[i];
    add("- **{}** {}: {} {}\n", NameOf(finding.severity), Plain(finding.title), Plain(finding.detail), Plain(finding.remedy));
  }
  add("\nMade by Daylight {}. Unknown is never counted as open.\n", kToolVersion);
  return out;
}

}  // namespace day
