#include <gtest/gtest.h>

#include <string>

#include "probe/probe_for_test.h"

namespace day::probes::document {

std::unique_ptr<Probe> Make();

namespace {

std::string TitleOf(std::string_view bytes, std::string_view type = "pdf") {
  const auto all = LookAt(*Make(), {.path = "docs/a.pdf", .type = type, .kind = "document"}, bytes);
  EXPECT_EQ(all.size(), 1u);
  return all.empty() ? "" : std::string(all[0].Get("title"));
}

TEST(DocumentProbe, NamesTheFormat) {
  for (const char* type : {"pdf", "tex", "postscript", "docx"}) {
    const auto all = LookAt(*Make(), {.path = "a", .type = type, .kind = "document"}, "x");
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].value, type);
  }
}
TEST(DocumentProbe, ReadsTheTitleThatAPdfStates) {
  EXPECT_EQ(TitleOf("%PDF-1.4\n1 0 obj\n<< /Title (A study of tulips) /Author (x) >>"), "A study of tulips");
  EXPECT_EQ(TitleOf("<< /Title   (Tulips \\(and (nested) roses\\)) >>"), "Tulips (and (nested) roses)");
}
TEST(DocumentProbe, ReadsNoTitleWhereThereIsNone) {
  for (const char* bytes : {"", "%PDF-1.4", "/Title", "/Title ", "/Title <FEFF0041>", "/TitleX (a)"}) EXPECT_EQ(TitleOf(bytes), "") << bytes;
  EXPECT_EQ(TitleOf("/Title (a)", "tex"), "");
}
TEST(DocumentProbe, EndsATitleThatIsNeverClosed) {
  EXPECT_EQ(TitleOf("/Title (never closed"), "never closed");
  EXPECT_EQ(TitleOf("/Title (" + std::string(5'000, 'x')).size(), 200u);
  EXPECT_EQ(TitleOf("/Title (a\\"), "a\\");
}

}  // namespace
}  // namespace day::probes::document
