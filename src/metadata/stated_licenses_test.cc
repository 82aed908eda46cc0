#include "metadata/stated_licenses.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "knowledge/knowledge.h"
#include "text/yaml.h"

namespace day::metadata {
namespace {

// "line field: id" of each, joined; of one without an id "?" and the class.
std::string Said(std::string_view path, std::string_view text) {
  std::string said;
  for (const StatedLicense& one : FindStatedLicenses(path, text).list) {
    if (one.defines) continue;
    const LicenseMatch& match = one.match;
    const std::string id = match.partial ? fmt::format("{}? {}", match.id, NameOf(match.license_class)) : match.id;
    said += fmt::format("{}{} {}: {}", said.empty() ? "" : "; ", match.first_line, match.field, id);
  }
  return said;
}

TEST(StatedLicenses, OfMavenAreAChoice) {
  const std::string open = "<?xml version=\"1.0\"?>\n<!-- <licenses> -->\n<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n<artifactId>a</artifactId>\n";
  const std::string one = "<licenses><license>\n<name>Apache License, Version 2.0</name><url>https://www.apache.org/licenses/LICENSE-2.0.txt</url></license>";
  EXPECT_EQ(Said("pom.xml", open + one + "</licenses></project>"), "6 licenses: Apache-2.0");
  EXPECT_EQ(Said("a-1.0.pom",
                 open + one + "<license><name>GNU General Public License</name><url>http://www.gnu.org/licenses/gpl-3.0.html</url></license></licenses>"),
            "6 licenses: Apache-2.0 OR GPL-3.0-only");
  EXPECT_EQ(Said("pom.xml", open + "<dependencies><dependency><licenses><license><name>MIT</name></license></licenses></dependency></dependencies></project>"),
            "");
  EXPECT_EQ(Said("pom.xml", open + "<licenses><license><name>${license}</name></license></licenses></project>"), "");
  EXPECT_EQ(Said("pom.xml", open + "<licenses><license><name>Acme &amp; Sons</name></license></licenses></project>"), "5 licenses: ? unknown");
  EXPECT_EQ(Said("pom.xml", open + "<licenses><license><name>BSD</name></license></licenses></project>"), "5 licenses: ? open-content");
}
TEST(StatedLicenses, OfMavenAreKnownByTheirContent) {
  EXPECT_EQ(Said("a.txt", "<project>\n<artifactId>a</artifactId><licenses><license><name>MIT</name></license></licenses></project>"), "2 licenses: MIT");
  EXPECT_EQ(Said("a.txt", "<groupId>g</groupId><artifactId>a</artifactId><licenses><license><name>MIT</name></license></licenses>"), "1 licenses: MIT");
  EXPECT_EQ(Said("a.txt", "<html><licenses><license><name>MIT</name></license></licenses></html>"), "");
}
TEST(StatedLicenses, NeverTakeAPageForALicenseWithOtherWords) {
  EXPECT_EQ(Said("pom.xml",
                 "<project><licenses><license><name>Acme License</name><url>http://www.apache.org/licenses/LICENSE-2.0</url></license></licenses></project>"),
            "1 licenses: ? unknown");
}

TEST(StatedLicenses, OfNugetAreTheExpressionOrThePage) {
  const auto spec = [](std::string_view inside) { return fmt::format("<package xmlns=\"x\"><metadata>{}</metadata></package>", inside); };
  EXPECT_EQ(Said("a.nuspec", spec("<license type=\"expression\">MIT OR Apache-2.0</license><licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>")),
            "1 license: MIT OR Apache-2.0");
  EXPECT_EQ(Said("a.nuspec", spec("<license type=\"file\">LICENSE</license><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>")), "");
  EXPECT_EQ(Said("a.nuspec", spec("<licenseUrl>http://opensource.org/licenses/MIT</licenseUrl>")), "1 licenseUrl: MIT");
  EXPECT_EQ(Said("a.csproj", "<Project Sdk=\"x\"><PropertyGroup><PackageLicenseExpression>MIT</PackageLicenseExpression></PropertyGroup></Project>"),
            "1 PackageLicenseExpression: MIT");
}
TEST(StatedLicenses, OfOtherXmlAreRead) {
  EXPECT_EQ(Said("package.xml", "<package format=\"2\"><name>a</name><license>Apache-2.0</license><license>BSD</license></package>"),
            "1 license: Apache-2.0; 1 license: ? open-content");
  EXPECT_EQ(Said("a.metainfo.xml", "<component><metadata_license>CC0-1.0</metadata_license><project_license>MIT</project_license></component>"),
            "1 project_license: MIT");
}

TEST(StatedLicenses, OfRpmHaveFedorasShortNames) {
  const std::string head = "Name: a\nVersion: 1\n";
  EXPECT_EQ(Said("a.spec", head + "License: GPLv2+ and (MIT or ASL 2.0)\n%description\nLicense: ISC\n"), "3 License: GPL-2.0-or-later AND (MIT OR Apache-2.0)");
  EXPECT_EQ(Said("a.spec", head + "License:\tMIT AND BSD-3-Clause\n"), "3 License: MIT AND BSD-3-Clause");
  EXPECT_EQ(Said("a.spec", head + "License: MIT\n%description\n%package b\nLicense: GPL+\n"), "3 License: MIT; 6 License: GPL-1.0-or-later");
  EXPECT_EQ(Said("a.spec", head + "License: BSD and MIT\n"), "3 License: MIT? open-content");
  EXPECT_EQ(Said("a.spec", head + "License: GPLv2 with exceptions\n"), "3 License: GPL-2.0-only");
  EXPECT_EQ(Said("a.spec", head + "License: %{license}\n"), "");
  EXPECT_EQ(Said("a.spec", "# -*- mode: python -*-\nLicense: MIT\n"), "");
}

TEST(StatedLicenses, OfRubyAreLiteralsAlone) {
  const auto spec = [](std::string_view line) { return fmt::format("Gem::Specification.new do |s|\n  {}\nend\n", line); };
  EXPECT_EQ(Said("a.gemspec", spec("s.license = 'MIT'")), "2 license: MIT");
  EXPECT_EQ(Said("a.gemspec", spec("s.licenses = [\"MIT\".freeze,\n \"Ruby\"]")), "2 license: MIT; 2 license: Ruby");
  EXPECT_EQ(Said("a.gemspec", spec("s.licenses = %w[MIT Ruby]")), "2 license: MIT; 2 license: Ruby");
  EXPECT_EQ(Said("a.podspec", spec("s.license = { :type => 'MIT', :file => 'LICENSE' }")), "2 license: MIT");
  for (const char* line :
       {"s.license = LICENSE", "# s.license = 'MIT'", "s.license = \"#{x}\"", "s.license = 'MIT", "s.license == 'MIT'", "s.licenses = [", "x = s.license"})
    EXPECT_EQ(Said("a.gemspec", spec(line)), "") << line;
}

TEST(StatedLicenses, OfPerlHaveCpansNames) {
  EXPECT_EQ(Said("META.json", "{\"name\": \"A\",\n\"license\": [\"perl_5\"]}"), "2 license: Artistic-1.0-Perl OR GPL-1.0-or-later");
  EXPECT_EQ(Said("META.yml", "---\nname: A\nlicense: perl\n"), "3 license: Artistic-1.0-Perl OR GPL-1.0-or-later");
  EXPECT_EQ(Said("META.yml", "--- #YAML:1.0\nname: A\nlicense: gpl\n"), "3 license: ? osi-approved");
  EXPECT_EQ(Said("META.yml", "license: perl\n"), "");
}
TEST(StatedLicenses, OfHaskellAndOcamlAreRead) {
  EXPECT_EQ(Said("a.cabal", "name: a\n-- license: ISC\nLicense:  BSD3\nlicense-file: LICENSE\n"), "3 license: BSD-3-Clause");
  EXPECT_EQ(Said("a.cabal", "name: a\nlicense:\n  MIT\n"), "3 license: MIT");
  EXPECT_EQ(Said("a.opam", "opam-version: \"2.0\"\nlicense: \"LGPL-2.1-or-later WITH OCaml-LGPL-linking-exception\"\n"),
            "2 license: LGPL-2.1-or-later WITH OCaml-LGPL-linking-exception");
  EXPECT_EQ(Said("opam", "opam-version: \"2.0\"\nlicense:\n"), "");
  EXPECT_EQ(Said("opam", "opam-version: \"2.0\"\nlicense: [\"MIT\" \"ISC\"]\n"), "2 license: MIT; 2 license: ISC");
}

TEST(StatedLicenses, OfPagesAndPicturesAreTheAddressesOfKnownPages) {
  EXPECT_EQ(Said("a.html", "<html>\n<a rel=\"license\"\nhref=\"https://creativecommons.org/licenses/by-nc/4.0/\"><img></a>"), "2 rel=license: CC-BY-NC-4.0");
  EXPECT_EQ(
      Said("a.svg", "<svg><metadata><cc:Work>\n<cc:license rdf:resource=\"http://creativecommons.org/publicdomain/zero/1.0/\"/></cc:Work></metadata></svg>"),
      "2 cc:license: CC0-1.0");
  EXPECT_EQ(Said("a.html", "<a rel='license' href='http://creativecommons.org/licenses/by/3.0/us/'>"), "1 rel=license: CC-BY-3.0-US");
  for (const char* none : {"<a rel=\"license\" href=\"/terms\">", "<p>rel=\"license\" href=\"https://opensource.org/licenses/MIT\"</p>", "<a rel=\"license\"",
                           "<a href=\"https://opensource.org/licenses/MIT\">", "rel=\"license\""})
    EXPECT_EQ(Said("a.html", none), "") << none;
}

TEST(StatedLicenses, OfCondaRecipesStandBelowAbout) {
  const std::string head = "{% set version = \"1\" %}\npackage:\n  name: a\n  license: ISC\nabout:\n";
  EXPECT_EQ(Said("meta.yaml", head + "  license: \"Apache-2.0\"  # the code\n"), "6 about.license: Apache-2.0");
  EXPECT_EQ(Said("recipe.yaml", head + "  license: MIT\nextra:\n  license: ISC\n"), "6 about.license: MIT");
  EXPECT_EQ(Said("meta.yaml", head + "  license: {{ license }}\n"), "");
  EXPECT_EQ(Said("meta.yaml", "about:\n  license: MIT\n"), "");
}

TEST(StatedLicenses, OfDebianAreThoseOfEveryParagraph) {
  const std::string head = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n";
  const std::string text =
      head + "Files: *\nCopyright: A\nLicense: GPL-2+ or Expat\n\nFiles: a/*\n b/*\nLicense: Zlib\n The text,\n .\n licensed under the MIT license\n";
  EXPECT_EQ(Said("debian/copyright", text), "5 Files: *: GPL-2.0-or-later OR MIT; 9 Files: a/* b/*: Zlib");
  EXPECT_EQ(Said("copyright", text), "5 Files: *: GPL-2.0-or-later OR MIT; 9 Files: a/* b/*: Zlib");
  EXPECT_EQ(FindStatedLicenses("debian/copyright", text).list.at(1).last_line, 12U);
  EXPECT_EQ(Said(".reuse/dep5", head + "Files: *.png\nLicense: CC0-1.0\n"), "4 Files: *.png: CC0-1.0");
  EXPECT_EQ(Said("debian/copyright", head + "Files: *\nLicense: GPL-1+ or Artistic, and BSD-3-clause\n"),
            "4 Files: *: (GPL-1.0-or-later OR Artistic-1.0-Perl) AND BSD-3-Clause");
  EXPECT_EQ(Said("debian/copyright", head + "Files: *\nLicense: GPL-2+ with OpenSSL exception\n"), "4 Files: *: GPL-2.0-or-later");
  EXPECT_EQ(Said("debian/copyright", "Files: *\nLicense: MIT\n"), "");
}
TEST(StatedLicenses, CoverNoticesButBelowNamesThatNobodyKnows) {
  const std::string text =
      "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nLicense: Expat\n\nFiles: a\nLicense: own-1\n\nFiles: "
      "b\nLicense: own-2\n\nLicense: own-1\n This is\n licensed under the Zlib license.\n\nLicense: own-2\n Words.\n";
  const StatedLicenses stated = FindStatedLicenses("debian/copyright", text);
  EXPECT_TRUE(stated.Covers(1));
  EXPECT_TRUE(stated.Covers(4));
  EXPECT_FALSE(stated.Covers(14));
  std::vector<LicenseMatch> matches = {{.id = "ISC", .first_line = 1, .how = "notice"}, {.id = "Zlib", .first_line = 14, .how = "notice"}};
  AddStatedLicenses(stated, matches);
  std::string said;
  for (const LicenseMatch& match : matches) said += match.id + match.written + " ";
  EXPECT_EQ(said, "Zlib MITExpat own-2 ");
}
TEST(StatedLicenses, OfReuseAreItsAnnotations) {
  EXPECT_EQ(Said("REUSE.toml", "version = 1\n[[annotations]]\npath = [\"a/**\", \"b\"]\nSPDX-License-Identifier = \"MIT\"\n"),
            "4 SPDX-License-Identifier: a/** b: MIT");
  EXPECT_EQ(Said("REUSE.toml", "[[annotations]]\npath = \"a\"\nSPDX-License-Identifier = [\"MIT\", \"nonsense\"]\n"),
            "3 SPDX-License-Identifier: a: MIT; 3 SPDX-License-Identifier: a: ? unknown");
}

TEST(StatedLicenses, OfCardsAreTheHubsIds) {
  EXPECT_EQ(Said("README.md", "---\ntags: [a]\nlicense: llama3.1\n---\n# Model\n"), "3 license: LicenseRef-Llama-3.1");
  EXPECT_EQ(Said("README.md", "---\nlicense: [mit, cc-by-4.0]\n---\n"), "2 license: MIT; 2 license: CC-BY-4.0");
  EXPECT_EQ(Said("README.md", "---\nlicense: gpl\n---\n"), "2 license: ? osi-approved");
  EXPECT_EQ(Said("README.md", "---\nlicense: other\nlicense_name: Gemma Terms of Use\nlicense_link: LICENSE\n---\n"), "3 license_name: LicenseRef-Gemma");
  EXPECT_EQ(Said("README.md", "---\nlicense: other\nlicense_name: acme-1\n---\n"), "3 license_name: ? unknown");
  EXPECT_EQ(Said("README.md", "---\nlicense: other\nlicense_link: https://creativecommons.org/licenses/by-nc/4.0/\n---\n"), "2 license: CC-BY-NC-4.0");
  EXPECT_EQ(Said("README.md", "---\nlicense: other\n---\n"), "");
  EXPECT_EQ(Said("README.md", "# license: mit\n"), "");
}

TEST(StatedLicenses, OfCardsAreTheHubsIdsForEveryIdOfItsTable) {
  const Result<Value> table = ParseYaml(*KnowledgeFile("licenses/hub-ids.yaml"));
  ASSERT_TRUE(table.has_value());
  for (const auto& [hub_id, entry] : (*table)["ids"].members()) {
    const auto found = FindStatedLicenses("README.md", fmt::format("---\nlicense: {}\n---\n", hub_id)).list;
    ASSERT_EQ(found.size(), 1U) << hub_id;
    EXPECT_EQ(found[0].match.id, entry["id"].string()) << hub_id;
    if (entry["family"].boolean()) {
      EXPECT_EQ(NameOf(found[0].match.license_class), entry["class"].string()) << hub_id;
    }
  }
}

TEST(StatedLicenses, OfJsonAreKnownByItsContent) {
  EXPECT_EQ(Said("a.npm", "{\"name\": \"a\", \"version\": \"1\",\n\"license\": \"MIT\"}"), "2 license: MIT");
  EXPECT_EQ(Said("a.json", "{\"license\": \"MIT\"}"), "");
  EXPECT_EQ(Said("a.json", "{\"name\": \"a\", \"version\": \"1\", \"license\": \"MIT\""), "");
}
TEST(StatedLicenses, OfALockFileAreNotThoseOfOthersPackages) {
  EXPECT_EQ(Said("package-lock.json",
                 "{\"name\": \"a\", \"version\": \"1\", \"packages\": {\"\": {\"license\": \"ISC\"}, \"node_modules/b\": {\"license\": \"MIT\"}}}"),
            "1 packages[\"\"].license: ISC");
  EXPECT_EQ(Said("composer.lock", "{\"packages\": [{\"name\": \"a/b\", \"version\": \"1\", \"license\": [\"MIT\"]}]}"), "");
}

TEST(StatedLicenses, OfAFamilyCountWhereNothingIsMoreExact) {
  EXPECT_EQ(Said("METADATA", "Metadata-Version: 2.1\nName: a\nLicense: BSD-3-Clause\nClassifier: License :: OSI Approved :: BSD License\n"),
            "3 license: BSD-3-Clause");
  EXPECT_EQ(Said("METADATA", "Metadata-Version: 2.1\nName: a\nLicense: MIT\nClassifier: License :: OSI Approved :: BSD License\n"),
            "3 license: MIT; 4 classifier: ? osi-approved");
  EXPECT_EQ(Said("a.txt", "Metadata-Version: 2.1\nName: a\nLicense: MIT\n"), "3 license: MIT");
}
TEST(StatedLicenses, OfAWholeTextInAHeaderAreWhatTheTextIs) {
  std::string text = "Metadata-Version: 2.1\nName: a\nLicense: This package is licensed under the Apache License,\n";
  text += "        Version 2.0; you may not use it except in compliance with the License.\nSummary: a\n";
  EXPECT_EQ(Said("PKG-INFO", text), "3 license: Apache-2.0");
}

TEST(StatedLicenses, OfLongNamesAreKnownWithTheirInitialsAndExceptions) {
  const auto said = [](std::string_view license) { return Said("package.json", fmt::format("{{\"license\": \"{}\"}}", license)); };
  EXPECT_EQ(said("Common Development and Distribution License (CDDL) Version 1.0"), "1 license: CDDL-1.0");
  EXPECT_EQ(said("GNU General Public License, version 2 (GPL2), with the classpath exception"), "1 license: GPL-2.0-only WITH Classpath-exception-2.0");
  EXPECT_EQ(said("GPL-2.0-with-font-exception"), "1 license: GPL-2.0-only WITH Font-exception-2.0");
  EXPECT_EQ(said("CC BY (NC) 4.0"), "1 license: CC-BY-NC-4.0");
  EXPECT_EQ(said("MIT (M) with more terms"), "1 license: ? unknown");
  EXPECT_EQ(Said("DESCRIPTION", "Package: a\nLicense: GPL (>= 2)\n"), "2 license: GPL-2.0-or-later");
  EXPECT_EQ(Said("DESCRIPTION", "Package: a\nLicense: BSD_3_clause + file LICENSE\n"), "2 license: BSD-3-Clause");
}

TEST(StatedLicenses, NeverCallOpenWhatOtherWordsLimit) {
  for (const char* license : {"MIT, non-commercial use only", "MIT and research only", "Apache 2.0 with Commons Clause", "MIT (modified by us for our needs)",
                              "MIT except images", "MIT/research only", "MIT/non commercial", "MIT or with further restrictions"}) {
    const auto found = FindStatedLicenses("package.json", fmt::format("{{\"license\": \"{}\"}}", license)).list;
    ASSERT_EQ(found.size(), 1U) << license;
    EXPECT_FALSE(IsOpen(found[0].match.license_class)) << license;
    EXPECT_EQ(found[0].match.id, "") << license;
  }
}
TEST(StatedLicenses, OfAChoiceKeepTheOpenOne) {
  EXPECT_EQ(Said("package.json", "{\"license\": \"GPL-3.0-only or Commercial\"}"), "1 license: GPL-3.0-only? osi-approved");
  EXPECT_EQ(Said("package.json", "{\"license\": \"MIT/Apache-2.0\"}"), "1 license: MIT OR Apache-2.0");
  EXPECT_EQ(Said("package.json", "{\"license\": \"MIT / own-1\"}"), "1 license: MIT? unknown");
}
TEST(StatedLicenses, AreBoundedInNumber) {
  std::string paragraphs = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n", pom = "<project><licenses>", deep;
  for (int i = 0; i < 5'000; ++i) paragraphs += "Files: a\nLicense: MIT\n\n", pom += "<license><name>MIT</name></license>", deep += "<a>";
  EXPECT_EQ(FindStatedLicenses("debian/copyright", paragraphs).list.size(), 1'000U);
  EXPECT_EQ(FindStatedLicenses("pom.xml", pom).list.size(), 1U);
  EXPECT_EQ(Said("pom.xml", deep), "");
  std::string nested(3'000, '(');
  EXPECT_EQ(FindStatedLicenses("package.json", "{\"license\": \"" + nested + "\"}").list.size(), 1U);
  EXPECT_TRUE(FindStatedLicenses("package.json", std::string(2'000'000, ' ')).list.empty());
}

}  // namespace
}  // namespace day::metadata
