#include "probes/signals/prose.h"

#include <gtest/gtest.h>

#include <string>

namespace day::signals {
namespace {

// Is the first `needle` of the text in a comment or docstring?
bool Covers(Comments comments, std::string_view text, std::string_view needle = "HERE") {
  const size_t at = text.find(needle);
  EXPECT_NE(at, text.npos);
  return Prose(comments, text).Covers(at);
}

TEST(Prose, KnowsCommentsOfPython) {
  EXPECT_TRUE(Covers(Comments::kPython, "x = 1  # HERE\n"));
  EXPECT_FALSE(Covers(Comments::kPython, "x = 1  # no\nHERE\n"));
  EXPECT_FALSE(Covers(Comments::kPython, "x = '#' + HERE\n"));
  EXPECT_FALSE(Covers(Comments::kPython, "x = '\\'#' + HERE\n"));
  EXPECT_FALSE(Covers(Comments::kPython, "x = \"\"\"a # b\"\"\" + HERE\n"));
}

TEST(Prose, TellsDocstringsFromOtherLongStrings) {
  EXPECT_TRUE(Covers(Comments::kPython, "\"\"\"HERE\"\"\"\nx = 1\n"));
  EXPECT_TRUE(Covers(Comments::kPython, "def f():\n    '''Does.\n\n    HERE\n    '''\n"));
  EXPECT_TRUE(Covers(Comments::kPython, "def f():\n    r\"\"\"HERE\"\"\"\n"));
  EXPECT_FALSE(Covers(Comments::kPython, "PROMPT = \"\"\"HERE\"\"\"\n"));
  EXPECT_FALSE(Covers(Comments::kPython, "f(\n    \"\"\"HERE\"\"\",\n)\n"));
  EXPECT_FALSE(Covers(Comments::kPython, "\"\"\"a \\\"\"\" b\"\"\"\nHERE\n"));
}

TEST(Prose, KnowsCommentsThatBeginWithAHash) {
  EXPECT_TRUE(Covers(Comments::kHash, "# HERE\n"));
  EXPECT_TRUE(Covers(Comments::kHash, "run x # HERE\n"));
  EXPECT_FALSE(Covers(Comments::kHash, "echo $# HERE\n"));
  EXPECT_FALSE(Covers(Comments::kHash, "a#b HERE\n"));
}

TEST(Prose, KnowsCommentsWithSlashes) {
  EXPECT_TRUE(Covers(Comments::kSlashes, "x; // HERE\n"));
  EXPECT_TRUE(Covers(Comments::kSlashes, "/* a\n * HERE\n */"));
  EXPECT_FALSE(Covers(Comments::kSlashes, "/* a */ HERE"));
  EXPECT_FALSE(Covers(Comments::kSlashes, "f(\"http://a\", HERE)"));
  EXPECT_FALSE(Covers(Comments::kSlashes, "fn f<'a>(x: &'a str) { HERE }"));
  EXPECT_FALSE(Covers(Comments::kSlashes, "c = '\"'; HERE"));
}

TEST(Prose, KnowsStringsOfScripts) {
  EXPECT_FALSE(Covers(Comments::kScript, "f(`http://a\n// b`, HERE)"));
  EXPECT_FALSE(Covers(Comments::kScript, "f('it // b', HERE)"));
  EXPECT_TRUE(Covers(Comments::kScript, "f('a') // HERE"));
}

TEST(Prose, KnowsNoneWhereThereAreNone) { EXPECT_FALSE(Covers(Comments::kNone, "# HERE // HERE")); }

TEST(Prose, IsAskedForAscendingPlaces) {
  const std::string text = "a # b\nc # d\ne";
  Prose prose(Comments::kPython, text);
  EXPECT_FALSE(prose.Covers(text.find('a')));
  EXPECT_TRUE(prose.Covers(text.find('b')));
  EXPECT_TRUE(prose.Covers(text.find('b')));
  EXPECT_FALSE(prose.Covers(text.find('c')));
  EXPECT_TRUE(prose.Covers(text.find('d')));
  EXPECT_FALSE(prose.Covers(text.find('e')));
  EXPECT_FALSE(prose.Covers(text.size()));
}

TEST(Prose, EndsWithTheTextWhereSomethingStaysOpen) {
  for (const std::string_view text : {"'''", "\"", "'\\", "/*", "/", "x = '''a", "`", "#"})
    for (const Comments comments : {Comments::kPython, Comments::kHash, Comments::kSlashes, Comments::kScript})
      EXPECT_NO_FATAL_FAILURE((void)Prose(comments, text).Covers(text.size() - 1)) << text;
}

}  // namespace
}  // namespace day::signals
