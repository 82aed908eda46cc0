// License texts come from the package that the build declares (DAY_SPDX_LIST); none is kept here.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include "license/license.h"
#include "license/listed_text_for_test.h"
#include "text/utf8.h"

namespace day {
namespace {

namespace fs = std::filesystem;

std::set<std::string> Ids(std::string_view text, bool license_file = true) {
  std::set<std::string> ids;
  for (const LicenseMatch& match : IdentifyLicenseText(text, license_file)) ids.insert(match.id);
  return ids;
}
using Set = std::set<std::string>;

std::string Replace(std::string text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string EachLine(const std::string& text, std::string_view before, std::string_view after = "") {
  std::string out;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out.append(before).append(text, at, end - at).append(after).push_back('\n');
    at = end + 1;
  }
  return out;
}

std::string Wrap(const std::string& text, size_t columns) {
  std::string out;
  size_t column = 0;
  for (char c : text) {
    if (c == '\n') c = ' ';
    if (c == ' ' && column > columns) c = '\n';
    column = c == '\n' ? 0 : column + 1;
    out += c;
  }
  return out;
}

std::string Upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

const char* const kUsual[] = {"MIT",           "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC",     "MPL-2.0",   "GPL-3.0-only",
                              "LGPL-2.1-only", "CC-BY-4.0",  "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "Unlicense", "Zlib"};

TEST(LicenseText, IsRecognizedHoweverItIsFormatted) {
  for (const std::string id : kUsual) {
    const std::string text = ListedText(id);
    ASSERT_FALSE(text.empty()) << id;
    EXPECT_EQ(Ids(text), Set{id});
    EXPECT_EQ(Ids(Upper(text)), Set{id}) << "upper case";
    EXPECT_EQ(Ids(Wrap(text, 50)), Set{id}) << "reflowed";
    EXPECT_EQ(Ids(EachLine(text, " * "), false), Set{id}) << "in a comment";
    EXPECT_EQ(Ids(EachLine(text, "// "), false), Set{id}) << "in line comments";
    EXPECT_EQ(Ids(EachLine(text, "# "), false), Set{id}) << "in hash comments";
    EXPECT_EQ(Ids("<html><body><p>" + EachLine(text, "", "<br>") + "</p></body></html>"), Set{id}) << "in HTML";
    EXPECT_EQ(Ids("# Our project\n\nCopyright (c) 2019-2024 Some People GmbH and others. All rights reserved.\n\n" + text), Set{id})
        << "after a copyright notice";
    EXPECT_EQ(Ids(EachLine(text, "", "\r")), Set{id}) << "with carriage returns";
  }
}

TEST(LicenseText, OfTheWholeListIsRecognizedAsItself) {
  size_t number = 0, wrong = 0, tried = 0;
  for (const auto& file : fs::directory_iterator(fs::path(DAY_SPDX_LIST) / "licenses")) {
    const std::string id = file.path().stem();
    if (number++ % 8 != 0 || id.find("invariants") != std::string::npos) continue;  // GFDL's variants have one text
    auto plain = [](std::string name) {
      for (std::string_view ending : {"-only", "-or-later", "+"})
        if (name.ends_with(ending)) name.resize(name.size() - ending.size());
      return name;
    };
    const LicenseFacts* facts = FindLicense(id);
    ASSERT_NE(facts, nullptr);
    bool right = false;
    for (const std::string& found : Ids(ListedText(id)))
      right = right || plain(found) == plain(id) || found == LicenseFromName(id)->id ||
              (found.find(" WITH ") != std::string::npos && plain(found.substr(0, found.find(' '))) == id.substr(0, id.find("-with-")));
    ++tried;
    if (!right) {
      ++wrong;
      ADD_FAILURE() << id;
    }
  }
  EXPECT_GT(tried, 50U);
  EXPECT_EQ(wrong, 0U);
}

TEST(LicenseText, GivesLinesAndSimilarity) {
  const std::string text = "One\nTwo\n\n" + ListedText("MIT");
  const auto matches = IdentifyLicenseText(text, true);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].first_line, 4U);
  EXPECT_GT(matches[0].last_line, 15U);
  EXPECT_GT(matches[0].similarity, 0.99);
  EXPECT_EQ(matches[0].how, "text");
  EXPECT_EQ(matches[0].license_class, LicenseClass::kOsiApproved);
}

TEST(LicenseText, FindsSeveralInOneFile) {
  EXPECT_EQ(Ids(ListedText("Apache-2.0") + "\n\n---\n\n" + ListedText("MIT")), (Set{"Apache-2.0", "MIT"}));
  EXPECT_EQ(Ids(ListedText("BSD-3-Clause") + "\n\n" + ListedText("MIT") + "\n\n" + ListedText("Zlib")), (Set{"BSD-3-Clause", "MIT", "Zlib"}));
}

TEST(LicenseText, TellsNearTwinsApart) {
  for (const char* id : {"BSD-2-Clause",
                         "BSD-3-Clause",
                         "BSD-4-Clause",
                         "MIT",
                         "MIT-0",
                         "X11",
                         "LGPL-2.1-only",
                         "LGPL-3.0-only",
                         "AGPL-3.0-only",
                         "GPL-3.0-only",
                         "CC-BY-4.0",
                         "CC-BY-NC-4.0",
                         "CC-BY-NC-ND-4.0",
                         "CC-BY-NC-SA-4.0",
                         "CC-BY-ND-4.0",
                         "CC-BY-SA-4.0",
                         "CC-BY-3.0",
                         "ISC",
                         "0BSD",
                         "Apache-1.1",
                         "EPL-1.0",
                         "EPL-2.0"})
    EXPECT_EQ(Ids(ListedText(id)), Set{id});
}

TEST(LicenseText, OfTheGnuLicensesIsOrLaterWhereANoticeSaysSo) {
  EXPECT_EQ(Ids(ListedText("GPL-3.0-only")), Set{"GPL-3.0-only"});
  EXPECT_EQ(Ids("This program is distributed under the terms below, version 3 or (at your option) any later version.\n\n" + ListedText("GPL-3.0-only")),
            Set{"GPL-3.0-or-later"});
}

bool CallsItOpen(std::string_view text) {
  const auto matches = IdentifyLicenseText(text, true);
  return std::any_of(matches.begin(), matches.end(), [](const LicenseMatch& match) { return IsOpen(match.license_class); });
}

const char* const kApacheNotice =
    "Licensed under the Apache License, Version 2.0 (the \"License\");\nyou may not use this file except in compliance with the License.\n"
    "You may obtain a copy of the License at\n\n    http://www.apache.org/licenses/LICENSE-2.0\n";

TEST(LicenseText, IsItselfBesideNoticesHeadingsAndDisclaimersOfOthers) {
  const std::string apache = ListedText("Apache-2.0"), mit = ListedText("MIT"), bsd = ListedText("BSD-3-Clause");
  const std::string heading = "\n\n-----\nParts are taken from elsewhere, under this license:\n\n";
  EXPECT_EQ(Ids(apache + heading + mit + heading + kApacheNotice), (Set{"Apache-2.0", "MIT"}));
  EXPECT_EQ(Ids(mit + "\n\n" + kApacheNotice), (Set{"Apache-2.0", "MIT"}));
  const std::string disclaimer = bsd.substr(bsd.find("THIS SOFTWARE IS PROVIDED"));
  EXPECT_EQ(Ids(apache + "\n\n" + disclaimer), Set{"Apache-2.0"}) << "a disclaimer alone is no license";
  // What such a notice says excuses nothing else.
  EXPECT_FALSE(CallsItOpen(mit + "\n\nYou may not use this file except in compliance with the License. You may not use it to make a profit.\n"));
}
TEST(LicenseText, ThatStandsTwiceIsItselfBothTimes) {
  const std::string bsd = ListedText("BSD-3-Clause");
  const std::string twice = Replace(bsd, "HOLDERS AND CONTRIBUTORS", "HOLDERS") + "\n\nOther parts:\n\n" + ListedText("MIT") + "\n\n" + bsd;
  EXPECT_EQ(Ids(twice), (Set{"BSD-3-Clause", "MIT"}));
}

TEST(LicenseText, OfSeveralInARowIsNotALongerOneThatHoldsTheLikeOfThem) {
  // Sleepycat's text is three of this kind.
  const std::string bsd = ListedText("BSD-3-Clause"), author = Replace(bsd, "the copyright holder nor", "Example Widgets nor");
  std::string row = bsd + "\n\n" + author + "\n\n" + Replace(bsd, "HOLDERS AND CONTRIBUTORS", "HOLDERS") + "\n\n" + ListedText("MIT");
  std::vector<std::string> ids;
  for (const LicenseMatch& match : IdentifyLicenseText(row, true)) ids.push_back(match.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"BSD-3-Clause", "BSD-3-Clause", "BSD-3-Clause", "MIT"}));
}

