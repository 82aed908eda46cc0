#include "report/sarif_document.h"

#include <gtest/gtest.h>

#include "text/json.h"

namespace day {
namespace {

Value Parsed(const SarifDocument& document) { return ParseJson(document.Text()).value()["runs"].items().at(0); }
SarifRule Rule(std::string id) { return {.id = std::move(id), .title = "title", .means = "means", .remedy = "remedy"}; }

TEST(SarifDocument, PutsTheWorstFirstAndNamesRulesOnce) {
  SarifDocument document("1", "weights");
  document.Add(Rule("b"), {.level = SarifLevel::kNote, .rule = "b", .message = "m", .path = "./x y/ü"});
  document.Add(Rule("a"), {.level = SarifLevel::kError, .rule = "a", .message = "m", .path = "/srv/f", .member = "in", .offset = 7});
  document.Add(Rule("a"), {.level = SarifLevel::kWarning, .rule = "a", .message = "m", .path = "f", .offset = 7});
  const Value run = Parsed(document);
  EXPECT_EQ(run["tool"]["driver"]["rules"].items().size(), 2u);
  const auto& results = run["results"].items();
  ASSERT_EQ(results.size(), 3u);
  EXPECT_EQ(results[0]["level"].string(), "error");
  EXPECT_EQ(results[0]["ruleIndex"].integer(), 0);
  EXPECT_EQ(results[0]["message"]["text"].string(), "in: m");
  const auto place = [&](size_t i) { return results[i]["locations"].items().at(0)["physicalLocation"]; };
  EXPECT_EQ(place(0)["artifactLocation"]["uri"].string(), "file:///srv/f");
  EXPECT_FALSE(place(0)["region"].Find("byteOffset"));
  EXPECT_EQ(place(1)["region"]["byteOffset"].integer(), 7);
  EXPECT_EQ(place(2)["artifactLocation"]["uri"].string(), "x%20y/%C3%BC");
  EXPECT_NE(results[0]["partialFingerprints"]["daylight/v1"].string(), results[1]["partialFingerprints"]["daylight/v1"].string());
}
TEST(SarifDocument, KeepsNoMoreThanHostsDoAndSaysSo) {
  SarifDocument document("1", "weights");
  for (size_t i = 0; i < kMaxSarifResults + 3; ++i) document.Add(Rule("a"), {.rule = "a", .message = "m", .path = "f"});
  const Value run = Parsed(document);
  EXPECT_EQ(run["results"].items().size(), kMaxSarifResults);
  EXPECT_EQ(run["properties"]["resultsLeftOut"].integer(), 3);
}
TEST(SarifDocument, IsOneWithoutResults) { EXPECT_TRUE(Parsed(SarifDocument("1", "weights"))["results"].items().empty()); }

}  // namespace
}  // namespace day
