// The audit on a terminal: the matrix, the verdicts, the claims, the findings, the next steps. Right at 80 columns.
#include <fmt/format.h>

#include <algorithm>

#include "report/glyphs.h"
#include "report/report.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kName = 31;       // columns of a component's name
constexpr size_t kGateColumn = 5;  // columns of one gate
constexpr size_t kMostClaims = 8, kMostFindings = 10;

class Terminal {
 public:
  Terminal(const Audit& audit, const RenderOptions& options) : audit_(audit), options_(options) {}

  std::string Render() {
    Title();
    Matrix();
    Legend();
    Verdicts();
    Claims();
    Findings();
    Steps();
    return std::move(out_);
  }

 private:
  std::string Paint(std::string_view text, std::string_view code) const {
    if (!options_.color || code.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }
  std::string Bold(std::string_view text) const { return Paint(text, "1"); }
  std::string Dim(std::string_view text) const { return Paint(text, "2"); }

  static std::string_view ColorOf(GateState state) {
    switch (state) {
      case GateState::kOpen: return "38;5;33";
      case GateState::kConditional: return "38;5;117";
      case GateState::kPartial: return "38;5;178";
      case GateState::kClosed: return "38;5;166";
      default: return "2";
    }
  }
  static std::string_view ColorOf(CriterionOutcome outcome) {
    switch (outcome) {
      case CriterionOutcome::kMet: return "38;5;33";
      case CriterionOutcome::kPartly: return "38;5;178";
      case CriterionOutcome::kUnmet: return "38;5;166";
      default: return "2";
    }
  }

  // Cut to `columns` with an ellipsis, and padded.
  std::string Fit(std::string_view text, size_t columns) const {
    std::string shown = Printable(text);
    if (!options_.unicode)
      if (shown == "–") shown = "-";
    if (DisplayWidth(shown) > columns) {
      std::string cut;
      std::string_view rest = shown;
      size_t width = 0;
      while (!rest.empty()) {
        const std::string_view before = rest;
        NextCodePoint(rest);
        const std::string_view character = before.substr(0, before.size() - rest.size());
        if (width + DisplayWidth(character) + 1 > columns) break;
        cut += character;
        width += DisplayWidth(character);
      }
      shown = cut + (options_.unicode ? "…" : "~");
    }
    const size_t width = DisplayWidth(shown);
    return shown + std::string(columns > width ? columns - width : 0, ' ');
  }

  // Text as lines of the screen's width, indented.
  std::string Wrapped(std::string_view text, size_t indent) const {
    const std::string shown = Printable(text);
    std::string out(indent, ' ');
    size_t column = indent;
    std::string_view rest = shown;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const size_t width = DisplayWidth(word);
      if (column > indent && column + 1 + width > options_.width) {
        out += "\n" + std::string(indent, ' ');
        column = indent;
      } else if (column > indent) {
        out += ' ';
        ++column;
      }
      out += word;
      column += width;
    }
    return out + "\n";
  }

  void Heading(std::string_view text) { out_ += "\n" + Bold(text) + "\n"; }

  void Title() {
    const Profile& profile = audit_.profile;
    out_ += Bold(Printable(profile.release)) + "\n";
    std::string sources;
    for (const SourceInfo& source : profile.sources) {
      if (!sources.empty()) sources += ", ";
      sources += source.kind;
      if (!source.revision.empty()) sources += " at " + source.revision.substr(0, 12);
    }
    const Coverage& coverage = profile.coverage;
    out_ += Dim(fmt::format("{} · {} file{}, {}", Printable(sources), coverage.files, coverage.files == 1 ? "" : "s", Bytes(coverage.bytes))) + "\n";
    if (!coverage.complete)
      for (const std::string& reason : coverage.reasons) out_ += Wrapped("Not everything was seen: " + reason, 0);
  }

  static std::string Bytes(uint64_t bytes) {
    static constexpr std::string_view kUnits[] = {"B", "kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(bytes);
    size_t unit = 0;
    while (value >= 1000 && unit + 1 < std::size(kUnits)) {
      value /= 1000;
      ++unit;
    }
    return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, kUnits[unit]);
  }

