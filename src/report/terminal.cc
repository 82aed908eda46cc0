// The audit on a terminal: the matrix, the verdicts, the claims, the findings, and last, where the eye is, the next steps.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "judge/ledger.h"
#include "report/evidence_places.h"
#include "report/glyphs.h"
#include "report/overview.h"
#include "report/report.h"
#include "report/terminal_text.h"
#include "report/terms_summary.h"
#include "text/human_bytes.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMostModels = 6, kMostTerms = 4, kMostClaims = 8, kMostFindings = 10, kMostQuote = 240;
constexpr size_t kWide = 116;  // columns from which the gates' names and the classes have room

// Columns of the matrix.
struct Grid {
  size_t name, gate, license;
  bool wide;
  explicit Grid(size_t width) : wide(width >= kWide) {
    gate = wide ? 11 : width >= 64 ? 5 : 3;
    name = wide ? 36 + std::min<size_t>(16, (width - kWide) / 2) : width >= 72 ? 31 : 20;
    const size_t used = name + kGates * gate;
    license = width > used ? width - used : 0;
  }
};

class Terminal {
 public:
  Terminal(const Audit& audit, const RenderOptions& options)
      : audit_(audit), text_(options), grid_(options.width), index_(audit.profile), ladder_(LadderOf(audit)) {}

  std::string Render() {
    Title();
    Matrix();
    Legend();
    Verdicts();
    Models();
    Training();
    Evaluations();
    Data();
    Terms();
    Claims();
    Findings();
    Ledger();
    Steps();
    return text_.Finished(std::move(out_));
  }

