#include "report/badge.h"

#include <gtest/gtest.h>

#include <functional>

#include "report/sample_for_test.h"
#include "text/json.h"

namespace day {
namespace {

Badge Of(const std::function<void(DefinitionVerdict&)>& change, std::string_view definition = "mof") {
  Audit audit = SampleAudit();
  for (DefinitionVerdict& verdict : audit.verdicts)
    if (verdict.id == definition) change(verdict);
  return BadgeOf(audit, definition);
}

TEST(Badge, SaysTheClassThatIsReached) {
  const Badge badge = Of([](DefinitionVerdict& verdict) { verdict.level = verdict.levels[0].id; });
  EXPECT_EQ(badge.label, "Model Openness Framework");
  EXPECT_EQ(badge.message, "Class III - Open Model");
}

TEST(Badge, SaysHowFarTheNearestClassIs) {
  const Badge badge = Of([](DefinitionVerdict& verdict) {
    verdict.level = "";
    verdict.levels[0].outcome = CriterionOutcome::kUnmet;
    verdict.levels[0].met = 5, verdict.levels[0].of = 6;
    verdict.levels[0].missing.clear();
  });
  EXPECT_EQ(badge.message, "5 of 6 to Class III - Open Model");
}

// What could not be told is neither met nor unmet: a red badge would say that it is.
TEST(Badge, SaysWhatIsNotKnown) {
  const Badge badge = Of(
      [](DefinitionVerdict& verdict) {
        verdict.level = "";
        verdict.levels[0].outcome = CriterionOutcome::kUnknown;
        verdict.levels[0].met = 0, verdict.levels[0].of = 1;
        verdict.levels[0].missing = {verdict.criteria[0].id};
        verdict.criteria[0].outcome = CriterionOutcome::kUnknown;
      },
      "gradient");
  EXPECT_EQ(badge.message, "0 of 1 to Downloadable, 1 not known");
  EXPECT_EQ(badge.color, Of([](DefinitionVerdict& verdict) { verdict.outcome = CriterionOutcome::kUnknown; }, "osaid").color);
  const Badge unmet = Of(
      [](DefinitionVerdict& verdict) {
        verdict.level = "";
        verdict.levels[0].outcome = CriterionOutcome::kUnmet;
        verdict.levels[0].met = 3, verdict.levels[0].of = 6;
        verdict.levels[0].missing = {verdict.criteria[0].id, verdict.criteria[1].id};
        verdict.criteria[0].outcome = CriterionOutcome::kUnmet;
        verdict.criteria[1].outcome = CriterionOutcome::kNeedsHuman;
      },
      "mof");
  EXPECT_EQ(unmet.message, "3 of 6 to Class III - Open Model, 1 not known");
  EXPECT_NE(unmet.color, badge.color);
}

// The figure under a definition's name is the definition's.
TEST(Badge, SaysOfMapsAndScoresWhatTheirReportsSay) {
  const Audit audit = SampleAudit();
  size_t seen = 0;
  for (const DefinitionVerdict& verdict : audit.verdicts)
    if (verdict.outcome == CriterionOutcome::kNotApplicable) {
      const std::string message = BadgeOf(audit, verdict.id).message;
      const std::string figure = message.substr(0, message.find(", "));
      EXPECT_NE(verdict.headline.find(figure), std::string::npos) << message << " is not in: " << verdict.headline;
      ++seen;
    }
  EXPECT_EQ(seen, 3u);
}

TEST(Badge, ATextThatIsCutSaysSo) {
  const std::string whole = RenderBadgeSvg({"EU AI Act, open-source exemption for general-purpose AI models", "unmet", "#555555"}, "");
  EXPECT_NE(whole.find(">EU AI Act, open-source exemption for general-purpose AI models</text>"), std::string::npos);
  const std::string cut = RenderBadgeSvg({std::string(500, 'a'), "unmet", "#555555"}, "");
  EXPECT_NE(cut.find("aaa…</text>"), std::string::npos);
}

TEST(Badge, SaysTheOutcomeOfOtherDefinitions) {
  EXPECT_EQ(Of([](DefinitionVerdict& verdict) { verdict.outcome = CriterionOutcome::kUnmet; }, "osaid").message.substr(0, 7), "unmet: ");
  EXPECT_NE(BadgeOf(SampleAudit(), "nothing").message.find(" cells open"), std::string::npos);
}

TEST(Badge, EscapesEverywhere) {
  const Badge badge{std::string(kHostileText), "a](b) <x> \"q\"", "#555555"};
  const std::string svg = RenderBadgeSvg(badge, "https://example.org/\"><script>");
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find("</script"), std::string::npos);
  EXPECT_EQ(svg.find("\"q\""), std::string::npos);
  EXPECT_EQ(svg.find('\x1b'), std::string::npos);
  EXPECT_TRUE(ParseJson(RenderBadgeJson(badge)));
  EXPECT_EQ(RenderBadgeMarkdown({"a", "b](c)", ""}, "x y.svg", "r(1).html"), "[![a: b\\](c)](x%20y.svg)](r%281%29.html)\n");
}

TEST(Badge, LinksToTheReport) {
  EXPECT_NE(RenderBadgeSvg({"a", "b", "#555555"}, "report.html").find("<a href=\"report.html\">"), std::string::npos);
  EXPECT_EQ(RenderBadgeSvg({"a", "b", "#555555"}, "").find("<a "), std::string::npos);
}

}  // namespace
}  // namespace day
