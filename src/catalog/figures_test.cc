#include "catalog/figures.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"
#include "catalog/lineage.h"
#include "catalog/page.h"
#include "catalog/profile_for_test.h"
#include "text/json.h"

namespace day {
namespace {

class FiguresTest : public testing::Test {
 protected:
  FiguresTest() : catalog_(std::move(*Catalog::Open("", {.access = Catalog::Access::kWrite}))) {}

  void Add(const TestRelease& release, const EntryDetails& details = {}) {
    auto entry = MakeEntry(ProfileJsonForTest(release), "test", details, catalog_.packer());
    ASSERT_TRUE(entry) << entry.error().message;
    ASSERT_TRUE(catalog_.Add(std::span(&*entry, 1)));
  }
  const Connection& connection() const { return catalog_.view().connection(); }
  static Value Parsed(const Result<std::string>& json) {
    EXPECT_TRUE(json) << json.error().message;
    auto value = ParseJson(json.value_or("null"));
    EXPECT_TRUE(value) << value.error().message;
    return std::move(*value);
  }
  Value Page(const PageQuery& query) const { return Parsed(ReleasesPage(connection(), query)); }
  std::string Names(const PageQuery& query) const {
    std::string names;
    const Value page = Page(query);
    for (const Value& release : page["releases"].items()) names += release["release"].string() + " ";
    return names;
  }

