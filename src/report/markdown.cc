// The audit as Markdown, for a pull request's comment or a CI summary.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "judge/ledger.h"
#include "report/evidence_places.h"
#include "report/glyphs.h"
#include "report/overview.h"
#include "report/report.h"
#include "report/terms_summary.h"
#include "report/version.h"
#include "text/human_bytes.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMostClaims = 20, kMostFindings = 30, kMostEvaluations = 300;

// Text of a release inside Markdown: what Markdown or HTML would take as markup is escaped.
std::string Plain(std::string_view text) {
  std::string out;
  for (char c : Printable(text)) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '#':
      case '!':
      case '~':
      case '@':
      case '$': out += '\\'; [[fallthrough]];
      default: out += c;
    }
  }
  return out;
}

class Markdown {
 public:
  explicit Markdown(const Audit& audit) : audit_(audit), index_(audit.profile), ladder_(LadderOf(audit)) {}

  std::string Render() {
    Head();
    Verdicts();
    Steps();
    Matrix();
    Models();
    Training();
    Evaluations();
    Data();
    Terms();
    Claims();
    Findings();
    Ledger();
    for (const DefinitionVerdict* verdict : VerdictsForReading(audit_)) Requirements(*verdict);
    Add("\nMade by Daylight {}. Unknown is never counted as open.\n", kToolVersion);
    return std::move(out_);
  }

