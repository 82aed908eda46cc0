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
  });
  EXPECT_EQ(badge.message, "5 of 6 to Class III - Open Model");
}

TEST(Badge, SaysTheOutcomeOfOtherDefinitions) {
  EXPECT_EQ(Of([](DefinitionVerdict& verdict) { verdict.outcome = CriterionOutcome::kUnmet; }, "osaid").message, "unmet");
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
