#include "probes/license_text/license_text.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "license/license_words.h"
#include "probe/probe_for_test.h"

namespace day::license_text {
namespace {

std::vector<Evidence> Read(std::string_view path, std::string_view text, std::string_view kind = "", bool whole = true) {
  Collected list;
  const size_t slash = path.rfind('/');
  Artifact artifact{.path = path, .name = slash == path.npos ? path : path.substr(slash + 1), .kind = kind, .text = true};
  RecentHeaders recent(RecentHeaders::Clauses::kLeftOut);
  ReadLicenses(artifact, text, whole, recent, list);
  return list.all;
}

constexpr std::string_view kHeader =
    "// Copyright 2024 Someone\n// Licensed under the Apache License, Version 2.0 (the \"License\");\n// you may not use this file except in compliance with "
    "the License.\nint main() {}\n";

TEST(LicenseTextProbe, ReadsANoticeOfSourceCode) {
  const auto evidence = Read("src/main.cc", kHeader, "source");
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].key, "license.text");
  EXPECT_EQ(evidence[0].value, "Apache-2.0");
  EXPECT_EQ(evidence[0].Get("how"), "notice");
  EXPECT_EQ(evidence[0].Get("class"), "osi-approved");
  EXPECT_EQ(evidence[0].Get("file"), "");
  EXPECT_EQ(evidence[0].at.line, 2U);
  EXPECT_EQ(evidence[0].excerpt, "// Licensed under the Apache License, Version 2.0 (the \"License\");");
}

TEST(LicenseTextProbe, GivesAlternativesAsOneExpressionOfTheMostOpenClass) {
  const auto evidence = Read("src/main.cc", "// Code.\n// Licensed under CC BY-NC 4.0\n// or the MIT License.\n", "source");
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].value, "CC-BY-NC-4.0 OR MIT");
  EXPECT_EQ(evidence[0].Get("class"), "osi-approved");
}

TEST(LicenseTextProbe, SaysToWhichFileANoticeLeavesItsTerms) {
  const auto evidence = Read("a.cc", "// Use of this source code is governed by a BSD-style license that can be\n// found in the LICENSE file.\n", "source");
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].value, "BSD-3-Clause");
  EXPECT_EQ(evidence[0].Get("see"), "LICENSE");
  EXPECT_TRUE(Read("a.py", "# This code is licensed under the license found in the LICENSE file.\n", "source").empty()) << "that file speaks for itself";
}

TEST(LicenseTextProbe, ReadsTagsWithTheirLines) {
  const auto evidence = Read("a.py", "#!/usr/bin/env python\n# SPDX-License-Identifier: mit OR Apache-2.0\n", "source");
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].key, "license.tag");
  EXPECT_EQ(evidence[0].value, "MIT OR Apache-2.0");
  EXPECT_EQ(evidence[0].at.line, 2U);
}

TEST(LicenseTextProbe, LeavesSentencesOfDocumentsToOthers) {
  EXPECT_TRUE(Read("README.md", "This code is licensed under the MIT License.\n", "document").empty());
}

TEST(LicenseTextProbe, TakesALateTagOfADocumentForAnExample) {
  EXPECT_TRUE(Read("README.md", std::string(30, '\n') + "SPDX-License-Identifier: MIT\n", "document").empty());
  EXPECT_EQ(Read("README.md", "<!-- SPDX-License-Identifier: MIT -->\n", "document").size(), 1U);
}

TEST(LicenseTextProbe, SaysWhatMakesATextAModifiedOne) {
  const auto evidence = Read(
      "LICENSE",
      "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, unless you sell it.\n\n"
      "THE SOFTWARE IS PROVIDED \"AS IS\" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF "
      "MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES "
      "WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN "
      "CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n",
      "document");
  ASSERT_FALSE(evidence.empty());
  EXPECT_EQ(evidence[0].value, "LicenseRef-0BSD-modified");
  EXPECT_EQ(evidence[0].Get("difference"), "added \"unless you sell it\" (line 1)");
}