// The promise of this room: never an OSI id for a text with words of substance added or taken away.
const char* const kAdditions[] = {
    "The Software shall not be used for commercial purposes.",
    "You may only use the Software for research purposes.",
    "If the Software is used in a product with more than 100 million monthly active users, you must prominently display its name.",
    "The Software may not be used for military purposes or surveillance.",
    "Use of the Software by competitors of the author is prohibited.",
    "The right to sell the Software is not granted.",
};

TEST(ModifiedLicense, IsNotOpenWhenASentenceIsAddedInside) {
  for (const std::string id : {"MIT", "BSD-3-Clause", "ISC", "Apache-2.0", "MPL-2.0", "GPL-3.0-only"})
    for (const std::string addition : kAdditions) {
      std::string text = ListedText(id);
      const size_t middle = text.find(". ", text.size() / 3);
      const size_t at = middle != std::string::npos ? middle + 2 : text.find(".\n", text.size() / 3) + 2;
      text.insert(at, addition + " ");
      EXPECT_FALSE(CallsItOpen(text)) << id << ": " << addition;
      EXPECT_FALSE(CallsItOpen(Wrap(text, 60))) << id << ", reflowed: " << addition;
    }
}

TEST(ModifiedLicense, IsNotOpenWhenASentenceIsAddedAfterOrBefore) {
  for (const std::string id : {"MIT", "BSD-2-Clause", "Apache-2.0", "GPL-2.0-only"})
    for (const std::string addition : kAdditions) {
      EXPECT_FALSE(CallsItOpen(ListedText(id) + "\n\n" + addition + "\n")) << id << ": " << addition;
      EXPECT_FALSE(CallsItOpen(addition + "\n\n" + ListedText(id))) << id << ": " << addition;
    }
}

