// Claims, findings, licenses, documents, and what each definition says, criterion by criterion.
#include <algorithm>
#include <array>

#include "judge/ledger.h"
#include "report/html_writer.h"
#include "report/terms_summary.h"

namespace day::html {

void WriteClaims(Writer& page) {
  const std::vector<ClaimGroup> groups = ClaimsByWeight(page.profile());
  if (groups.empty()) return;
  page.Raw("<h2 id=\"claims\">What the release says of itself</h2>\n");
  for (const ClaimGroup& group : groups) {
    const Claim& first = group.first();
    page.Add("<section class=\"card\">\n<h3>{}<code>{}</code></h3>\n", Tag(NameOf(first.verdict), ColorClass(first.verdict)), PlacesOf(group, HtmlEscape));
    for (const Claim* claim : group.claims) page.Add("<blockquote>{}</blockquote>\n", HtmlEscape(claim->text));
    page.Add("<p>{}</p>\n", HtmlEscape(first.because));
    EvidenceIds evidence;
    for (const Claim* claim : group.claims)
      for (const std::string& id : claim->evidence)
        if (std::find(evidence.begin(), evidence.end(), id) == evidence.end()) evidence.push_back(id);
    page.Evidence(evidence);
    page.Raw("</section>\n");
  }
}

void WriteModels(Writer& page) {
  if (page.profile().models.empty()) return;
  page.Raw(
      "<h2 id=\"models\">Models</h2>\n<div class=\"scroll\"><table class=\"list\"><thead><tr><th scope=\"col\">Weights</th><th scope=\"col\">What they are"
      "</th></tr></thead><tbody>\n");
  for (const ModelProfile& model : page.profile().models) {
    page.Add("<tr><td><code>{}</code>{}{}</td><td>{}", HtmlEscape(model.path), model.files > 1 ? " " + CountOf(model.files, "file") : "",
             model.missing_shards > 0 ? fmt::format(", {} not here", CountOf(model.missing_shards, "shard")) : "", HtmlEscape(model.summary));
    page.Evidence(model.evidence);
    for (const ModelContradiction& one : model.contradictions) {
      page.Add("<p>{}{}</p>\n", Tag("contradicted", "bad"), HtmlEscape(one.says));
      page.Evidence(one.evidence);
    }
    page.Raw("</td></tr>\n");
  }
  page.Raw("</tbody></table></div>\n");
}

void WriteTraining(Writer& page) {
  const ComputeFacts& compute = page.profile().compute;
  if (!compute.Any()) return;
  page.Add("<h2 id=\"training\">Training</h2>\n<section class=\"card\"><p>{}</p>\n", HtmlEscape(compute.InWords()));
  page.Evidence(compute.evidence);
  page.Raw("</section>\n");
}

void WriteLedger(Writer& page) {
  page.Raw(
      "<h2 id=\"ledger\">Benefits and drawbacks</h2>\n<div class=\"scroll\"><table class=\"list\"><thead><tr><th scope=\"col\">State</th><th scope=\"col\">"
      "Benefit or drawback</th></tr></thead><tbody>\n");
  const std::vector<LedgerEntry> ledger = LedgerOf(page.profile());
  for (const Category& category : TheStack().categories) {
    page.Add("<tr><th scope=\"rowgroup\" colspan=\"2\">{}</th></tr>\n", HtmlEscape(category.name));
    for (const LedgerEntry& entry : ledger) {
      if (entry.category != category.id) continue;
      const bool told = entry.outcome == CriterionOutcome::kMet;
      page.Add("<tr><td>{}</td><td><strong>{}:</strong> {}",
               Tag(entry.state(), !told           ? "dim"
                                  : entry.benefit ? "good"
                                                  : "bad"),
               entry.benefit ? "Benefit" : "Drawback", HtmlEscape(entry.says));
      if (!entry.figure.empty()) page.Add("<br>{}", HtmlEscape(entry.figure));
      if (!entry.because.empty()) page.Add("<br><span class=\"dim\">{}</span>", HtmlEscape(entry.because));
      page.Evidence(entry.evidence);
      page.Raw("</td></tr>\n");
    }
  }
  page.Raw("</tbody></table></div>\n");
}

void WriteFindings(Writer& page) {
  if (page.profile().findings.empty()) return;
  page.Raw("<h2 id=\"findings\">Findings</h2>\n");
  for (const Finding& finding : page.profile().findings) {
    page.Add("<section class=\"card\">\n<h3>{}{}</h3>\n<p>{}</p>\n", Tag(NameOf(finding.severity), ColorClass(finding.severity)), HtmlEscape(finding.title),
             HtmlEscape(finding.detail));
    if (!finding.remedy.empty()) page.Add("<p><strong>Remedy:</strong> {}</p>\n", HtmlEscape(finding.remedy));
    page.Evidence(finding.evidence);
    page.Raw("</section>\n");
  }
}

namespace {

void WriteAnswers(Writer& page, const LicenseBinding& binding) {
  for (const AnswerGroup& group : AnswersOf(binding)) {
    page.Add("<p>{}{}{}</p>\n", Tag(WordsOf(group.answer), ColorClass(group.answer)), HtmlEscape(group.questions),
             group.because.empty() ? "" : ": " + HtmlEscape(group.because));
    page.Evidence(group.clauses);
  }
}

}  // namespace

void WriteLicensing(Writer& page) {
  const Licensing& licensing = page.profile().licensing;
  page.Raw(
      "<h2 id=\"licenses\">Licenses</h2>\n<div class=\"scroll\"><table class=\"list\"><thead><tr><th scope=\"col\">Part</th><th scope=\"col\">Terms</th><th "
      "scope=\"col\">What they govern, and how that is known</th></tr></thead><tbody>\n");
  for (const auto& [part, bindings] :
       {std::pair{"Code", &licensing.code}, {"Weights", &licensing.weights}, {"Data", &licensing.data}, {"Documentation", &licensing.documentation}}) {
    if (bindings->empty()) page.Add("<tr><td>{}</td><td class=\"dim\">not known</td><td></td></tr>\n", part);
    for (const LicenseBinding& binding : *bindings) {
      const bool open = IsOpen(binding.license_class), unclear = binding.license_class == LicenseClass::kUnknown;
      page.Add("<tr><td>{}</td><td>{} {}</td><td>{} <span class=\"dim\">by {}</span>", part, HtmlEscape(binding.expression),
               Tag(NameOf(binding.license_class), open      ? "good"
                                                  : unclear ? "dim"
                                                            : "bad"),
               HtmlEscape(binding.scope), HtmlEscape(binding.how));
      page.Evidence(binding.evidence);
      if (!open) WriteAnswers(page, binding);
      page.Raw("</td></tr>\n");
    }
  }
  page.Raw("</tbody></table></div>\n");
}

namespace {

void CriterionRow(Writer& page, const CriterionVerdict& criterion) {
  page.Add("<tr><td>{}</td><td><strong>{}</strong><br><span class=\"dim\">{}</span><br>{}", Tag(NameOf(criterion.outcome), ColorClass(criterion.outcome)),
           HtmlEscape(criterion.name), HtmlEscape(criterion.requirement), HtmlEscape(criterion.because));
  if (!criterion.remedy.empty()) page.Add("<br><strong>Would change it:</strong> {}", HtmlEscape(criterion.remedy));
  for (const std::string& warning : criterion.warnings) page.Add("<br><strong>Advised:</strong> {}", HtmlEscape(warning));
  page.Evidence(criterion.evidence);
  if (criterion.evidence.empty() && !criterion.components.empty()) {
    page.Raw("<span class=\"dim\">Rests on what was found of ");
    for (size_t i = 0; i < criterion.components.size(); ++i) {
      const Component* component = TheStack().Find(criterion.components[i]);
      if (component && page.profile().Find(component->id)) page.Add("{}<a href=\"#c-{}\">{}</a>", i ? ", " : "", component->id, HtmlEscape(component->name));
    }
    page.Raw("</span>");
  }
  page.Raw("</td></tr>\n");
}

std::string Tally(const DefinitionVerdict& verdict) {
  std::array<size_t, 6> counts{};
  for (const CriterionVerdict& criterion : verdict.criteria) ++counts[static_cast<size_t>(criterion.outcome)];
  std::string text;
  for (size_t i = 0; i < counts.size(); ++i)
    if (counts[i]) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", counts[i], NameOf(static_cast<CriterionOutcome>(i)));
  return fmt::format("{}: {}", CountOf(verdict.criteria.size(), "requirement"), text);
}

}  // namespace

void WriteDefinitions(Writer& page) {
  if (page.audit().verdicts.empty()) return;
  page.Raw("<h2 id=\"definitions\">Definitions, requirement by requirement</h2>\n");
  for (const DefinitionVerdict* one : VerdictsForReading(page.audit())) {
    const DefinitionVerdict& verdict = *one;
    page.Add(
        "<section class=\"card\" id=\"d-{}\">\n<h3>{} {}</h3>\n<p>{}</p>\n<details><summary>{}</summary>\n<div class=\"scroll\"><table "
        "class=\"list\"><tbody>\n",
        HtmlEscape(verdict.id), HtmlEscape(verdict.name), HtmlEscape(verdict.version), HtmlEscape(verdict.headline), Tally(verdict));
    for (const CriterionVerdict& criterion : verdict.criteria) CriterionRow(page, criterion);
    page.Raw("</tbody></table></div></details>\n");
    for (const std::string& difference : verdict.differs) page.Add("<p class=\"dim\">{}</p>\n", HtmlEscape(difference));
    page.Add("<p class=\"dim\">Source: {}</p>\n</section>\n", HtmlEscape(verdict.source));
  }
}

void WriteDocuments(Writer& page) {
  if (page.profile().documents.empty()) return;
  page.Raw(
      "<h2 id=\"documents\">What the documents answer</h2>\n<div class=\"scroll\"><table class=\"list\"><thead><tr><th scope=\"col\">Document</th><th "
      "scope=\"col\">Question</th><th scope=\"col\">Answered</th></tr></thead><tbody>\n");
  for (const DocumentFact& fact : page.profile().documents) {
    page.Add("<tr><td><code>{}</code></td><td>{}</td><td>{}", HtmlEscape(fact.path), HtmlEscape(fact.question),
             Tag(fact.answered ? "yes" : "no", fact.answered ? "good" : "dim"));
    page.Evidence(fact.evidence);
    page.Raw("</td></tr>\n");
  }
  page.Raw("</tbody></table></div>\n");
}

}  // namespace day::html