 private:
  void Heading(std::string_view heading) { out_ += "\n" + text_.Bold(heading) + "\n"; }
  // Text that is dim as a whole, line by line, so that a pager shows each line right.
  std::string DimLines(std::string_view lines) const {
    std::string out;
    while (!lines.empty()) {
      const size_t end = std::min(lines.find('\n'), lines.size());
      const std::string_view line = lines.substr(0, end);
      const size_t indent = std::min(line.find_first_not_of(' '), line.size());
      out += std::string(line.substr(0, indent)) + text_.Dim(line.substr(indent)) + "\n";
      lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return out;
  }

  void Title() {
    const Profile& profile = audit_.profile;
    const Overview overview = OverviewOf(audit_);
    out_ += text_.Bold(Printable(overview.title)) + "\n";
    std::string kinds;
    for (const SourceInfo& source : profile.sources) kinds += (kinds.empty() ? "" : ", ") + source.kind;
    std::string line = fmt::format("{} · {}, {}", kinds, CountOf(profile.coverage.files, "file"), HumanBytes(profile.coverage.bytes));
    for (const std::string& fact : overview.facts) line += " · " + fact;
    out_ += DimLines(text_.Wrapped(line, 0));
    if (!profile.coverage.complete)
      for (const std::string& reason : profile.coverage.reasons) out_ += text_.Wrapped("Not everything was seen: " + reason, 0);
  }

  std::string Header() const {
    static constexpr std::array<std::string_view, kGates> kShort = {"Pres", "Comp", "Lic", "Acc", "Doc", "Ver"};
    static constexpr std::array<std::string_view, kGates> kLetters = {"Pr", "Co", "Li", "Ac", "Do", "Ve"};
    std::string line = grid_.wide ? "  " + text_.Fit(ladder_.title, 5) : "";
    line.append(grid_.name - std::min(grid_.name, line.size()), ' ');
    for (size_t i = 0; i < kGates; ++i) {
      const std::string_view title = grid_.wide ? TitleOf(static_cast<GateId>(i)) : grid_.gate > 3 ? kShort[i] : kLetters[i];
      std::string cell(title);
      const std::string arrow = i + 1 < kGates && title.size() < grid_.gate && grid_.gate > 3 ? "›" : "";
      cell += arrow;
      const size_t width = title.size() + (arrow.empty() ? 0 : 1);
      line += cell + std::string(grid_.gate > width ? grid_.gate - width : 0, ' ');
    }
    return line + (grid_.license >= 7 ? "License" : "");
  }

  std::string Cell(const ComponentProfile& row, GateId id) const {
    const Gate& gate = row.gate(id);
    const bool known = gate.state != GateState::kUnknown && gate.state != GateState::kNotApplicable;
    const bool blocks = ladder_.Blocks(row.id, id);
    std::string marks = known && gate.strength == Strength::kWeak ? "~" : "";
    if (blocks) marks += "!";
    marks.resize(std::min(marks.size(), grid_.gate - 1));
    const std::string glyph = text_.Paint(GlyphOf(gate.state, text_.options().unicode), ColorOf(gate.state));
    return glyph + (blocks ? text_.Paint(marks, "1") : marks) + std::string(grid_.gate - 1 - marks.size(), ' ');
  }

  void Row(const Component& component, const ComponentProfile& row) {
    size_t indent = 2;
    std::string line = "  ";
    if (grid_.wide) {
      const auto asked = ladder_.asked_by.find(component.id);
      line += text_.Dim(text_.Fit(asked == ladder_.asked_by.end() ? "" : asked->second, 4)) + " ";
      indent += 5;
    }
    line += text_.Fit(component.name, grid_.name - indent - 1) + " ";
    for (size_t i = 0; i < kGates; ++i) line += Cell(row, static_cast<GateId>(i));
    if (grid_.license >= 7) {
      const std::string license = text_.Fit(BindingLicense(row), grid_.license);
      const GateState state = row.gate(GateId::kLicensed).state;
      const bool dim = state == GateState::kNotApplicable || state == GateState::kUnknown;
      const std::string_view trimmed = std::string_view(license).substr(0, license.find_last_not_of(' ') + 1);
      line += dim ? text_.Dim(trimmed) : state == GateState::kClosed ? text_.Paint(trimmed, ColorOf(state)) : std::string(trimmed);
    }
    while (line.ends_with(' ')) line.pop_back();
    out_ += line + "\n";
  }

  void Matrix() {
    std::string header = Header();
    while (header.ends_with(' ')) header.pop_back();
    out_ += "\n" + text_.Dim(header) + "\n";
    for (const Category& category : TheStack().categories) {
      out_ += text_.Bold(category.name) + "\n";
      for (const Component& component : TheStack().components)
        if (component.category == category.id)
          if (const ComponentProfile* row = audit_.profile.Find(component.id)) Row(component, *row);
    }
  }

  void Legend() {
    std::vector<std::string> items;
    for (size_t i = 0; i < 6; ++i) {
      const auto state = static_cast<GateState>(i);
      items.push_back(fmt::format("{} {}", GlyphOf(state, text_.options().unicode), WordsOf(state)));
    }
    items.emplace_back("~ on weak evidence");
    if (!ladder_.blocks.empty()) items.push_back(fmt::format("! stands before {}", Printable(ladder_.next)));
    std::string line, lines;
    for (const std::string& item : items) {
      if (!line.empty() && DisplayWidth(line) + 2 + DisplayWidth(item) > text_.options().width) {
        lines += line + "\n";
        line.clear();
      }
      line += (line.empty() ? "" : "  ") + item;
    }
    out_ += "\n" + DimLines(lines + line);
  }

  void Verdicts() {
    if (audit_.verdicts.empty()) return;
    Heading("Verdicts");
    for (const DefinitionVerdict* one : VerdictsForReading(audit_)) {
      const DefinitionVerdict& verdict = *one;
      const bool describes = verdict.outcome == CriterionOutcome::kNotApplicable;  // a map gives no verdict
      out_ += fmt::format("  {}{}\n", Printable(verdict.name + " " + verdict.version),
                          describes ? "" : "  " + text_.Paint(NameOf(verdict.outcome), ColorOf(verdict.outcome)));
      out_ += text_.Wrapped(verdict.headline, 4);
      if (verdict.has_classes) out_ += Progress(verdict);
    }
  }

  // "Class III - Open Model  ██████████░░░░░░░░░░  3 of 6"
  std::string Progress(const DefinitionVerdict& verdict) const {
    constexpr size_t kBar = 20;
    const bool unicode = text_.options().unicode;
    std::string out;
    for (const LevelVerdict& level : verdict.levels) {
      const size_t full = level.of ? std::min<size_t>(kBar, kBar * level.met / level.of) : 0;
      std::string bar, rest;
      for (size_t i = 0; i < kBar; ++i) (i < full ? bar : rest) += i < full ? (unicode ? "━" : "#") : (unicode ? "─" : ".");
      out += fmt::format("    {} {}{} {} of {}\n", text_.Fit(level.name, 34),
                         text_.Paint(bar, ColorOf(level.outcome == CriterionOutcome::kMet ? CriterionOutcome::kMet : CriterionOutcome::kPartly)),
                         text_.Dim(rest), level.met, level.of);
    }
    return out;
  }

  void Models() {
    const std::vector<ModelProfile>& models = audit_.profile.models;
    const std::string bases = audit_.profile.origin.BasesInWords();
    if (models.empty() && bases.empty()) return;
    Heading("Models");
    if (!bases.empty()) out_ += text_.Wrapped("Made from " + bases, 2);
    for (size_t i = 0; i < models.size() && i < kMostModels; ++i) {
      const ModelProfile& model = models[i];
      out_ += text_.Wrapped(model.files > 1 ? fmt::format("{}, {} files", model.path, model.files) : model.path, 2);
      out_ += text_.Wrapped(model.summary, 4);
      if (model.missing_shards > 0) out_ += text_.Wrapped(fmt::format("{} not here", CountOf(model.missing_shards, "shard")), 4);
      for (const ModelContradiction& one : model.contradictions) out_ += text_.Wrapped(one.says, 4);
    }
    More(models.size(), kMostModels, "model");
  }

  void Training() {
    if (!audit_.profile.compute.Any()) return;
    Heading("Training");
    out_ += text_.Wrapped(audit_.profile.compute.InWords(), 2);
    if (const std::string places = index_.Places(audit_.profile.compute.evidence); !places.empty()) out_ += DimLines(text_.Wrapped("stated at " + places, 2));
  }

  void Evaluations() {
    if (audit_.profile.evaluations.results == 0) return;
    Heading("Evaluation results");
    out_ += text_.Wrapped(audit_.profile.evaluations.InWords(), 2);
  }

  void Data() {
    const DataFigures& data = audit_.profile.data;
    if (!data.Notable()) return;
    Heading("What was found in the data");
    for (const std::string& words : {data.PersonalInWords(), data.LanguagesInWords(), data.NotMeasuredInWords(), data.SecretsInWords()})
      if (!words.empty()) out_ += text_.Wrapped(words, 2);
    out_ += DimLines(text_.Wrapped("found by form and check digits: an indicator, and no verdict", 2));
    if (data.claims.empty()) return;
    Heading("What is stated of the data");
    const std::vector<const DataClaim*> claims = DataClaimsByWeight(audit_.profile);
    for (size_t i = 0; i < claims.size() && i < kMostClaims; ++i) {
      const DataClaim& claim = *claims[i];
      ClaimHead(claim.verdict, PlaceOf(claim));
      out_ += text_.Wrapped("\"" + Shortened(claim.text) + "\"", 4);
      out_ += text_.Wrapped(claim.because, 4);
    }
    More(claims.size(), kMostClaims, "statement");
  }

  void Terms() {
    const std::vector<TermsSummary> summaries = LimitedTerms(audit_.profile);
    if (summaries.empty()) return;
    Heading("What the terms allow");
    for (size_t i = 0; i < summaries.size() && i < kMostTerms; ++i) {
      const LicenseBinding& binding = *summaries[i].binding;
      const std::string name = binding.expression.empty() ? "terms of no known license" : Printable(binding.expression);
      out_ += text_.Wrapped(fmt::format("{} ({}), for {}", name, NameOf(binding.license_class), summaries[i].parts), 2);
      for (const AnswerGroup& group : summaries[i].answers) {
        const std::string why = group.because.empty() ? "" : ": " + Printable(group.because);
        out_ += text_.Wrapped(fmt::format("{}: {}{}", group.questions, WordsOf(group.answer), why), 4);
        if (group.because.empty()) continue;
        if (const std::string places = index_.Places(group.clauses); !places.empty()) out_ += DimLines(text_.Wrapped("says " + places, 6));
      }
    }
    More(summaries.size(), kMostTerms, "license");
  }

  void Claims() {
    const std::vector<ClaimGroup> groups = ClaimsByWeight(audit_.profile);
    if (groups.empty()) return;
    Heading("What the release says of itself");
    for (size_t i = 0; i < groups.size() && i < kMostClaims; ++i) {
      const Claim& claim = groups[i].first();
      ClaimHead(claim.verdict, PlacesOf(groups[i], Printable));
      out_ += text_.Wrapped("\"" + Shortened(claim.text) + "\"", 4);
      out_ += text_.Wrapped(claim.because, 4);
    }
    size_t rest = 0;
    for (size_t i = kMostClaims; i < groups.size(); ++i) rest += groups[i].claims.size();
    More(rest + kMostClaims, kMostClaims, "claim");
  }

  // What is judged of a sentence, and where it stands, which may be many places.
  void ClaimHead(ClaimVerdict verdict, std::string_view places) {
    const std::string_view name = NameOf(verdict);
    const size_t indent = 2 + name.size() + 1;
    out_ += "  " + text_.Paint(name, ColorOf(verdict)) + " " + DimLines(text_.Wrapped(places, indent)).substr(indent);
  }

  static std::string Shortened(std::string_view text) {
    if (text.size() <= kMostQuote) return std::string(text);
    const size_t blank = text.rfind(' ', kMostQuote);
    return std::string(text.substr(0, blank == text.npos || blank == 0 ? kMostQuote : blank)) + " …";
  }

  void Findings() {
    const auto& findings = audit_.profile.findings;
    if (findings.empty()) return;
    Heading("Findings");
    for (size_t i = 0; i < findings.size() && i < kMostFindings; ++i) {
      const Finding& finding = findings[i];
      const std::string_view severity = NameOf(finding.severity);
      constexpr size_t kIndent = 10;
      const std::string title = text_.Wrapped(finding.title, kIndent).substr(kIndent);
      out_ += "  " + text_.Paint(severity, ColorOf(finding.severity)) + std::string(kIndent - 2 - std::min(severity.size(), kIndent - 2), ' ') + title;
      if (!finding.detail.empty()) out_ += text_.Wrapped(finding.detail, kIndent);
      if (const std::string places = index_.Places(finding.evidence); !places.empty()) out_ += DimLines(text_.Wrapped("seen at " + places, kIndent));
    }
    More(findings.size(), kMostFindings, "finding");
  }

  // A line for each part of the stack, and the drawbacks that are live.
  void Ledger() {
    Heading("Benefits and drawbacks");
    const std::vector<LedgerEntry> ledger = LedgerOf(audit_.profile);
    for (const Category& category : TheStack().categories) {
      size_t benefits = 0, unlocked = 0, in_part = 0, drawbacks = 0, live = 0, asked = 0;
      for (const LedgerEntry& entry : ledger) {
        if (entry.category != category.id) continue;
        ++(entry.benefit ? benefits : drawbacks);
        if (entry.outcome == CriterionOutcome::kMet) ++(entry.benefit ? unlocked : live);
        if (entry.benefit && entry.outcome == CriterionOutcome::kPartly) ++in_part;
        if (!entry.benefit && entry.outcome == CriterionOutcome::kNeedsHuman) ++asked;
      }
      std::string line = fmt::format("{}: {} of {} benefits unlocked", category.name, unlocked, benefits);
      if (in_part > 0) line += fmt::format(", {} in part", in_part);
      line += fmt::format("; {} of {} drawbacks live", live, drawbacks);
      if (asked > 0) line += fmt::format(", {} left to a person", asked);
      out_ += text_.Wrapped(line, 2);
      for (const LedgerEntry& entry : ledger)
        if (entry.category == category.id && !entry.benefit && entry.outcome == CriterionOutcome::kMet)
          out_ += DimLines(text_.Wrapped(entry.figure.empty() ? std::string(entry.says) : fmt::format("{} ({})", entry.says, entry.figure), 6, "    -"));
    }
  }

  void Steps() {
    const std::vector<NextStep> steps = NextSteps(audit_);
    if (!steps.empty()) Heading("Next steps");
    size_t number = 1;
    for (const NextStep& step : steps) {
      out_ += text_.Wrapped(step.text, 5, fmt::format("  {}.", number++));
      if (!step.because.empty()) out_ += DimLines(text_.Wrapped(step.because, 5));
    }
    out_ += "\n" + DimLines(text_.Wrapped("Every verdict opens to its evidence in -o report.html; 'daylight explain WORD' says what a word means.", 0));
  }

  void More(size_t count, size_t shown, std::string_view what) {
    if (count > shown) out_ += text_.Dim(fmt::format("  … and {} more: see --format json or -o report.html", CountOf(count - shown, what))) + "\n";
  }

  const Audit& audit_;
  TerminalText text_;
  Grid grid_;
  EvidenceIndex index_;
  Ladder ladder_;
  std::string out_;
};

}  // namespace

std::string RenderTerminal(const Audit& audit, const RenderOptions& options) { return Terminal(audit, options).Render(); }

}  // namespace day