  void Matrix() {
    out_ += "\n" + std::string(kName, ' ');
    for (size_t i = 0; i < kGates; ++i) out_ += Dim(fmt::format("{:<{}}", TitleOf(static_cast<GateId>(i)).substr(0, kGateColumn - 1), kGateColumn));
    out_ += Dim("License") + "\n";
    const Stack& stack = TheStack();
    const size_t license_columns = options_.width - kName - kGates * kGateColumn;
    for (const Category& category : stack.categories) {
      out_ += Bold(category.name) + "\n";
      for (const Component& component : stack.components) {
        if (component.category != category.id) continue;
        const ComponentProfile* row = audit_.profile.Find(component.id);
        if (!row) continue;
        out_ += "  " + Fit(component.name, kName - 3) + " ";
        for (const Gate& gate : row->gates) {
          const bool known = gate.state != GateState::kUnknown && gate.state != GateState::kNotApplicable;
          const bool weak = known && gate.strength == Strength::kWeak;
          out_ += Paint(GlyphOf(gate.state, options_.unicode), ColorOf(gate.state)) + (weak ? "~" : " ") + std::string(kGateColumn - 2, ' ');
        }
        out_ += Fit(BindingLicense(*row), license_columns);
        while (out_.ends_with(' ')) out_.pop_back();
        out_ += "\n";
      }
    }
  }

  void Legend() {
    std::string line;
    for (size_t i = 0; i < 6; ++i) {
      const auto state = static_cast<GateState>(i);
      line += fmt::format("{} {}  ", GlyphOf(state, options_.unicode), WordsOf(state));
    }
    out_ += "\n" + Dim(line) + "\n" + Dim("~ on weak evidence") + "\n";
  }

  void Verdicts() {
    if (audit_.verdicts.empty()) return;
    Heading("Verdicts");
    for (const DefinitionVerdict& verdict : audit_.verdicts) {
      out_ += fmt::format("  {} {}\n", Bold(verdict.name), Paint(fmt::format("[{}]", NameOf(verdict.outcome)), ColorOf(verdict.outcome)));
      out_ += Wrapped(verdict.headline, 4);
    }
  }

  void Claims() {
    const auto& claims = audit_.profile.claims;
    if (claims.empty()) return;
    Heading("What the release says of itself");
    for (size_t i = 0; i < claims.size() && i < kMostClaims; ++i) {
      const Claim& claim = claims[i];
      const bool bad = claim.verdict == ClaimVerdict::kNotSupported;
      out_ += fmt::format("  {} {}\n", Paint(fmt::format("[{}]", NameOf(claim.verdict)), bad ? "38;5;166" : "2"),
                          Dim(fmt::format("{}:{}", Printable(claim.path), claim.line)));
      out_ += Wrapped("\"" + claim.text + "\"", 4);
      out_ += Wrapped(claim.because, 4);
    }
    More(claims.size(), kMostClaims, "claims");
  }

  void Findings() {
    const auto& findings = audit_.profile.findings;
    if (findings.empty()) return;
    Heading("Findings");
    for (size_t i = 0; i < findings.size() && i < kMostFindings; ++i) {
      const Finding& finding = findings[i];
      out_ += fmt::format("  {} {}\n", Paint(fmt::format("[{}]", NameOf(finding.severity)), finding.severity == Severity::kHigh ? "38;5;166" : "2"),
                          Printable(finding.title));
      if (!finding.detail.empty()) out_ += Wrapped(finding.detail, 4);
    }
    More(findings.size(), kMostFindings, "findings");
  }

  void Steps() {
    const std::vector<NextStep> steps = NextSteps(audit_);
    if (steps.empty()) return;
    Heading("Next steps");
    size_t number = 1;
    for (const NextStep& step : steps) {
      std::string text = Wrapped(step.text, 5);
      text.replace(2, 2, fmt::format("{}.", number++));
      out_ += text + (step.because.empty() ? "" : Dim(Wrapped(step.because, 5)));
    }
  }

  void More(size_t count, size_t shown, std::string_view what) {
    if (count > shown) out_ += Dim(fmt::format("  … and {} more {}: see --format json or -o report.html\n", count - shown, what));
  }

  const Audit& audit_;
  const RenderOptions& options_;
  std::string out_;
};

}  // namespace

std::string RenderTerminal(const Audit& audit, const RenderOptions& options) { return Terminal(audit, options).Render(); }

}  // namespace day