TEST(ModifiedLicense, NamesTheNearestLicense) {
  const auto matches = IdentifyLicenseText(Replace(ListedText("MIT"), "without restriction", "for non-commercial purposes only"), true);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].id, "LicenseRef-MIT-modified");
  EXPECT_EQ(matches[0].license_class, LicenseClass::kNonCommercial);
}

TEST(ModifiedLicense, IsNotOpenWhenAConditionIsTakenAwayOrTurnedRound) {
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("MIT"), "free of charge", "for a fee")));
  EXPECT_FALSE(CallsItOpen(Replace(Wrap(ListedText("MIT"), 1000), "without limitation the rights to use", "but not the rights to use")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("BSD-3-Clause"), "are permitted provided", "are not permitted, provided")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("Apache-2.0"), "perpetual, worldwide", "revocable, worldwide")));
  const std::string gpl = ListedText("GPL-3.0-only");
  const size_t from = gpl.find("10. Automatic"), to = gpl.find("11. Patents");
  ASSERT_TRUE(from != std::string::npos && to != std::string::npos);
  EXPECT_FALSE(CallsItOpen(gpl.substr(0, from) + gpl.substr(to)));
}

TEST(ModifiedLicense, IsNotSeenInNamesTitlesAndCopyrightNotices) {
  EXPECT_EQ(Ids(Replace(ListedText("BSD-3-Clause"), "the copyright holder nor", "The Institute of Non-Commercial Research nor")), Set{"BSD-3-Clause"});
  EXPECT_EQ(Ids("Copyright (c) 2023 The Commercial Research Company, only\n" + ListedText("MIT")), Set{"MIT"});
  const std::string apache = ListedText("Apache-2.0");
  EXPECT_EQ(Ids(apache.substr(0, apache.find("APPENDIX"))), Set{"Apache-2.0"});
}

TEST(ModifiedLicense, GrantsOneThingLess) {
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("BSD-3-Clause"), "Redistribution and use in", "Use in")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("ISC"), "Permission to use", "Permission to look at, but not to use")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("Apache-2.0"), "shall mean an individual or Legal Entity", "shall mean an individual")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("BSD-2-Clause"), "Redistribution and use", "Redistribution and use of unmodified versions")));
  for (const char* thing : {"Frobnicator", "the Frobnicator", "X11"})
    EXPECT_EQ(Ids(Replace(ListedText("BSD-3-Clause"), "Redistribution and use", std::string("Redistribution and use of ") + thing)), Set{"BSD-3-Clause"})
        << thing;
  for (const char* thing : {"the manual", "the headers", "old releases", "marmots", "Old releases"})
    EXPECT_FALSE(CallsItOpen(Replace(ListedText("BSD-3-Clause"), "Redistribution and use", std::string("Redistribution and use of ") + thing))) << thing;
}