 private:
  template <class... T>
  void Add(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(values)...);
  }

  void Head() {
    const Coverage& coverage = audit_.profile.coverage;
    const Overview overview = OverviewOf(audit_);
    Add("# {}\n\n{}, {}", Plain(overview.title), CountOf(coverage.files, "file"), HumanBytes(coverage.bytes));
    for (const std::string& fact : overview.facts) Add(" · {}", Plain(fact));
    Add("\n");
    for (const std::string& reason : coverage.reasons) Add("\nNot everything was seen: {}\n", Plain(reason));
  }

  void Verdicts() {
    if (audit_.verdicts.empty()) return;
    Add("\n## Verdicts\n\n| definition | verdict | why |\n|---|---|---|\n");
    for (const DefinitionVerdict* verdict : VerdictsForReading(audit_)) {
      const bool map = verdict->outcome == CriterionOutcome::kNotApplicable;
      Add("| {} {} | {} | {} |\n", Plain(verdict->name), Plain(verdict->version),
          !verdict->class_label.empty() ? Plain(verdict->class_label)
          : map                         ? ""
                                        : std::string(NameOf(verdict->outcome)),
          Plain(verdict->headline));
    }
  }

  void Steps() {
    const std::vector<NextStep> steps = NextSteps(audit_);
    if (steps.empty()) return;
    Add("\n## Next steps\n\n");
    size_t number = 1;
    for (const NextStep& step : steps) Add("{}. **{}** {}\n", number++, Plain(step.text), Plain(step.because));
  }

  void Matrix() {
    Add("\n## Components and gates\n\n|");
    if (!ladder_.title.empty()) Add(" {} |", Plain(ladder_.title));
    Add(" component |");
    for (size_t i = 0; i < kGates; ++i) Add(" {} |", TitleOf(static_cast<GateId>(i)));
    Add(" license |\n|{}---|:-:|:-:|:-:|:-:|:-:|:-:|---|\n", ladder_.title.empty() ? "" : ":-:|");
    for (const Category& category : TheStack().categories) {
      Add("|{} **{}** | | | | | | | |\n", ladder_.title.empty() ? "" : " |", Plain(category.name));
      for (const Component& component : TheStack().components)
        if (component.category == category.id)
          if (const ComponentProfile* row = audit_.profile.Find(component.id)) Row(component, *row);
    }
    Add("\n● open · ◐ with conditions · ◔ in part · ○ closed or not found · ? could not tell · – does not apply · ~ on weak evidence");
    if (!ladder_.blocks.empty()) Add(" · **!** stands before {}", Plain(ladder_.next));
    Add("\n");
  }

  void Row(const Component& component, const ComponentProfile& row) {
    Add("|");
    if (!ladder_.title.empty()) {
      const auto asked = ladder_.asked_by.find(component.id);
      Add(" {} |", asked == ladder_.asked_by.end() ? "" : Plain(asked->second));
    }
    Add(" {} |", Plain(component.name));
    for (size_t i = 0; i < kGates; ++i) {
      const Gate& gate = row.gates[i];
      const bool known = gate.state != GateState::kUnknown && gate.state != GateState::kNotApplicable;
      Add(" {}{}{} |", GlyphOf(gate.state, true), known && gate.strength == Strength::kWeak ? "~" : "",
          ladder_.Blocks(component.id, static_cast<GateId>(i)) ? " **!**" : "");
    }
    Add(" {} |\n", Plain(BindingLicense(row)));
  }

  void Models() {
    const std::string bases = audit_.profile.origin.BasesInWords();
    if (audit_.profile.models.empty() && bases.empty()) return;
    Add("\n## Models\n");
    if (!bases.empty()) Add("\nMade from {} ({}).\n", Plain(bases), Plain(index_.Places(audit_.profile.origin.bases.front().evidence)));
    if (audit_.profile.models.empty()) return;
    Add("\n| model | what it is | contradicted |\n|---|---|---|\n");
    for (const ModelProfile& model : audit_.profile.models) {
      std::string contradicted;
      for (const ModelContradiction& one : model.contradictions) contradicted += (contradicted.empty() ? "" : "; ") + one.says;
      Add("| {}{} | {} | {} |\n", Plain(model.path), model.files > 1 ? fmt::format(" ({} files)", model.files) : "", Plain(model.summary), Plain(contradicted));
    }
  }

  void Training() {
    if (!audit_.profile.compute.Any()) return;
    Add("\n## Training\n\n{} ({})\n", Plain(audit_.profile.compute.InWords()), Plain(index_.Places(audit_.profile.compute.evidence)));
  }

  void Evaluations() {
    const day::Evaluations& evaluations = audit_.profile.evaluations;
    if (evaluations.results == 0) return;
    Add("\n## Evaluation results\n\n{}\n\n| benchmark | metric | model | figure | stated at |\n|---|---|---|---|---|\n", Plain(evaluations.InWords()));
    const size_t shown = std::min(evaluations.listed.size(), kMostEvaluations);
    for (const EvaluationResult& result : std::span(evaluations.listed).first(shown))
      Add("| {} | {} | {} | {} | {} |\n", Plain(result.title), Plain(result.metric), Plain(result.model), Plain(result.figure),
          Plain(index_.Places(result.evidence)));
    if (evaluations.results > shown) Add("\nand {} more\n", evaluations.results - shown);
  }

  void Data() {
    const DataFigures& data = audit_.profile.data;
    if (!data.Notable()) return;
    Add("\n## What was found in the data\n\nFound by form and check digits: an indicator, and no verdict. Of what stands there only the place and the look are "
        "kept.\n\n");
    for (const std::string& words : {data.PersonalInWords(), data.LanguagesInWords(), data.NotMeasuredInWords(), data.SecretsInWords()})
      if (!words.empty()) Add("- {}\n", Plain(words));
    KindsFound(data);
    if (data.claims.empty()) return;
    Add("\n## What is stated of the data\n\n");
    for (const DataClaim* claim : DataClaimsByWeight(audit_.profile))
      Add("- **{}** ({}): \"{}\". {}\n", NameOf(claim->verdict), Plain(PlaceOf(*claim)), Plain(claim->text), Plain(claim->because));
  }

  void KindsFound(const DataFigures& data) {
    if (data.personal.empty() && data.secrets.empty()) return;
    Add("\n| kind | valid | plausible | invalid | files | first places |\n|---|---|---|---|---|---|\n");
    for (const auto* kinds : {&data.personal, &data.secrets})
      for (const DataFigures::Kind& kind : *kinds)
        Add("| {} | {} | {} | {} | {} | {} |\n", Plain(kind.title), kind.valid, kind.plausible, kind.invalid, kind.files, Plain(index_.Places(kind.evidence)));
  }

  void Terms() {
    const std::vector<TermsSummary> summaries = LimitedTerms(audit_.profile);
    if (summaries.empty()) return;
    Add("\n## What the terms allow\n\n| terms | govern | question | answer | because | seen at |\n|---|---|---|---|---|---|\n");
    for (const TermsSummary& summary : summaries)
      for (const AnswerGroup& group : summary.answers)
        Add("| {} | {} | {} | {} | {} | {} |\n",
            summary.binding->expression.empty() ? std::string(NameOf(summary.binding->license_class)) : Plain(summary.binding->expression), summary.parts,
            group.questions, WordsOf(group.answer), Plain(group.because), Plain(index_.Places(group.clauses)));
  }

  void Claims() {
    const std::vector<ClaimGroup> groups = ClaimsByWeight(audit_.profile);
    if (groups.empty()) return;
    Add("\n## What the release says of itself\n\n");
    for (size_t i = 0; i < groups.size() && i < kMostClaims; ++i) {
      const Claim& claim = groups[i].first();
      Add("- **{}** ({}): \"{}\". {}\n", NameOf(claim.verdict), PlacesOf(groups[i], Plain), Plain(claim.text), Plain(claim.because));
    }
    size_t rest = 0;
    for (size_t i = kMostClaims; i < groups.size(); ++i) rest += groups[i].claims.size();
    if (rest > 0) Add("- and {} more\n", rest);
  }

  void Findings() {
    const std::vector<Finding>& findings = audit_.profile.findings;
    if (findings.empty()) return;
    Add("\n## Findings\n\n");
    for (size_t i = 0; i < findings.size() && i < kMostFindings; ++i) {
      const std::string places = index_.Places(findings[i].evidence);
      Add("- **{}** {}: {} *{}*{}\n", NameOf(findings[i].severity), Plain(findings[i].title), Plain(findings[i].detail), Plain(findings[i].remedy),
          places.empty() ? "" : " (" + Plain(places) + ")");
    }
    if (findings.size() > kMostFindings) Add("- and {} more\n", findings.size() - kMostFindings);
  }

  void Ledger() {
    Add("\n<details><summary>Benefits and drawbacks</summary>\n\n| part | benefit or drawback | state | measured | why | seen at "
        "|\n|---|---|---|---|---|---|\n");
    for (const LedgerEntry& entry : LedgerOf(audit_.profile))
      Add("| {} | {}: {} | {} | {} | {} | {} |\n", entry.category, entry.benefit ? "benefit" : "drawback", entry.says, entry.state(), Plain(entry.figure),
          Plain(entry.because), Plain(index_.Places(entry.evidence)));
    Add("\n</details>\n");
  }

  void Requirements(const DefinitionVerdict& verdict) {
    Add("\n<details><summary>{} {}, requirement by requirement</summary>\n\n| requirement | outcome | why | seen at | would change it "
        "|\n|---|---|---|---|---|\n",
        Plain(verdict.name), Plain(verdict.version));
    for (const CriterionVerdict& criterion : verdict.criteria)
      Add("| {} | {} | {} | {} | {} |\n", Plain(criterion.name), NameOf(criterion.outcome), Plain(criterion.because), Plain(index_.Places(criterion.evidence)),
          Plain(criterion.remedy));
    Add("\n</details>\n");
  }

  const Audit& audit_;
  EvidenceIndex index_;
  Ladder ladder_;
  std::string out_;
};

}  // namespace

std::string RenderMarkdown(const Audit& audit) { return Markdown(audit).Render(); }

}  // namespace day
