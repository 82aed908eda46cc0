#include "probes/signals/finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "probes/signals/saved_sets.h"

namespace day::signals {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kFiles = R"(
kinds:
  - {kind: python, set: python, comments: python, names: ["*.py"], languages: [python]}
  - {kind: shell, set: shell, comments: hash, names: ["*.sh"]}
  - {kind: bundle, set: none, comments: none, names: ["*.min.js"]}
  - {kind: json, set: config, comments: none, names: ["*.json", "**/conf/*.txt"], most: 100}
paths:
  tests: ["test*"]
)";

Result<SignalSet> Read(std::string_view signals, std::string_view files = kFiles) {
  const EmbeddedFile all[] = {{"signals/a.yaml", signals}, {"signals/files.yaml", files}};
  return SignalSet::Read(all);
}

// A signal `c.one` of the given lines, with what every signal needs.
std::string One(std::string_view lines, std::string_view rest = "") {
  return "component: c\nsignals:\n  - id: c.one\n    asks: \"Is it?\"\n    strength: strong\n    weight: 5\n    in: [python]\n    matches: [x]\n    ignores: "
         "[y]\n" +
         std::string(lines) + std::string(rest);
}

std::string FaultOf(std::string_view signals, std::string_view files = kFiles) {
  const Result<SignalSet> set = Read(signals, files);
  return set ? "is read" : set.error().message;
}

std::vector<FoundSignal> Find(const Finder& finder, std::string_view path, std::string_view text, size_t kind = 0) {
  Finder::Workspace workspace(finder);
  return finder.Find(path, kind, text, workspace);
}

Finder Made(std::string_view signals) {
  Result<SignalSet> set = Read(signals);
  EXPECT_TRUE(set.has_value()) << set.error().message;
  Result<Finder> finder = Finder::Make(std::move(*set));
  EXPECT_TRUE(finder.has_value()) << finder.error().message;
  return std::move(*finder);
}

TEST(SignalSet, NamesWhatIsWrongAndWhere) {
  EXPECT_EQ(FaultOf(One("    patterns: [x]\n")), "is read");
  EXPECT_THAT(FaultOf(One("    patterns: [x]\n    patern: [y]\n")), HasSubstr("signals/a.yaml:11: unknown field \"patern\""));
  EXPECT_THAT(FaultOf(One("    any: [nothing]\n")), HasSubstr("no atom are called \"nothing\""));
  EXPECT_THAT(FaultOf(One("    patterns: [x]\n    needs: [nothing]\n")), HasSubstr("nothing"));
  EXPECT_THAT(FaultOf(One("    patterns: [x]\n    not-paths: [nowhere]\n")), HasSubstr("nowhere"));
  EXPECT_THAT(FaultOf(One("")), HasSubstr("nothing to look for"));
  EXPECT_THAT(FaultOf(One("    patterns: []\n")), HasSubstr("no patterns"));
  EXPECT_THAT(FaultOf(One("    patterns: [x]\n", "atoms:\n  - {id: c.one, patterns: [z]}\n")), HasSubstr("that of another"));
  EXPECT_THAT(FaultOf(One("    patterns: [x]\n", "atoms:\n  - {id: a, pattern: [z]}\n")), HasSubstr("unknown field"));
  EXPECT_THAT(FaultOf("component: c\nsignals:\n  - {id: d.one}\n"), HasSubstr("does not begin with its component"));
  EXPECT_THAT(FaultOf("component: c\nsignals:\n  - {id: c.one, asks: Hm}\n"), HasSubstr("asks"));
  EXPECT_THAT(FaultOf("component: c\nsignals:\n  - {id: c.one, asks: \"A?\", strength: medium}\n"), HasSubstr("strong or weak"));
  EXPECT_THAT(FaultOf("component: c\nsignals:\n  - {id: c.one, asks: \"A?\", strength: weak, weight: 5}\n"), HasSubstr("weak one 1 to 4"));
  EXPECT_THAT(FaultOf("component: c\nsignals:\n  - {id: c.one, asks: \"A?\", strength: weak, weight: 1, in: [cobol]}\n"), HasSubstr("cobol"));
  EXPECT_THAT(FaultOf("component: c\nsignals:\n  - {id: c.one, asks: \"A?\", strength: weak, weight: 1}\n"), HasSubstr("in which files"));
  EXPECT_THAT(FaultOf("signals: [\n"), HasSubstr("signals/a.yaml"));
  EXPECT_THAT(FaultOf("version: 1\n", "kinds:\n  - {kind: a, set: b, comments: rust}\n"), HasSubstr("no kind of comments"));
  EXPECT_THAT(FaultOf("version: 1\n", "kinds:\n  - {kind: a, comments: none}\n"), HasSubstr("needs `kind` and `set`"));
}

TEST(SignalSet, RefusesAnIdThatIsThereTwice) {
  const std::string twice = One("    patterns: [x]\n") + One("    any: [c.one]\n").substr(One("").find("  - id"));
  EXPECT_THAT(FaultOf(twice), HasSubstr("there twice"));
}

TEST(SignalSet, NeedsSnippets) {
  EXPECT_THAT(FaultOf("component: c\nsignals:\n  - {id: c.one, asks: \"A?\", strength: weak, weight: 1, in: [python], patterns: [x]}\n"),
              HasSubstr("snippets"));
}