  Catalog catalog_;
};

TEST_F(FiguresTest, APageHasTheCellsOfEachRelease) {
  Add({.weights = GateState::kConditional}, {.released = "2024-02-29"});
  const Value page = Page({});
  EXPECT_EQ(page["total"].integer(), 1);
  ASSERT_EQ(page["components"].items().size(), TheStack().components.size());
  const Value& release = page["releases"].items()[0];
  EXPECT_EQ(release["released"].string(), "2024-02-29");
  for (size_t i = 0; i < page["components"].items().size(); ++i) {
    const bool weights = page["components"].items()[i].string() == "pretrained-weights";
    EXPECT_EQ(release["matrix"].items()[i].string(), weights ? "cccccc" : "x-----");
    EXPECT_EQ(release["weak"].items()[i].integer(), weights ? 63 : 0);
  }
  const Value bare = Page({.matrix = false});
  EXPECT_TRUE(bare["releases"].items()[0]["matrix"].is_null());
}

TEST_F(FiguresTest, APageIsFilteredSortedAndCut) {
  Add({.name = "acme/a", .license = "MIT", .base = "meta/llama", .architecture = "llama"}, {.released = "2024-01-01"});
  Add({.name = "acme/b", .license = "Apache-2.0", .weights = GateState::kClosed}, {.released = "2025-01-01"});
  Add({.name = "other/c", .license = "MIT"}, {.released = "2025-06-01"});
  EXPECT_EQ(Names({}), "acme/a acme/b other/c ");
  EXPECT_EQ(Names({.part = "ACME"}), "acme/a acme/b ");
  EXPECT_EQ(Names({.publisher = "other"}), "other/c ");
  EXPECT_EQ(Names({.license = "MIT"}), "acme/a other/c ");
  EXPECT_EQ(Names({.license_class = "osi-approved"}), "acme/a acme/b other/c ");
  EXPECT_EQ(Names({.architecture = "llama"}), "acme/a ");
  EXPECT_EQ(Names({.base = "meta/llama"}), "acme/a ");
  EXPECT_EQ(Names({.released_from = "2025-01-01", .released_to = "2025-03-01"}), "acme/b ");
  EXPECT_EQ(Names({.gates = {{"pretrained-weights", "licensed", "closed"}}}), "acme/b ");
  EXPECT_EQ(Names({.publisher = "acme", .gates = {{"pretrained-weights", "licensed", "open"}, {"pretrained-weights", "complete", "open"}}}), "acme/a ");
  EXPECT_EQ(Names({.definition = "mof", .outcome = "unmet"}) != "", true);
  EXPECT_EQ(Names({.sort = "-released"}), "other/c acme/b acme/a ");
  Add({.name = "undated"});
  EXPECT_EQ(Names({.released_from = "2025-01-01"}), "acme/b other/c ") << "when it was added says nothing of when it was released";
  EXPECT_EQ(Names({.sort = "released"}), "acme/a acme/b other/c undated ");
  EXPECT_EQ(Names({.sort = "-released"}), "other/c acme/b acme/a undated ");
  EXPECT_EQ(Names({.sort = "-released", .limit = 1, .offset = 1}), "acme/b ");
  EXPECT_EQ(Names({.part = "' OR 1=1 --"}), "");
  EXPECT_EQ(Page({.limit = 1})["total"].integer(), 4);
}

TEST_F(FiguresTest, ALicenseFindsAllReleasesThatAreCountedUnderIt) {
  Add({.name = "both", .license = "CC-BY-NC-4.0", .other_license = "Apache-2.0"});
  Add({.name = "one", .license = "Apache-2.0"});
  EXPECT_EQ(Names({.license = "Apache-2.0"}), "both one ");
  EXPECT_EQ(Names({.license = "CC-BY-NC-4.0"}), "both ");
  EXPECT_EQ(Names({.license = "CC-BY-NC-4.0, Apache-2.0"}), "both ") << "and all of them as they stand in the column";
  EXPECT_EQ(Names({.license = "Apache"}), "");
  const Value counted = Parsed(LicensesInUse(connection(), "weights"));
  for (const Value& one : counted["counts"].items())
    EXPECT_EQ(Page({.license = std::string(one["expression"].string())})["total"].integer(), one["releases"].integer()) << one["expression"].string();
}

TEST_F(FiguresTest, APageIsSortedByWhatADefinitionSaysAndByAGate) {
  Add({.name = "c", .weights = GateState::kUnknown});
  Add({.name = "d", .weights = GateState::kOpen});
  Add({.name = "a", .weights = GateState::kClosed});
  Add({.name = "b", .weights = GateState::kConditional});
  Add({.name = "e", .weights = GateState::kOpen});
  EXPECT_EQ(Names({.sort = "-gate:pretrained-weights.licensed"}), "d e b c a ");
  EXPECT_EQ(Names({.sort = "gate:pretrained-weights.licensed"}), "a c b d e ");
  EXPECT_EQ(Names({.gates = {{"pretrained-weights", "licensed", "open"}}, .sort = "-gate:pretrained-weights.licensed", .limit = 1, .offset = 1}), "e ");
  const std::string levels = Names({.sort = "-verdict:gradient"});
  EXPECT_TRUE(levels.starts_with("d e c ")) << levels << ": open weights reach a level of it, and what is not known stands before what is not met";
  EXPECT_EQ(Names({.sort = "-verdict:gradient", .group = "license"}), levels);
}

TEST_F(FiguresTest, APageRefusesWhatThereIsNot) {
  const auto refuses = [&](const PageQuery& query) { return !ReleasesPage(connection(), query); };
  EXPECT_TRUE(refuses({.sort = "release; DROP TABLE revisions"}));
  for (const char* sort : {"", "-", "verdict:", "verdict:nothing", "verdict:mof'", "gate:", "gate:pretrained-weights", "gate:pretrained-weights.ajar",
                           "gate:x.licensed", "gate:.", "gate:pretrained-weights.licensed' --"})
    EXPECT_TRUE(refuses({.sort = sort})) << sort;
  EXPECT_TRUE(refuses({.gates = {{"pretrained-weights", "licensed", "ajar"}}}));
  EXPECT_TRUE(refuses({.gates = {{"pretrained-weights", "gate", "open"}}}));
  EXPECT_TRUE(refuses({.gates = {{"nothing", "licensed", "open"}}}));
  EXPECT_TRUE(refuses({.definition = "mof"}));
  EXPECT_TRUE(refuses({.definition = "bogus", .outcome = "met"}));
  EXPECT_TRUE(refuses({.definition = "mof", .outcome = "bogus"}));
  for (const char* outcome : {"met", "needs-human", "III", "Class III - Open Model"})
    EXPECT_FALSE(refuses({.definition = "mof", .outcome = outcome})) << outcome;
  EXPECT_TRUE(refuses({.definition = "european-index", .outcome = "0.99 of 1"})) << "no release here has that score";
  Add({.weights = GateState::kClosed});
  EXPECT_EQ(Names({.definition = "mof", .outcome = "Unclassified"}), "acme/model-7b ");
  EXPECT_EQ(Names({.definition = "mof-1.1", .outcome = "Unclassified"}), "acme/model-7b ");
  EXPECT_TRUE(refuses({.license_class = "bogus"}));
  EXPECT_FALSE(refuses({.license_class = "use-restricted"}));
  for (const char* day : {"2026-13-45", "2026", "yesterday", "2025-02-29"}) {
    EXPECT_TRUE(refuses({.released_from = day})) << day;
    EXPECT_TRUE(refuses({.released_to = day})) << day;
  }
  EXPECT_TRUE(refuses({.gates = std::vector<PageQuery::GateFilter>(kMaxGateFilters + 1, {"pretrained-weights", "licensed", "open"})}));
}

TEST_F(FiguresTest, CountsOpennessByPeriod) {
  Add({.name = "a"}, {.released = "2024-02-29"});
  Add({.name = "b", .weights = GateState::kClosed}, {.released = "2024-12-31"});
  for (const auto& [period, first] : {std::pair{"year", "2024"}, {"quarter", "2024-Q1"}, {"month", "2024-02"}}) {
    const Value figures = Parsed(OpennessOverTime(connection(), "licensed", period));
    EXPECT_EQ(figures["counts"].items()[0]["period"].string(), first);
  }
  const Value by_year = Parsed(OpennessOverTime(connection(), "licensed", "year"));
  for (const Value& count : by_year["counts"].items())
    if (count["component"].string() == "pretrained-weights") {
      EXPECT_EQ(count["releases"].integer(), 2);
      EXPECT_EQ(count["open"].integer(), 1);
      EXPECT_EQ(count["closed"].integer(), 1);
    }
  EXPECT_EQ(by_year["releases"].integer(), 2);
  EXPECT_EQ(by_year["undated"].integer(), 0);
  EXPECT_FALSE(OpennessOverTime(connection(), "ajar", "year"));
  EXPECT_FALSE(OpennessOverTime(connection(), "licensed", "week"));
}

TEST_F(FiguresTest, PutsUndatedReleasesIntoNoPeriod) {
  Add({.name = "a"}, {.released = "2019-03-01"});
  Add({.name = "b"});
  const Value figures = Parsed(OpennessOverTime(connection(), "licensed", "year"));
  EXPECT_EQ(figures["releases"].integer(), 2);
  EXPECT_EQ(figures["undated"].integer(), 1);
  for (const Value& count : figures["counts"].items()) EXPECT_EQ(count["period"].string(), "2019");
  ASSERT_EQ(figures["undated_counts"].items().size(), figures["counts"].items().size());
  for (const Value& count : figures["undated_counts"].items()) {
    EXPECT_TRUE(count["period"].is_null());
    EXPECT_EQ(count["releases"].integer(), 1);
    const bool weights = count["component"].string() == "pretrained-weights";
    EXPECT_TRUE(!weights || count["open"].integer() == 1);
  }
}

TEST_F(FiguresTest, CountsLicenses) {
  Add({.name = "a", .license = "MIT"});
  Add({.name = "b", .license = "MIT"});
  const Value all = Parsed(LicensesInUse(connection(), ""));
  EXPECT_EQ(all["counts"].items()[0]["expression"].string(), "MIT");
  EXPECT_EQ(all["counts"].items()[0]["releases"].integer(), 2);
  EXPECT_TRUE(Parsed(LicensesInUse(connection(), "data"))["counts"].items().empty());
  EXPECT_FALSE(LicensesInUse(connection(), "hardware"));
}

// Three of one publisher and one of another: 0.75² + 0.25².
TEST_F(FiguresTest, MeasuresConcentration) {
  for (const char* name : {"acme/a", "acme/b", "acme/c", "other/d", "nobody"}) Add({.name = name});
  const Value by = Parsed(Concentration(connection(), "publisher", 1));
  EXPECT_EQ(by["releases"].integer(), 5);
  EXPECT_EQ(by["known"].integer(), 4);
  EXPECT_EQ(by["distinct"].integer(), 2);
  EXPECT_DOUBLE_EQ(by["herfindahl_hirschman"].number(), 0.625);
  EXPECT_DOUBLE_EQ(by["effective_number"].number(), 1.6);
  ASSERT_EQ(by["largest"].items().size(), 1u);
  EXPECT_DOUBLE_EQ(by["largest"].items()[0]["share"].number(), 0.75);
  EXPECT_EQ(Parsed(Concentration(connection(), "base", 10))["herfindahl_hirschman"].number(), 0);
  EXPECT_FALSE(Concentration(connection(), "weather", 10));
}

// Of terms only what has a name of its own is one thing; what is not known is no share of anything.
TEST_F(FiguresTest, TermsThatAreNotKnownArePartOfNoShare) {
  Add({.name = "a", .license = "MIT"});
  Add({.name = "b", .license = "Apache-2.0"});
  Add({.name = "c", .license = "", .license_class = LicenseClass::kUnknown});
  Add({.name = "d", .license = "", .license_class = LicenseClass::kCustom});
  Add({.name = "e", .license = "", .license_class = LicenseClass::kNone});
  Add({.name = "f", .license = "", .license_class = LicenseClass::kNonCommercial, .other_license = "MIT"});
  const Value names = Parsed(Concentration(connection(), "license", 10));
  EXPECT_EQ(names["releases"].integer(), 6);
  EXPECT_EQ(names["known"].integer(), 2);
  EXPECT_DOUBLE_EQ(names["herfindahl_hirschman"].number(), 0.5);
  EXPECT_EQ(names["not_counted"]["unknown"].integer(), 1);
  EXPECT_EQ(names["not_counted"]["unnamed"].integer(), 2);
  EXPECT_EQ(names["not_counted"]["none"].integer(), 1);
  const Value classes = Parsed(Concentration(connection(), "license-class", 10));
  EXPECT_EQ(classes["known"].integer(), 5) << "that no terms are stated is known";
  EXPECT_EQ(classes["not_counted"]["unknown"].integer(), 1);
  for (const Value& one : classes["largest"].items()) EXPECT_NE(one["name"].string(), "unknown");
}

TEST_F(FiguresTest, FollowsBaseModelsToTheirRoot) {
  Add({.name = "acme/a", .base = "meta/llama"});
  Add({.name = "acme/b", .base = "Acme/A"});  // names of hubs have no case
  Add({.name = "acme/c", .base = "acme/b", .other_base = "meta/llama"});
  Add({.name = "lone"});
  const Value roots = Parsed(Concentration(connection(), "root", 10));
  EXPECT_EQ(roots["largest"].items()[0]["name"].string(), "meta/llama");
  EXPECT_EQ(roots["largest"].items()[0]["releases"].integer(), 3);
  EXPECT_EQ(roots["known"].integer(), 3);
  EXPECT_EQ(roots["not_counted"]["unknown"].integer(), 1) << "what lone was made from nobody states";
  const Value top = Parsed(Lineage(connection(), "", 10));
  EXPECT_EQ(top["models"].items()[0]["name"].string(), "meta/llama");
  EXPECT_EQ(top["releases"].integer(), 4);
  EXPECT_EQ(top["stating"].integer(), 3);
  EXPECT_EQ(top["models"].items()[0]["derivatives"].integer(), 1);
  EXPECT_EQ(top["models"].items()[0]["descendants"].integer(), 3);
  EXPECT_FALSE(top["models"].items()[0]["in_catalog"].boolean());
  const Value below = Parsed(Lineage(connection(), "acme/a", 10));
  EXPECT_EQ(below["total"].integer(), 3);
  EXPECT_EQ(below["models"].items()[1]["base"].string(), "acme/a");
  EXPECT_EQ(Lineage(connection(), "nobody", 10).error().kind, ErrorKind::kNotFound);
}

TEST_F(FiguresTest, SurvivesCirclesOfBaseModels) {
  Add({.name = "a", .base = "b"});
  Add({.name = "b", .base = "c"});
  Add({.name = "c", .base = "a"});
  Add({.name = "self", .base = "self"});
  Add({.name = "d", .base = "a"});
  const auto tree = BaseTree::Read(connection());
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->releases(), 5);
  int64_t rootless = 0;
  for (const BaseTree::Node& node : tree->nodes()) rootless += node.base < 0;
  EXPECT_EQ(rootless, 2);
  const Value roots = Parsed(Concentration(connection(), "root", 10));
  EXPECT_EQ(roots["known"].integer(), 3) << "what a circle was cut at has no root";
  EXPECT_EQ(roots["releases"].integer(), 5);
}

TEST_F(FiguresTest, HaveNothingToSayOfAnEmptyCatalog) {
  EXPECT_EQ(Page({})["total"].integer(), 0);
  EXPECT_EQ(Parsed(Concentration(connection(), "publisher", 10))["known"].integer(), 0);
  EXPECT_TRUE(Parsed(Lineage(connection(), "", 10))["models"].items().empty());
  EXPECT_TRUE(Parsed(OpennessOverTime(connection(), "licensed", "year"))["counts"].items().empty());
}

}  // namespace
}  // namespace day
