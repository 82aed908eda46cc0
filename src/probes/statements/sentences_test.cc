// The cases of testdata/*.yaml: sentences, and what the probe must say of them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "probe/probe_for_test.h"
#include "probes/statements/statements.h"
#include "text/yaml.h"

namespace day::statements {
namespace {

const Lexicon& TheLexicon() {
  static const Lexicon kLexicon;
  return kLexicon;
}

std::string DocumentOf(const Value& test) {
  const auto or_else = [&](std::string_view key, std::string_view other) { return test[key].is_string() ? test[key].string() : std::string(other); };
  std::string document = fmt::format("# {}\n\n", or_else("title", "Marmot"));
  if (!test["top"].boolean()) document += fmt::format("First words.\n\n## {}\n\n", or_else("section", "Overview"));
  if (test["item"].boolean()) document += "- ";
  if (test["before"].is_string()) document += test["before"].string() + " ";
  return document + test["text"].string() + "\n";
}

std::string Told(const std::vector<Evidence>& found) {
  std::string told;
  for (const Evidence& evidence : found) {
    told += fmt::format("  {} \"{}\"", evidence.key, evidence.value);
    for (const Field& field : evidence.fields) told += fmt::format(" {}={}", field.name, field.value);
    told += "\n";
  }
  return told;
}

bool Fits(const Evidence& evidence, const Value& expected) {
  for (const auto& [name, value] : expected.members())
    if ((name == "value" ? std::string_view(evidence.value) : evidence.Get(name)) != value.ScalarText()) return false;
  return true;
}

// Each case's evidence with this key must be what its member says: none, one, or these in order.
void Check(std::string_view file, std::string_view member, std::string_view key, size_t at_least) {
  std::ifstream in(fmt::format("{}/{}", DAY_TESTDATA, file));
  std::stringstream text;
  text << in.rdbuf();
  const auto cases = ParseYaml(text.str());
  ASSERT_TRUE(cases) << file;
  size_t count = 0;
  for (const Value& test : (*cases)["cases"].items()) {
    ++count;
    Collected list;
    Readings readings;
    ReadStatements(TheLexicon(), test["path"].is_string() ? test["path"].string() : "README.md", DocumentOf(test), readings, list);
    std::vector<Evidence> found;
    for (Evidence& evidence : list.all)
      if (evidence.key == key) found.push_back(std::move(evidence));
    const Value& expected = test[member];
    const std::string where = fmt::format("{}:{}: {}\n{}", file, test.line, test["text"].string(), Told(found));
    if (expected.is_string()) {
      EXPECT_TRUE(found.empty()) << where;
    } else if (expected.is_object()) {
      EXPECT_TRUE(!found.empty() && Fits(found[0], expected)) << where;
    } else {
      EXPECT_EQ(found.size(), expected.items().size()) << where;
      for (size_t i = 0; i < std::min(found.size(), expected.items().size()); ++i) EXPECT_TRUE(Fits(found[i], expected.items()[i])) << where;
    }
  }
  EXPECT_GE(count, at_least);
}

TEST(StatementSentences, AreClaimsOnlyWhereTheReleaseSpeaksOfItself) { Check("claims.yaml", "claim", "claim.sentence", 130); }
TEST(StatementSentences, SayWhichTermsGovernWhat) { Check("licenses.yaml", "terms", "license.statement", 55); }
TEST(StatementSentences, SayThatAccessIsAskedFor) { Check("gates.yaml", "gate", "gate.sentence", 26); }

}  // namespace
}  // namespace day::statements