TEST(Finder, NamesAPatternThatDoesNotCompile) {
  Result<SignalSet> set = Read(One("    patterns: [\"(x\"]\n"));
  ASSERT_TRUE(set.has_value());
  const Result<Finder> finder = Finder::Make(std::move(*set));
  ASSERT_FALSE(finder.has_value());
  EXPECT_THAT(finder.error().message, HasSubstr("(x"));
}

TEST(FileKinds, AreToldByNameThenByLanguage) {
  const Result<SignalSet> set = Read("version: 1\n");
  ASSERT_TRUE(set.has_value());
  const auto kind = [&](std::string_view path, std::string_view language = "", uint64_t size = 1) {
    Artifact artifact;
    artifact.path = path;
    artifact.name = path.substr(path.rfind('/') + 1);
    artifact.language = language;
    artifact.size = size;
    return set->kinds.Find(artifact);
  };
  EXPECT_EQ(kind("a/B.PY"), 0);
  EXPECT_EQ(kind("run", "Python"), 0);
  EXPECT_EQ(kind("a.txt"), -1);
  EXPECT_EQ(kind("x/conf/a.txt"), 3);
  EXPECT_EQ(kind("a.min.js"), -1);
  EXPECT_EQ(kind("a.json", "", 101), -1);
}

TEST(Finder, WantsAllOfItsConditions) {
  const Finder finder = Made(
      One("    patterns: [one]\n    needs: [two, [three, four]]\n    without: [five]\n    not-paths: [tests]\n",
          "atoms:\n  - {id: two, literals: [two]}\n  - {id: three, literals: [three]}\n  - {id: four, literals: [four]}\n  - {id: five, literals: [five]}\n"));
  EXPECT_EQ(Find(finder, "a.py", "one two four").size(), 1U);
  EXPECT_THAT(Find(finder, "a.py", "one two"), IsEmpty());
  EXPECT_THAT(Find(finder, "a.py", "two three"), IsEmpty());
  EXPECT_THAT(Find(finder, "a.py", "one two three five"), IsEmpty());
  EXPECT_EQ(Find(finder, "a.py", "one two three # five").size(), 1U);
  EXPECT_THAT(Find(finder, "a.py", "one two # three"), IsEmpty());
  EXPECT_THAT(Find(finder, "testing/a.py", "one two three"), IsEmpty());
  EXPECT_THAT(Find(finder, "a.sh", "one two three", 1), IsEmpty());
}

TEST(Finder, GivesTheFirstPlaceAndTheLinesThatMatch) {
  const Finder finder = Made(One("    patterns: [one]\n"));
  const auto found = Find(finder, "a.py", "# one\nx one one\none\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].end, 11U);
  EXPECT_EQ(found[0].lines, 2U);
}

TEST(Finder, CountsInCommentsWhereAsked) {
  const Finder finder = Made(One("    patterns: [\"^#JOB\"]\n    comments: true\n"));
  EXPECT_EQ(Find(finder, "a.py", "#JOB 1\n").size(), 1U);
}

TEST(Finder, IsBoundedWhateverTheText) {
  const Finder finder = Made(One("    patterns: [\"z\"]\n    targets: true\n"));
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "name" + std::to_string(i) + "z\n";
  const auto found = Find(finder, "a.py", text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_LE(found[0].lines, kMostLines);
  EXPECT_EQ(found[0].targets.size(), kMostTargets);
}

TEST(Finder, NamesItsTargets) {
  const Finder finder = Made(One("    patterns: [\"\\\\.csv['\\\"]\"]\n    target-paths: [tests]\n"));
  const auto found = Find(finder, "a.py", "f('data/train.csv')\ng(\"data/{x}/test_1.csv\")\nh('latest.csv', 'test_1.csv')\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].targets, ElementsAre("data/{x}/test_1.csv", "test_1.csv"));
  EXPECT_EQ(found[0].lines, 2U);
  EXPECT_THAT(Find(finder, "a.py", "f('data/train.csv')\n"), IsEmpty());
}

TEST(Finder, MayBeToldByThePathAlone) {
  const Finder finder = Made(One("    paths: [tests]\n"));
  const auto found = Find(finder, "test/a.py", "");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].end, 0U);
  EXPECT_THAT(Find(finder, "a.py", ""), IsEmpty());
}

TEST(SavedSets, AreUsedOnlyForThePatternsTheyWereMadeFrom) {
  const Result<SignalSet> set = Read(One("    patterns: [one]\n")), other = Read(One("    patterns: [two]\n"));
  const Result<std::string> saved = SaveSets(*set);
  ASSERT_TRUE(saved.has_value());
  const auto compiles = [](const SignalSet& what, std::string_view bytes) {
    const Result<Finder> finder = Finder::Make(what, bytes);
    EXPECT_TRUE(finder.has_value());
    EXPECT_EQ(Find(*finder, "a.py", what.atoms[0].patterns[0].expression).size(), 1U);
    return finder->compiled();
  };
  EXPECT_FALSE(compiles(*set, *saved));
  EXPECT_TRUE(compiles(*other, *saved));
  EXPECT_TRUE(compiles(*set, ""));
  EXPECT_TRUE(compiles(*set, std::string_view(*saved).substr(0, 40)));
}

}  // namespace
}  // namespace day::signals
