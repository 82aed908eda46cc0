#include "text/document.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(TextDocument, KeepsTheFrontMatterWithItsPlace) {
  const TextDocument document = ReadTextDocument("README.md", "---\nlicense: mit\n---\n# Title\n");
  EXPECT_EQ(document.front_matter, "license: mit\n");
  EXPECT_EQ(document.front_offset, 4u);
  EXPECT_EQ(document.front_line, 2u);
  ASSERT_EQ(document.body.sections.size(), 1u);
  EXPECT_EQ(document.body.sections[0].heading.line, 4u);
}
TEST(TextDocument, ReadsAnythingButReStructuredTextAndPlainTextAsMarkdown) {
  for (const char* name : {"README", "a.md", "A.MDX", "a.markdown"}) EXPECT_EQ(ReadTextDocument(name, "# A").body.sections.at(0).heading.text, "A") << name;
  for (const char* name : {"a.rst", "A.TXT"}) EXPECT_NE(ReadTextDocument(name, "# A").body.sections.at(0).heading.text, "A") << name;
}
TEST(TextDocument, TakesARuleAtTheTopOfPlainTextForNoFrontMatter) { EXPECT_EQ(ReadTextDocument("a.txt", "---\nlicense: mit\n---\n").front_matter, ""); }
TEST(TextDocument, IsEmptyForAnEmptyText) {
  const TextDocument document = ReadTextDocument("README.md", "");
  EXPECT_EQ(document.front_matter, "");
  EXPECT_TRUE(document.body.blocks.empty());
}

}  // namespace
}  // namespace day
