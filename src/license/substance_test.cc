// What may differ from a license without changing it, and what may not. License texts come from the package that the build declares
// (DAY_SPDX_LIST); none is kept here.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "license/license.h"
#include "license/listed_text_for_test.h"

namespace day {
namespace {

using Set = std::set<std::string>;

// In one line a paragraph, so that sentences can be replaced.
std::string TextOf(const std::string& id) { return std::regex_replace(ListedText(id), std::regex("([^\\n])\\n[ \\t]*(?=[^\\n \\t])"), "$1 "); }

Set Ids(std::string_view text, bool license_file = false) {
  Set ids;
  for (const LicenseMatch& match : IdentifyLicenseText(text, license_file)) ids.insert(match.id);
  return ids;
}

std::string Replace(std::string text, std::string_view from, std::string_view to) {
  const size_t first = text.find(from);
  EXPECT_NE(first, std::string::npos) << from;
  for (size_t at = first; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

const char* const kNeither = "Neither the name of the copyright holder nor the names of its contributors may be used";

std::string WithClause(const std::string& id, const std::string& clause) { return Replace(TextOf(id), kNeither, clause); }

TEST(DifferenceJudge, LetsTheClauseAgainstEndorsementBeWordedAsUsual) {
  for (const char* clause :
       {"The name of the author may not be used", "The names of the authors may not be used", "The name of Example Widgets Ltd. may not be used",
        "None of the names of Example Widgets, Sample Gadgets and any contributors may be used", "The names of its contributors must not be used",
        "Neither the names of the Example Institute of Technology nor the Sample University of Technology nor the names of their contributors may be used",
        "Neither the name of A. Writer, B. Writer, C. Writer, D. Writer, E. Writer, F. Writer nor the names of their contributors may be used"}) {
    EXPECT_EQ(Ids(WithClause("BSD-3-Clause", clause)), Set{"BSD-3-Clause"}) << clause;
    EXPECT_EQ(Ids(Replace(WithClause("BSD-4-Clause", clause), "the organization", "Example Widgets")), Set{"BSD-4-Clause"}) << clause;
  }
}

TEST(DifferenceJudge, SeesWhatIsHiddenBesideTheClauseAgainstEndorsement) {
  for (const char* clause :
       {"The name of the author may be used", "The software may not be sold. The name of the author may not be used",
        "You may not distribute modified versions. The name of the author may not be used",
        "Competitors of the author may not use this. The name of the author may not be used",
        "This may be used by at most ten users. The name of the author may not be used",
        "Neither the author nor his students may use it. The name may not be used", "The name may not be changed and the name of the author may not be used",
        "The name of the author, only in research, may not be used",
        "Neither the name of the author nor the software may be used by the military, nor may names be used"})
    EXPECT_FALSE(Ids(WithClause("BSD-3-Clause", clause)).contains("BSD-3-Clause")) << clause;
}

TEST(DifferenceJudge, LetsTheHolderBeAnybody) {
  const std::string bsd =
      Replace(Replace(TextOf("BSD-3-Clause"), "THE COPYRIGHT HOLDERS AND CONTRIBUTORS", "THE REGENTS OF THE EXAMPLE UNIVERSITY AND ITS STAFF"),
              "THE COPYRIGHT HOLDER OR CONTRIBUTORS", "THE REGENTS OF THE EXAMPLE UNIVERSITY OR ITS STAFF");
  EXPECT_EQ(Ids(bsd), Set{"BSD-3-Clause"});
  EXPECT_EQ(Ids(Replace(TextOf("Apache-1.1"), "Apache Software Foundation", "Example Gadget Works")), Set{"Apache-1.1"});
  EXPECT_EQ(Ids(Replace(TextOf("HPND"), "<copyright holder>", "Example Gadget Works of Springfield")), Set{"HPND"});
  const std::string restricted = Replace(TextOf("BSD-3-Clause"), "THE COPYRIGHT HOLDER OR CONTRIBUTORS", "THE AUTHOR, WHOM COMPANIES MUST PAY A FEE,");
  EXPECT_FALSE(Ids(restricted).contains("BSD-3-Clause"));
}

TEST(DifferenceJudge, TellsALicenseOfOneHolderFromTheOneForAll) {
  std::string text = TextOf("BSD-4-Clause-UC");
  text.erase(0, text.find("Redistribution and use"));
  EXPECT_EQ(Ids(text), Set{"BSD-4-Clause-UC"});
  text = Replace(text, "the University of California, Berkeley", "the Royal Institute");
  text = Replace(Replace(text, "the University", "the Institute"), "THE REGENTS", "THE INSTITUTE");
  EXPECT_EQ(Ids(text), Set{"BSD-4-Clause"});
}

TEST(DifferenceJudge, LetsOptionalPartsBeLeftOut) {
  const std::string hpnd = TextOf("HPND");
  const size_t from = hpnd.find("<copyright holder> makes no"), to = hpnd.find("<copyright holder> DISCLAIMS");
  ASSERT_TRUE(from != std::string::npos && to != std::string::npos);
  EXPECT_EQ(Ids(hpnd.substr(0, from) + hpnd.substr(to)), Set{"HPND"});
  EXPECT_EQ(Ids(hpnd.substr(0, to)), Set{"HPND"});
  EXPECT_FALSE(Ids(Replace(hpnd, "not be used in advertising", "be used in advertising")).contains("HPND")) << "not a part";
  EXPECT_FALSE(Ids(hpnd.substr(0, to) + "You may not sell it. " + hpnd.substr(to)).contains("HPND"));
}

TEST(DifferenceJudge, SeesASentenceLeftOutThatHasNoWordOfObligation) {
  const std::string apache = TextOf("Apache-2.0");
  EXPECT_EQ(Ids(apache, true), Set{"Apache-2.0"});
  const size_t from = apache.find("For the purposes of this definition, \"control\" means"), to = apache.find("\"You\" (or \"Your\")");
  ASSERT_TRUE(from != std::string::npos && to != std::string::npos);
  EXPECT_EQ(Ids(apache.substr(0, from) + apache.substr(to), true), Set{"LicenseRef-Apache-2.0-modified"});
}

TEST(DifferenceJudge, LetsExhibitsBeLeftOut) {
  const std::string epl = TextOf("EPL-2.0");
  const size_t exhibit = epl.rfind("Exhibit A", epl.find("Form of Secondary Licenses Notice"));
  ASSERT_NE(exhibit, std::string::npos);
  EXPECT_EQ(Ids(epl.substr(0, exhibit), true), Set{"EPL-2.0"});
  EXPECT_FALSE(Ids(Replace(epl.substr(0, exhibit), "REQUIREMENTS", "REQUIREMENTS You may not sell it."), true).contains("EPL-2.0"));
}

TEST(DifferenceJudge, DoesNotTakeTheNextTextForALastLineThatIsLeftOut) {
  std::string x11 = TextOf("X11");
  x11.resize(x11.find("X Window System is a trademark"));
  EXPECT_EQ(Ids(x11), Set{"X11"});
  EXPECT_EQ(Ids(x11 + "\n\n" + TextOf("FSFAP")), (Set{"X11", "FSFAP"}));
}

TEST(DifferenceJudge, LetsPermissionsOfTheFsfBeGivenByOthers) {
  EXPECT_EQ(
      Ids("This file is free software; as a special exception the author gives unlimited permission to copy and/or distribute it, with or without "
          "modifications, as long as this notice is preserved.\nThis file is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY, to "
          "the extent permitted by law; without even the implied warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE."),
      Set{"FSFULLRWD"});
}

TEST(DifferenceJudge, CountsHowOftenAWordOfObligationStands) {
  // "shall" and "no" stand close by already.
  const std::string added =
      Replace(TextOf("BSD-2-Clause"), "IN NO EVENT SHALL THE COPYRIGHT HOLDER", "YOU SHALL NOT LEND IT. IN NO EVENT SHALL THE FOUNDATION");
  EXPECT_FALSE(Ids(added).contains("BSD-2-Clause"));
}

TEST(DifferenceJudge, FindsTheEndOfAnOfferOfAnotherLicense) {
  const std::string offer =
      "Alternatively, this software may be distributed under the terms of the GNU General Public License (\"GPL\") version 2 as published by "
      "the Free Software Foundation.\n\n";
  const std::string disclaimer = "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS";
  const std::string bsd = WithClause("BSD-3-Clause", "The name of the author may not be used");
  EXPECT_EQ(Ids(Replace(bsd, disclaimer, offer + "NO WARRANTY\n\nTHIS SOFTWARE IS PROVIDED BY THE AUTHOR")), (Set{"BSD-3-Clause", "GPL-2.0-only"}));
  const Set ids = Ids(Replace(bsd, disclaimer, offer + "THIS SOFTWARE IS PROVIDED FOR RESEARCH ONLY BY THE AUTHOR"));
  EXPECT_FALSE(ids.contains("BSD-3-Clause"));
}

TEST(LicenseText, OfTheLesserLicenseStandsAloneOrWithTheOneThatItRefersTo) {
  const std::string both = TextOf("LGPL-3.0-only");
  EXPECT_EQ(Ids(both, true), Set{"LGPL-3.0-only"});
  const size_t gpl = both.find("GNU GENERAL PUBLIC LICENSE Version 3", 100);
  ASSERT_NE(gpl, std::string::npos);
  EXPECT_EQ(Ids(both.substr(0, gpl), true), Set{"LGPL-3.0-only"});
  EXPECT_FALSE(Ids(Replace(both.substr(0, gpl), "0. Additional Definitions.", "You may not sell the Library.\n\n0. Additional Definitions."), true)
                   .contains("LGPL-3.0-only"));
}

TEST(LicenseText, OfAGnuLicenseSaysNothingOfLaterVersions) {
  EXPECT_EQ(Ids(TextOf("GPL-2.0-or-later"), true), Set{"GPL-2.0-only"});
  EXPECT_EQ(Ids(TextOf("LGPL-2.1-or-later"), true), Set{"LGPL-2.1-only"});
}

TEST(LicenseException, OfADeprecatedIdIsGivenAsSpdxGivesItNow) {
  EXPECT_EQ(Ids(TextOf("GPL-2.0-with-classpath-exception"), true), Set{"GPL-2.0-only WITH Classpath-exception-2.0"});
  EXPECT_EQ(Ids(TextOf("eCos-2.0"), true), Set{"GPL-2.0-or-later WITH eCos-exception-2.0"});
}

TEST(LicenseException, InOtherWordsLeavesTheLicenseThatTheNoticeNames) {
  const std::string notice =
      "This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free "
      "Software "
      "Foundation; either version 2 of the License, or (at your option) any later version.\n\n";
  EXPECT_EQ(
      Ids(notice + "In addition to the permissions in the GNU General Public License, the Example Foundation gives you unlimited permission to link the "
                   "compiled version of this file with other programs, and to distribute those programs without any restriction coming from the use of this "
                   "file. (The General Public License restrictions do apply in other respects.)"),
      Set{"GPL-2.0-or-later"});
}

}  // namespace
}  // namespace day
