// License texts come from the package that the build declares (DAY_SPDX_LIST); none is kept here.
#include <gtest/gtest.h>

#include <set>

#include "license/header_stretch.h"
#include "license/license.h"
#include "license/listed_text_for_test.h"

namespace day {
namespace {

using Set = std::set<std::string>;

Set Ids(std::string_view text, bool license_file) {
  Set ids;
  for (const LicenseMatch& match : IdentifyLicenseText(text, license_file)) ids.insert(match.id);
  return ids;
}

std::string InComment(const std::string& text) {
  std::string out = "/*\n";
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out.append(" * ").append(text, at, end - at).append("\n");
    at = end + 1;
  }
  return out + " */\n";
}

const char* const kGnuNotice =
    "This program is free software; you can redistribute it and/or modify it under the terms of the\n"
    "GNU General Public License version 2 as published by the Free Software Foundation.\n\n"
    "This program is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.\n";

const char* const kLimits[] = {"You may not use this software for commercial purposes.",
                               "For non-commercial use only.",
                               "The Software may not be used for military purposes.",
                               "Only students may use this software.",
                               "This license does not apply in the European Union.",
                               "You may not use it to train machine learning models.",
                               "Redistribution is not permitted.",
                               "You shall not reverse engineer the software."};

TEST(Additions, ChangeTheLicenseThatANoticeNamesInALicenseFile) {
  EXPECT_EQ(Ids(kGnuNotice, true), Set{"GPL-2.0-only"});
  for (const std::string limit : kLimits) {
    EXPECT_EQ(Ids(kGnuNotice + ("\n" + limit), true), Set{"LicenseRef-GPL-2.0-only-modified"}) << limit;
    EXPECT_EQ(Ids(limit + "\n\n" + kGnuNotice, true), Set{"LicenseRef-GPL-2.0-only-modified"}) << limit;
  }
  for (const char* limit :
       {"Use by government agencies is forbidden.", "A fee is required for each copy.", "You must pay a royalty.", "This grant is revocable at any time."})
    EXPECT_EQ(Ids(kGnuNotice + ("\n" + std::string(limit)), true), Set{"LicenseRef-GPL-2.0-only-modified"}) << limit;
}

TEST(Additions, ChangeALicenseInTheHeaderOfASourceFile) {
  for (const std::string limit : kLimits) {
    EXPECT_EQ(Ids(InComment(kGnuNotice + ("\n" + limit)), false), Set{"LicenseRef-GPL-2.0-only-modified"}) << limit;
    EXPECT_EQ(Ids(InComment(limit + "\n\n" + ListedText("MIT")), false), Set{"LicenseRef-MIT-modified"}) << limit;
    EXPECT_EQ(Ids(InComment(ListedText("ISC") + "\n\n" + limit), false), Set{"LicenseRef-ISC-modified"}) << limit;
  }
}

TEST(Additions, AreNotSeenInCodeAndItsComments) {
  for (const std::string code : {"// This function may not be used for non-commercial software only.\n",
                                 "/* Redistribution of these tables is not permitted here. */\n", "int only_for_research = 1;  // Not for use in weapons.\n"})
    EXPECT_EQ(Ids(InComment(kGnuNotice) + "\n" + code, false), Set{"GPL-2.0-only"}) << code;
  EXPECT_EQ(Ids(InComment(kGnuNotice + std::string("\nWill not test what happens to a name that does not begin with a slash.")), false), Set{"GPL-2.0-only"});
}

TEST(Additions, AreSeenBetweenTheTermsAndTheAdviceAfterThem) {
  std::string apache = ListedText("Apache-2.0");
  const size_t at = apache.find("END OF TERMS AND CONDITIONS");
  ASSERT_NE(at, std::string::npos);
  apache.insert(at + 27, "\n\nThe software may not be used by competitors of the author.");
  EXPECT_EQ(Ids(apache, true), Set{"LicenseRef-Apache-2.0-modified"});
}

TEST(Additions, AreSeenBehindACopyrightNotice) {
  EXPECT_EQ(Ids("Copyright (c) 2020 Example Inc. and others. Modification is not permitted.\n\n" + ListedText("BSD-2-Clause"), true),
            Set{"LicenseRef-BSD-2-Clause-modified"});
  EXPECT_EQ(Ids("Copyright (c) 2020 Example Inc. and the Not For Profit Society\n\n" + ListedText("BSD-2-Clause"), true), Set{"BSD-2-Clause"});
}

TEST(InOneComment, EndsWithTheComment) {
  const std::string_view stars = "/* a\n * b\n */\nc", lines = "# a\n#\n\n# b\nc\n# d", plain = "a\n\nb";
  EXPECT_TRUE(InOneComment(stars, 3, 8));
  EXPECT_FALSE(InOneComment(stars, 3, stars.size() - 1));
  EXPECT_TRUE(InOneComment(lines, 2, 9));
  EXPECT_FALSE(InOneComment(lines, 2, lines.size() - 1));
  EXPECT_TRUE(InOneComment(plain, 0, 3));
  EXPECT_TRUE(InOneComment(plain, 3, 0));
  EXPECT_TRUE(InOneComment(plain, 0, 100));
}

}  // namespace
}  // namespace day