TEST(ModifiedLicense, HasAWordBeforeTheFirstOfItsGrant) {
  for (const char* before :
       {"Academic redistribution", "All academic redistribution", "Academic\nredistribution", "Copyright (c) 2024 Acme\n\nNoble redistribution"})
    EXPECT_FALSE(CallsItOpen(Replace(ListedText("BSD-3-Clause"), "Redistribution and use", std::string(before) + " and use"))) << before;
  for (const char* id : {"MIT", "ISC"}) {
    const std::string granted = std::string(id) == "MIT" ? "ermission is hereby granted" : "ermission to use";
    EXPECT_FALSE(CallsItOpen(Replace(ListedText(id), "P" + granted, "Provisional p" + granted))) << id;
    for (const char* before : {"Frobnicator\n\np", "Frobnicator 1.2, p", "The p", "Frobnicator is a library.\n\nP", "Frobnicator P"})
      EXPECT_EQ(Ids(Replace(ListedText(id), "P" + granted, before + granted)), Set{id}) << id << ": " << before;
  }
}

TEST(ModifiedLicense, IsAnotherVersion) { EXPECT_FALSE(CallsItOpen(Replace(ListedText("Apache-2.0"), "Version 2.0", "Version 2.7"))); }

TEST(ModifiedLicense, HasAClauseThatLimitsWhatItGrantsWhereverThatStands) {
  const char* const kClauses[] = {"You may not use it for any commercial purpose.",
                                  "Not for use in weapons.",
                                  "If you have more than 10 million monthly active users, ask us for a license.",
                                  "You may not use its output to train other models.",
                                  "This license does not apply in the European Union.",
                                  "You may not reverse engineer it.",
                                  "Only students and teachers may use it.",
                                  "Commercial users must contact us for a license.",
                                  "本软件禁止商用。"};
  for (const char* id : {"Apache-2.0", "MIT", "BSD-3-Clause"}) {
    const std::string text = ListedText(id);
    std::vector<size_t> places = {0, text.size()};
    for (size_t at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at + 2)) places.push_back(at);
    for (const char* clause : kClauses) {
      for (const size_t place : {places[0], places[1], places[2], places[places.size() / 2], places.back()}) {
        std::string changed = text;
        changed.insert(place, "\n\n" + std::string(clause) + "\n\n");
        for (const LicenseMatch& match : IdentifyLicenseText(changed, true))
          EXPECT_FALSE(IsOpen(match.license_class)) << id << " at " << place << ": " << clause;
      }
    }
  }
}
TEST(ModifiedLicense, IsNotAnOpenOneBesideAnotherThatLimits) {
  const auto ids = Ids(ListedText("MIT") + "\n\n" + ListedText("CC-BY-NC-4.0"));
  EXPECT_TRUE(ids.contains("MIT"));
  EXPECT_TRUE(ids.contains("CC-BY-NC-4.0"));
}

TEST(UnknownLicense, IsReportedWithTheClassOfItsWords) {
  struct {
    const char* text;
    LicenseClass license_class;
  } const kCases[] = {
      {"Model License Agreement. The licensor grants you a license to use the model for non-commercial purposes. You agree to these terms and conditions.",
       LicenseClass::kNonCommercial},
      {"Model License Agreement. The licensor grants you a license, but you agree not to use the model for weapons or surveillance.",
       LicenseClass::kUseRestricted},
      {"Copyright 2024 A Company. All rights reserved. This software is confidential. No part may be copied under these terms and conditions.",
       LicenseClass::kCustom},
      {"模型许可协议。许可方授予您非商业用途的许可。", LicenseClass::kNonCommercial},
  };
  for (const auto& one : kCases) {
    const auto matches = IdentifyLicenseText(one.text, true);
    ASSERT_EQ(matches.size(), 1U) << one.text;
    EXPECT_EQ(matches[0].id, "") << one.text;
    EXPECT_EQ(matches[0].license_class, one.license_class) << one.text;
    EXPECT_TRUE(IdentifyLicenseText(one.text, false).empty()) << one.text;
  }
}