TEST(LicenseTextProbe, ShowsASentenceBesideALicenseThatNoRuleUnderstands) {
  const auto evidence =
      Read("LICENSE",
           "This is free and unencumbered software released into the public domain.\n\n"
           "Anyone is free to copy, modify, publish, use, compile, sell, or distribute this software, either in source code form or as a "
           "compiled binary, for any purpose, commercial or non-commercial, and by any means.\n\n"
           "In jurisdictions that recognize copyright laws, the author or authors of this software dedicate any and all copyright interest "
           "in the software to the public domain. We make this dedication for the benefit of the public at large and to the detriment of "
           "our heirs and successors. We intend this dedication to be an overt act of relinquishment in perpetuity of all present and "
           "future rights to this software under copyright law.\n\n"
           "THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES "
           "OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS BE LIABLE FOR ANY CLAIM, "
           "DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE "
           "SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.\n\nMarmots love this kind of thing.\n",
           "document");
  ASSERT_FALSE(evidence.empty());
  EXPECT_EQ(evidence[0].value, "Unlicense");
  EXPECT_EQ(evidence[0].Get("unread"), "\"marmots love this kind of thing\" (line 9)");
  EXPECT_EQ(evidence[0].Get("difference"), "");
  const auto sentence = std::ranges::find(evidence, "license.difference", &Evidence::key);
  ASSERT_NE(sentence, evidence.end());
  EXPECT_EQ(sentence->at.line, 9U) << "a reader is led to the sentence, not to the head of the license";
  EXPECT_EQ(sentence->value, "\"marmots love this kind of thing\"");
  EXPECT_EQ(sentence->Get("of"), "Unlicense");
  EXPECT_EQ(sentence->Get("side"), "unread");
  EXPECT_EQ(sentence->excerpt, "Marmots love this kind of thing.");
}

TEST(LicenseTextProbe, ReadsAFileInUtf16) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string_view("Creative Commons Attribution 4.0 International")) utf16 += {c, '\0'};
  const auto evidence = Read("LICENSE", utf16, "document");
  ASSERT_FALSE(evidence.empty());
  EXPECT_EQ(evidence[0].value, "CC-BY-4.0");
}

TEST(LicenseTextProbe, DoesNotTakeTheWordsOfDataForTheReleases) { EXPECT_TRUE(Read("train.jsonl", kHeader, "data").empty()); }

TEST(LicenseTextProbe, ReportsALicenseFileOfNoKnownKind) {
  const auto evidence = Read("MODEL_LICENSE.md", "Our License Agreement. The licensor grants you a license for research purposes only.\n", "document");
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[0].value, "");
  EXPECT_EQ(evidence[0].Get("class"), "non-commercial");
  EXPECT_EQ(evidence[0].Get("file"), "yes");
}

TEST(LicenseTextProbe, KeepsUsePoliciesApart) {
  const auto evidence = Read("USE_POLICY.md", "Our Acceptable Use Policy. You agree you will not use the model for weapons.\n", "document");
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[0].key, "license.use-policy");
  EXPECT_EQ(evidence[0].Get("class"), "use-restricted");
  EXPECT_EQ(Read("LICENSE.md", "# Llama 3.2 Acceptable Use Policy\n\nThese are other words.\n", "document")[0].key, "license.use-policy");
}

TEST(LicenseTextProbe, ReadsTheClausesOfLicenseFiles) {
  const std::string terms =
      "Our License Agreement\n\nYou are granted a license to use the model.\n\nYou may not:\n(a) sell the model;\n(b) use it for\n    surveillance.\n";
  std::string said;
  for (const Evidence& evidence : Read("LICENSE", terms, "document"))
    if (evidence.key == "license.clause")
      said += evidence.value + " " + std::string(evidence.Get("effect")) + " " + std::to_string(evidence.at.line) + "-" +
              std::to_string(evidence.at.last_line) + "; ";
  EXPECT_EQ(said, "use granted 3-3; non-commercial denied 6-6; field-of-use denied 7-8; ");
  for (const Evidence& evidence : Read("docs/about.md", terms, "document")) EXPECT_NE(evidence.key, "license.clause");
}

TEST(LicenseTextProbe, SaysThatALongLicenseFileWasReadInPart) {
  const auto evidence = Read("LICENSE", "Apache License, Version 2.0\n", "document", false);
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[1].outcome, Outcome::kSkipped);
}

TEST(LicenseTextProbe, SaysNothingOfOrdinaryCode) {
  EXPECT_TRUE(Read("a.cc", "// The license of the input is checked here; permission bits are not.\nint license = 1;\n", "source").empty());
  EXPECT_FALSE(HasLicenseWords("int main() { return 0; }  // Copyright 2024 Someone"));
}

}  // namespace
}  // namespace day::license_text
