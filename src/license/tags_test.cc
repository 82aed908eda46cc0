#include <gtest/gtest.h>

#include "license/license.h"

namespace day {
namespace {

LicenseMatch Only(std::string_view text) {
  const auto tags = FindLicenseTags(text);
  return tags.size() == 1 ? tags[0] : LicenseMatch{.id = std::to_string(tags.size()) + " tags"};
}
bool None(std::string_view text) { return FindLicenseTags(text, IgnoredTags::kIfNoOther).empty(); }

TEST(LicenseTag, IsReadInAnyCommentStyle) {
  for (const char* line : {"// SPDX-License-Identifier: MIT",
                           "# SPDX-License-Identifier: mit",
                           "/* SPDX-License-Identifier: MIT */",
                           "<!-- SPDX-License-Identifier: MIT -->",
                           "; SPDX-License-Identifier: MIT",
                           "{# SPDX-License-Identifier: MIT #}",
                           "\"SPDX-License-Identifier: MIT\"",
                           " * SPDX-License-Identifier:MIT",
                           "(* SPDX-License-Identifier: MIT *)",
                           "-- SPDX-License-Identifier: MIT\r",
                           "dnl SPDX-License-Identifier: MIT",
                           "// SPDX-License-Identifier : MIT.",
                           "{\"_comment\": \"SPDX-License-Identifier: MIT\"}",
                           "  \"# SPDX-License-Identifier: MIT\\n\",",
                           "/* SPDX-License-Identifier: MIT */ -->",
                           "# spdx-license-identifier: MIT",
                           "# spdx-License-Identifier: MIT",
                           "# SPDX-Licence-Identifier: MIT",
                           "# SPDX-License-Identifier: MIT # for all",
                           "Copyright 2024 A. SPDX-License-Identifier: MIT"}) {
    const LicenseMatch tag = Only(std::string("first line\n") + line + "\nlast line\n");
    EXPECT_EQ(tag.id, "MIT") << line;
    EXPECT_EQ(tag.first_line, 2U) << line;
    EXPECT_EQ(tag.license_class, LicenseClass::kOsiApproved) << line;
    EXPECT_EQ(tag.problem, "") << line;
  }
}

TEST(LicenseTag, KeepsExpressionsAndExceptions) {
  EXPECT_EQ(Only("SPDX-License-Identifier: (gpl-2.0-only WITH linux-syscall-note) OR mit").id, "(GPL-2.0-only WITH Linux-syscall-note) OR MIT");
  EXPECT_EQ(Only("/* SPDX-License-Identifier: (MIT OR Apache-2.0) */").id, "(MIT OR Apache-2.0)");
  EXPECT_EQ(Only("# SPDX-License-Identifier: GPL-2.0+").id, "GPL-2.0-or-later");
  EXPECT_EQ(FindLicenseTags("# SPDX-License-Identifier: MIT\n# SPDX-License-Identifier: \n# SPDX-License-Identifier: ISC\n").size(), 2U);
}

TEST(LicenseTag, GoesOnInTheNextLineAfterAnOperatorOrAnOpenParenthesis) {
  const LicenseMatch tag = Only("// SPDX-License-Identifier: MIT OR\n//   Apache-2.0\nint a;\n");
  EXPECT_EQ(tag.id, "MIT OR Apache-2.0");
  EXPECT_EQ(tag.last_line, 2U);
  EXPECT_EQ(Only(" * SPDX-License-Identifier: (MIT\n *   AND Zlib) */").id, "(MIT AND Zlib)");
  EXPECT_EQ(Only("# SPDX-License-Identifier: MIT\n# OR not\n").id, "MIT");
}

TEST(LicenseTag, SaysWhatIsWrongAndKeepsWhatIsKnown) {
  const LicenseMatch some = Only("# SPDX-License-Identifier: foo-1 AND Zlib");
  EXPECT_EQ(some.id, "Zlib");
  EXPECT_EQ(some.written, "foo-1 AND Zlib");
  EXPECT_EQ(some.problem, "'foo-1' is not an id of the SPDX list");
  EXPECT_TRUE(some.partial);
  EXPECT_EQ(some.license_class, LicenseClass::kUnknown);
  const LicenseMatch none = Only("# SPDX-License-Identifier: Custom-1");
  EXPECT_EQ(none.id, "");
  EXPECT_EQ(none.written, "Custom-1");
  const LicenseMatch placeholder = Only("# SPDX-License-Identifier: {some license} WITH Bison-exception-2.2");
  EXPECT_EQ(placeholder.id, "");
  EXPECT_FALSE(placeholder.problem.empty());
  EXPECT_EQ(Only("# SPDX-License-Identifier: Autoconf-exception-3.0").problem, "'Autoconf-exception-3.0' is an exception, not a license");
  EXPECT_EQ(Only("# SPDX-License-Identifier: GPL-2.0-only WITH foo-exception").id, "GPL-2.0-only");
}

TEST(LicenseTag, ReadsNamesAndSignsAsWhatTheyMean) {
  const LicenseMatch name = Only("# SPDX-License-Identifier: Apache 2.0");
  EXPECT_EQ(name.id, "Apache-2.0");
  EXPECT_FALSE(name.partial);
  EXPECT_FALSE(name.problem.empty());
  EXPECT_EQ(Only("# SPDX-License-Identifier: MIT/Apache-2.0").id, "MIT OR Apache-2.0");
  EXPECT_EQ(Only("# SPDX-License-Identifier: MIT, Zlib").id, "MIT AND Zlib");
  EXPECT_EQ(Only("# SPDX-License-Identifier: BSD").id, "");
}

TEST(LicenseTag, IsOfNoKnownClassWhereWordsFollow) {
  const LicenseMatch tag = Only("# SPDX-License-Identifier: MIT except for the images");
  EXPECT_EQ(tag.id, "MIT");
  EXPECT_EQ(tag.license_class, LicenseClass::kUnknown);
  EXPECT_TRUE(tag.partial);
  EXPECT_EQ(Only("# SPDX-License-Identifier: Apache-2.0 with Commons Clause").id, "");
}

TEST(LicenseTag, IsNoneInCodeAndWordsAboutTags) {
  EXPECT_TRUE(None("if line.startswith(\"SPDX-License-Identifier: MIT\"):"));
  EXPECT_TRUE(None("echo \"/* SPDX-License-Identifier: GPL-2.0 */\" > out.h"));
  EXPECT_TRUE(None("TAG = re.compile(r'SPDX-License-Identifier: (.*)')"));
  EXPECT_TRUE(None("Begin each file with `SPDX-License-Identifier: MIT`."));
  EXPECT_TRUE(None("The SPDX-License-Identifier: tag names a license"));
  EXPECT_TRUE(None("# SPDX-License-Identifier: {{ license }}"));
  EXPECT_TRUE(None("# SPDX-License-Identifier: <id>\n# SPDX-License-Identifier: %s\n# SPDX-License-Identifier: $LICENSE\n"));
}

TEST(LicenseTag, DoesNotCountWhereReuseIgnoresItUnlessThereIsNoOther) {
  const std::string_view block = "# REUSE-IgnoreStart\n# SPDX-License-Identifier: MIT\n# REUSE-IgnoreEnd\n";
  EXPECT_TRUE(FindLicenseTags(block).empty());
  const auto shown = FindLicenseTags(block, IgnoredTags::kIfNoOther);
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].id, "MIT");
  EXPECT_FALSE(shown[0].problem.empty());
  const auto both = FindLicenseTags(std::string(block) + "# SPDX-License-Identifier: ISC\n", IgnoredTags::kIfNoOther);
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(both[0].id, "ISC");
}