TEST(UnknownLicense, ThatSpeaksOfAnOpenOneIsNotThatOne) {
  std::string text = "Fancy Model License Agreement\n\nThe licensor grants you a license under these terms and conditions. Limitation of liability: none.\n";
  for (int i = 0; i < 12; ++i) text += "You agree to keep this paragraph together with every copy of the model that you hand on to others.\n";
  text += "Some parts are licensed under the MIT License.\n";
  EXPECT_EQ(Ids(text), Set{""});
}

TEST(UnknownLicense, IsNotOpenByTheLicensesThatItNames) {
  for (const char* text : {"This dataset is for non-commercial research use only. The images are licensed under CC BY 4.0.\n",
                           "You may use this model for research purposes only. Commercial use is prohibited.\n\nLicense: MIT\n",
                           "The code is licensed under the MIT License. The model may not be used for commercial purposes.\n"}) {
    const auto matches = IdentifyLicenseText(text, true);
    EXPECT_EQ(ClassOf(matches), LicenseClass::kNonCommercial) << text;
  }
  EXPECT_EQ(Ids("The code is licensed under the MIT License and the data under CC BY-NC 4.0.\n"), (Set{"MIT", "CC-BY-NC-4.0"}));
}

TEST(LicenseTitle, TellsAnAiLicenseWhoseTextIsNotKnown) {
  const auto matches = IdentifyLicenseText(
      "LLAMA 3.2 COMMUNITY LICENSE AGREEMENT\n\nThese are words that nobody has published before, for the purpose of this test alone, and they go on for a "
      "while.\n",
      true);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].id, "LicenseRef-Llama-3.2");
  EXPECT_EQ(matches[0].how, "title");
  EXPECT_EQ(matches[0].license_class, LicenseClass::kCustom);
}

TEST(LicenseTitle, MayBeAllThatALicenseFileSays) { EXPECT_EQ(Ids("Apache License, Version 2.0\n"), Set{"Apache-2.0"}); }

TEST(LicenseNotice, NamesALicense) {
  struct {
    const char* text;
    const char* id;
  } const kCases[] = {
      {"// Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this file except in compliance", "Apache-2.0"},
      {"# Licensed under the Apache License v2.0", "Apache-2.0"},
      {"/* Use of this source code is governed by the MIT license that can be found in LICENSE */", "MIT"},
      {"/* This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public\n * License as published by the "
       "Free Software Foundation; either version 2 of the License, or (at your option) any later version. */",
       "GPL-2.0-or-later"},
      {"/* modify it under the terms of the GNU General Public License version 2 as published by the Free Software Foundation. */", "GPL-2.0-only"},
      {"# under the terms of the GNU Lesser General Public License as published by the Free Software Foundation, version 3.", "LGPL-3.0-only"},
      {"This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.", "MPL-2.0"},
      {"The data are released under CC BY-NC 4.0.", "CC-BY-NC-4.0"},
      {"Licensed under the Apache License, Version 2.0, with the following modification: none", "LicenseRef-Apache-2.0-modified"},
  };
  for (const auto& one : kCases) {
    const auto matches = IdentifyLicenseText(one.text, false);
    ASSERT_EQ(matches.size(), 1U) << one.text;
    EXPECT_EQ(matches[0].id, one.id) << one.text;
    EXPECT_EQ(matches[0].how, "notice") << one.text;
  }
}

TEST(LicenseText, MayOfferAnotherLicenseInside) {
  const std::string disclaimer = "THIS SOFTWARE IS PROVIDED";
  auto with = [&](const std::string& paragraph) { return Replace(ListedText("BSD-3-Clause"), disclaimer, paragraph + "\n\n" + disclaimer); };
  EXPECT_EQ(Ids(with("Alternatively, provided that this notice is kept whole, this software may be distributed under the terms of the GNU General Public "
                     "License (\"GPL\") "
                     "version 2, in which case the provisions of the GPL apply instead of those given above."),
                false),
            (Set{"BSD-3-Clause", "GPL-2.0-only"}));
  for (const char* paragraph :
       {"Alternatively, this software may be distributed under the terms of the GNU General Public License version 2, but not for commercial purposes.",
        "Alternatively, this software may be distributed under the terms of the GNU General Public License version 2. A fee is required for all other use.",
        "Alternatively, you must ask the author.", "This software may be distributed under the terms of the GNU General Public License version 2 only."}) {
    const Set ids = Ids(with(paragraph), false);
    EXPECT_FALSE(ids.contains("BSD-3-Clause")) << paragraph;
  }
}

