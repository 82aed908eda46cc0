// The head of the page: what was audited, the verdicts at a glance, the next steps.
#include <algorithm>
#include <span>

#include "base/digest.h"
#include "report/html_writer.h"
#include "report/version.h"

namespace day::html {
namespace {

// Base64 as RFC 4648 has it, for the hash of the style sheet in the page's own policy.
std::string Base64(std::span<const uint8_t> bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t left = std::min<size_t>(bytes.size() - i, 3);
    uint32_t group = 0;
    for (size_t j = 0; j < 3; ++j) group = group << 8 | (j < left ? bytes[i + j] : 0U);
    for (size_t j = 0; j < 4; ++j) out += j <= left ? kDigits[group >> (18 - 6 * j) & 63] : '=';
  }
  return out;
}

void Bars(Writer& page, const DefinitionVerdict& verdict) {
  page.Raw("<div class=\"bars\">");
  for (const LevelVerdict& level : verdict.levels) {
    const double share = level.of ? 100.0 * level.met / level.of : 0;
    page.Add(
        "<span>{}</span><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{} of {}\"><rect width=\"{:.0f}\" "
        "height=\"8\"/></svg><span>{}/{}</span>\n",
        HtmlEscape(level.name), level.met, level.of, share, level.met, level.of);
  }
  page.Raw("</div>\n");
}

void Card(Writer& page, const DefinitionVerdict& verdict) {
  const bool map = verdict.outcome == CriterionOutcome::kNotApplicable && verdict.class_label.empty();  // describes, gives no verdict
  page.Add("<section class=\"card\"><p class=\"dim\"><a href=\"#d-{}\">{} {}</a></p>\n", HtmlEscape(verdict.id), HtmlEscape(verdict.name),
           HtmlEscape(verdict.version));
  if (!verdict.class_label.empty()) page.Add("<p class=\"big\">{}</p>\n", HtmlEscape(verdict.class_label));
  else if (map) page.Raw("<p class=\"big\">What is open of it</p>\n");
  else page.Add("<p class=\"big\">{}</p>\n", Tag(NameOf(verdict.outcome), ColorClass(verdict.outcome)));
  Bars(page, verdict);
  if (!map) page.Add("<p class=\"dim\">{}</p>\n", HtmlEscape(verdict.headline));
  page.Raw("</section>\n");
}

}  // namespace

void WriteHead(Writer& page) {
  const Profile& profile = page.profile();
  const Overview overview = OverviewOf(page.audit());
  // Only this very style sheet is let in: no script, no request, no style from anywhere else, whatever a release puts into its texts.
  page.Add(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>{} · openness audit</title>\n<style>{}</style>\n</head>\n<body>\n{}<main>\n<h1>{}</h1>\n",
      Base64(Sha256Of(Style()).bytes), HtmlEscape(profile.release), Style(), Symbols(), HtmlEscape(overview.title));
  const Coverage& coverage = profile.coverage;
  std::string facts;
  for (const std::string& fact : overview.facts) facts += (facts.empty() ? "" : " · ") + fact;
  page.Add("<p class=\"dim\">{}</p>\n<p class=\"dim\">", HtmlEscape(facts));
  for (const SourceInfo& source : profile.sources)
    page.Add("{} ({}{}) · ", HtmlEscape(source.name), HtmlEscape(source.kind),
             source.revision.empty() ? "" : ", <code>" + HtmlEscape(source.revision) + "</code>");
  page.Add("{}, {}, {} read · Daylight {}</p>\n", CountOf(coverage.files, "file"), HumanBytes(coverage.bytes), CountOf(coverage.files_read, "file"),
           kToolVersion);
  if (!coverage.complete) {
    page.Raw("<div class=\"card\"><p><strong>Not everything was seen</strong>, so nothing is called absent that could still be there:</p>\n<ul>\n");
    for (const std::string& reason : coverage.reasons) page.Add("<li>{}</li>\n", HtmlEscape(reason));
    page.Raw("</ul></div>\n");
  }
  page.Raw("<nav aria-label=\"Sections\"><a href=\"#matrix\">Matrix</a>");
  if (!profile.claims.empty()) page.Raw("<a href=\"#claims\">Claims</a>");
  if (!profile.findings.empty()) page.Raw("<a href=\"#findings\">Findings</a>");
  if (!profile.models.empty()) page.Raw("<a href=\"#models\">Models</a>");
  page.Raw("<a href=\"#licenses\">Licenses</a>");
  if (!page.audit().verdicts.empty()) page.Raw("<a href=\"#definitions\">Definitions</a>");
  page.Raw("<a href=\"#ledger\">Ledger</a><a href=\"#components\">Components</a><a href=\"#files\">Files</a><a href=\"#evidence\">Evidence</a></nav>\n");
}

void WriteSummary(Writer& page) {
  if (!page.audit().verdicts.empty()) {
    page.Raw("<div class=\"cards\">\n");
    for (const DefinitionVerdict* verdict : VerdictsForReading(page.audit())) Card(page, *verdict);
    page.Raw("</div>\n");
  }
  const std::vector<NextStep> steps = NextSteps(page.audit());
  if (steps.empty()) return;
  page.Raw("<section class=\"card\"><h3 id=\"next-steps\">Next steps</h3>\n<ol class=\"steps\">\n");
  for (const NextStep& step : steps) page.Add("<li>{}<br><span class=\"dim\">{}</span></li>\n", HtmlEscape(step.text), HtmlEscape(step.because));
  page.Raw("</ol></section>\n");
}

}  // namespace day::html