TEST(LicenseTag, InAFencedBlockIsAnExample) {
  const std::string guide = "Begin each file with\n```c\n// SPDX-License-Identifier: MIT\n```\n";
  EXPECT_TRUE(FindLicenseTags(guide).empty());
  EXPECT_EQ(FindLicenseTags(guide, IgnoredTags::kIfNoOther).at(0).problem, "in an example of code");
  EXPECT_EQ(Only("<!-- SPDX-License-Identifier: ISC -->\n" + guide).id, "ISC");
  EXPECT_EQ(Only(guide + "SPDX-License-Identifier: ISC\n").id, "ISC");
}

TEST(LicenseTag, OfASnippetIsMarked) {
  const auto tags = FindLicenseTags(
      "# SPDX-License-Identifier: MIT\n# SPDX-SnippetBegin\n# SPDX-License-Identifier: ISC\n# SPDX-SnippetEnd\n# SPDX-License-Identifier: Zlib\n");
  ASSERT_EQ(tags.size(), 3U);
  EXPECT_EQ(tags[0].field + tags[1].field + tags[2].field, "snippet");
}

TEST(LicenseTag, MayBeOfAnyLength) {
  std::string many = "# SPDX-License-Identifier: MIT";
  for (int i = 0; i < 100; ++i) many += " OR LicenseRef-" + std::to_string(i);
  EXPECT_TRUE(Only(many).id.ends_with("LicenseRef-99"));
  const LicenseMatch endless = Only("# SPDX-License-Identifier: " + std::string(100'000, 'x'));
  EXPECT_EQ(endless.id, "");
  EXPECT_LE(endless.written.size(), 200U);
  EXPECT_EQ(FindLicenseTags("SPDX-License-Identifier:").size(), 0U);
  std::string rows;
  for (int i = 0; i < 5'000; ++i) rows += "# SPDX-License-Identifier: MIT\n";
  EXPECT_EQ(FindLicenseTags(rows).size(), 1'000U);
}

TEST(LicenseTag, SaysMoreThanWordsThatAreNoLicenseAndLessThanOneThatIs) {
  const std::string sidecar = "SPDX-FileCopyrightText: 2020 Jane Doe and the other people who drew it\n\nSPDX-License-Identifier: CC-BY-SA-4.0\n";
  std::vector<LicenseMatch> matches = IdentifyLicenseText(sidecar, true), tags = FindLicenseTags(sidecar);
  SettleTags(matches, tags);
  EXPECT_TRUE(matches.empty());
  EXPECT_EQ(tags.size(), 1U);
  matches = {{.id = "MIT", .first_line = 1, .last_line = 9, .how = "text"}};
  SettleTags(matches, tags);
  EXPECT_EQ(matches.size(), 1U);
  EXPECT_TRUE(tags.empty());
}

}  // namespace
}  // namespace day