TEST(LicenseNotice, IsNotSeenInCodeAboutLicenses) {
  for (const char* text : {"if (license == \"MIT\") return true;", "license: mit", "def apache_license_2_0(): pass", "the MIT license is short",
                           "licensed under terms that we do not know", "GPL", "permission denied: MIT"})
    EXPECT_TRUE(IdentifyLicenseText(text, false).empty()) << text;
}

TEST(LicenseText, TakesAnyBytes) {
  std::mt19937 random(1);
  for (size_t size : {0U, 1U, 5U, 100U, 5000U}) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_LE(IdentifyLicenseText(bytes, true).size(), 1U);
    EXPECT_TRUE(IdentifyLicenseText(bytes, false).empty());
  }
  EXPECT_TRUE(IdentifyLicenseText("", true).empty());
  (void)IdentifyLicenseText(std::string(200'000, '<'), true);
  (void)IdentifyLicenseText(std::string(200'000, '&'), true);
}

TEST(LicenseFileName, TellsLicensesAndUsePolicies) {
  for (const char* path : {"LICENSE", "a/LICENSE.txt", "licence.md", "COPYING", "COPYING.LESSER", "MODEL_LICENSE.md", "LICENSE-MODEL", "LICENSE_weights",
                           "LICENSES/MIT.txt", "x/LICENSES/MIT.txt", "UNLICENSE", "USE_POLICY.md", "Tongyi Qianwen LICENSE AGREEMENT", "TERMS.md"})
    EXPECT_TRUE(NamesLicenseFile(path)) << path;
  for (const char* path : {"license.py", "src/license.h", "README.md", "NOTICE", "licenses.json", "package.json", "a/b.txt", "docs/license-engine.md",
                           "licenses_overview.rst", "license-check.txt"})
    EXPECT_FALSE(NamesLicenseFile(path)) << path;
  EXPECT_TRUE(NamesUsePolicy("models/USE_POLICY.md"));
  EXPECT_TRUE(NamesUsePolicy("ACCEPTABLE_USE_POLICY.txt"));
  EXPECT_FALSE(NamesUsePolicy("LICENSE"));
}

TEST(ModifiedLicense, HasAnotherWordInWhatItGrants) {
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("MIT"), "any person", "any student")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("MIT"), "hereby granted", "hereby granted for one year")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("ISC"), "any purpose", "academic purpose")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("BSD-3-Clause"), "with or without modification", "without modification")));
  EXPECT_FALSE(CallsItOpen(Replace(ListedText("Apache-2.0"), "perpetual", "temporary")));
  // Neither the number of a noun nor the work's name.
  EXPECT_TRUE(CallsItOpen(Replace(ListedText("BSD-2-Clause"), "the following conditions are met", "the following condition is met")));
  EXPECT_TRUE(CallsItOpen(Replace(ListedText("MIT"), "to deal in the Software", "to deal in Foobar")));
}
TEST(ModifiedLicense, HidesItsLimitInATitleACopyrightLineOrATag) {
  for (const char* limit : {"Copyright (c) 2024 Foo, for non-commercial use only\n\n", "<!-- No commercial use -->\n\n", "NO COMMERCIAL USE\n\n",
                            "Personal use only.\n\n", "com\u00admercial use is pro\u00adhibited\n\n", "\u7981\u6b62\u5546\u7528\n\n"})
    EXPECT_FALSE(CallsItOpen(limit + ListedText("MIT"))) << limit;
  EXPECT_FALSE(CallsItOpen("MIT License (academic)\n\n" + ListedText("MIT").substr(ListedText("MIT").find("Permission"))));
  EXPECT_TRUE(CallsItOpen("Copyright (c) 2024 The Model Authors. All rights reserved.\n\n" + ListedText("MIT")));
}
TEST(LicenseText, EndsWhereAnotherBegins) {
  const std::string apache = ListedText("Apache-2.0");
  EXPECT_EQ(Ids(apache.substr(0, apache.find("APPENDIX")) + "\n\n" + ListedText("MIT")), (Set{"Apache-2.0", "MIT"}));
}
TEST(LicenseText, OfTheGplIsNotTheLgplsThatHoldsIt) {
  EXPECT_EQ(Ids("Foo is licensed under the GNU General Public License version 3 or later.\n\n" + ListedText("GPL-3.0-only")), Set{"GPL-3.0-or-later"});
}

}  // namespace
}  // namespace day
