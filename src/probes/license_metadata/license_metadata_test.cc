#include "probes/license_metadata/license_metadata.h"

#include <gtest/gtest.h>

#include "metadata/name_license.h"
#include "metadata/stated.h"
#include "probe/probe_for_test.h"

namespace day::license_metadata {
namespace {

using metadata::kMaxStated;
using metadata::NameLicense;

std::vector<Evidence> Read(std::string_view path, std::string_view text) {
  Collected sink;
  ReadMetadata(path, text, sink);
  return sink.all;
}
// "field: value" of each piece, joined.
std::string Said(std::string_view path, std::string_view text) {
  std::string said;
  for (const Evidence& evidence : Read(path, text)) said += (said.empty() ? "" : "; ") + std::string(evidence.Get("field")) + ": " + evidence.value;
  return said;
}
std::string Named(std::string_view written) {
  const auto named = NameLicense(written);
  return named ? named->expression + " " + std::string(NameOf(named->license_class)) : "nothing";
}

TEST(LicenseMetadata, SaysWhatWasWrittenAndWhere) {
  const auto evidence = Read("a/pyproject.toml", "[project]\nname = 'x'\nlicense = 'Apache 2.0'\n");
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].key, "license.metadata");
  EXPECT_EQ(evidence[0].value, "Apache-2.0");
  EXPECT_EQ(evidence[0].Get("class"), "osi-approved");
  EXPECT_EQ(evidence[0].Get("as_written"), "Apache 2.0");
  EXPECT_EQ(evidence[0].Get("field"), "project.license");
  EXPECT_EQ(evidence[0].at.line, 3u);
}
TEST(LicenseMetadata, ReadsPyprojectInEveryForm) {
  EXPECT_EQ(Said("pyproject.toml", "[project]\nlicense = {text = 'MIT License'}\n"), "project.license.text: MIT");
  EXPECT_EQ(Said("pyproject.toml", "[project]\nlicense = {file = 'LICENSE'}\n"), "");
  EXPECT_EQ(Said("pyproject.toml", "[project]\nclassifiers = ['A :: B', 'License :: OSI Approved', 'License :: OSI Approved :: MIT License']\n"),
            "project.classifiers: MIT");
  EXPECT_EQ(Said("pyproject.toml", "[tool.poetry]\nlicense = 'mit'\n[tool.flit.metadata]\nlicense = 'ISC'\n"),
            "tool.poetry.license: MIT; tool.flit.metadata.license: ISC");
  EXPECT_EQ(Said("pyproject.toml", "[tool.black]\nline-length = 100\n"), "");
}
TEST(LicenseMetadata, ReadsCargo) {
  EXPECT_EQ(Said("Cargo.toml", "[package]\nlicense = 'MIT/Apache-2.0'\n"), "package.license: MIT OR Apache-2.0");
  EXPECT_EQ(Said("Cargo.toml", "[package]\nlicense.workspace = true\n[workspace.package]\nlicense = 'MIT'\n"), "workspace.package.license: MIT");
}
TEST(LicenseMetadata, ReadsPackageJsonInEveryForm) {
  EXPECT_EQ(Said("package.json", R"({"license": "MIT OR Apache-2.0"})"), "license: MIT OR Apache-2.0");
  EXPECT_EQ(Said("package.json", R"({"license": {"type": "MIT", "url": "x"}})"), "license: MIT");
  EXPECT_EQ(Said("package.json", R"({"licenses": [{"type": "MIT"}, {"type": "ISC"}]})"), "licenses: MIT OR ISC");
  EXPECT_EQ(Said("package.json", R"({"license": "SEE LICENSE IN LICENSE.txt"})"), "");
  EXPECT_EQ(Said("package.json", R"({"private": true})"), "");
  EXPECT_EQ(Said("package.json", "[1]"), "");
  EXPECT_EQ(Said("composer.json", R"({"license": ["LGPL-2.1-only", "MIT"]})"), "license: LGPL-2.1-only OR MIT");
  EXPECT_EQ(Read("package.json", R"({"license": "UNLICENSED"})").at(0).Get("class"), "custom");
}
TEST(LicenseMetadata, ReadsCitationsAndSaysWhenTheyAreOfData) {
  EXPECT_EQ(Said("CITATION.cff", "license: Apache-2.0\n"), "license: Apache-2.0");
  const auto evidence = Read("CITATION.cff", "type: dataset\nlicense:\n  - CC-BY-4.0\n  - MIT\n");
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].value, "CC-BY-4.0 OR MIT");
  EXPECT_EQ(evidence[0].Get("about"), "data");
  EXPECT_EQ(Said("codemeta.json", R"({"license": "https://spdx.org/licenses/MIT"})"), "license: MIT");
  EXPECT_EQ(Said(".zenodo.json", R"({"license": {"id": "cc-by-4.0"}})"), "license.id: CC-BY-4.0");
}
TEST(LicenseMetadata, ReadsSetupCfg) {
  EXPECT_EQ(Said("setup.cfg",
                 "[metadata]\nlicense = MIT\nclassifiers =\n    A :: B\n    License :: OSI Approved :: MIT License\n[options]\nlicense = GPL-3.0-only\n"),
            "metadata.license: MIT; metadata.classifiers: MIT");
  EXPECT_EQ(Said("setup.cfg", "[metadata]\nlicense = file: LICENSE\n# license = ISC\nlicense_files = MIT\n"), "");
}
TEST(LicenseMetadata, ReadsHeadersUpToTheDescription) {
  EXPECT_EQ(Said("x.egg-info/PKG-INFO", "Name: x\nLicense: MIT\n\nLicense: GPL\n"), "license: MIT");
  EXPECT_EQ(Said("DESCRIPTION", "Package: x\nLicense: MIT + file LICENSE\n"), "license: MIT");
  EXPECT_EQ(Said("DESCRIPTION", "License: MIT\n"), "");
}
TEST(LicenseMetadata, ReadsTheParagraphForAllFilesOfADebianCopyright) {
  const std::string head = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n";
  EXPECT_EQ(Said("debian/copyright", head + "Files: *\nLicense: GPL-3+ or Expat\n\nFiles: a/*\nLicense: ISC\n\nLicense: Expat\n text\n"),
            "Files: *: GPL-3.0-or-later OR MIT");
  EXPECT_EQ(Said("debian/copyright", "Files: *\nLicense: MIT\n"), "");
  EXPECT_EQ(Said("copyright", head + "Files: *\nLicense: MIT\n"), "");
}

TEST(SetupPy, CountsLiteralsAlone) {
  EXPECT_EQ(Said("setup.py", "setup(\n  name='x',\n  license='MIT',\n)"), "license: MIT");
  EXPECT_EQ(Said("setup.py", "setup(**{\"license\": u\"BSD-3-\" \"Clause\"})"), "license: BSD-3-Clause");
  EXPECT_EQ(Said("setup.py", "setup(classifiers=[\"License :: OSI Approved :: MIT License\",])"), "classifiers: MIT");
  EXPECT_EQ(Read("setup.py", "# x\n'''a\nb'''\nsetup(license=\"MIT\")").at(0).at.line, 4u);
}
TEST(SetupPy, GivesNothingForWhatWouldHaveToBeRun) {
  EXPECT_EQ(Said("setup.py", "setup(license=LICENSE)"), "");
  EXPECT_EQ(Said("setup.py", "setup(license='MIT' if x else 'GPL')"), "");
  EXPECT_EQ(Said("setup.py", "setup(license=f'MIT')"), "");
  EXPECT_EQ(Said("setup.py", "setup(license=open('LICENSE').read())"), "");
  EXPECT_EQ(Said("setup.py", "setup(license='MIT'.lower())"), "");
}
TEST(SetupPy, GivesNothingForWordsInCommentsAndStrings) {
  EXPECT_EQ(Said("setup.py", "setup(name='x')  # setup(license='MIT')\n"), "");
  EXPECT_EQ(Said("setup.py", "\"\"\"setup(license='MIT')\"\"\"\nsetup(name='license=\"MIT\"')"), "");
  EXPECT_EQ(Said("setup.py", "x.license = 'MIT'\nsetup()"), "");
  EXPECT_EQ(Said("setup.py", "print(license='MIT')"), "");   // no call of setup
  EXPECT_EQ(Said("setup.py", "setup(license='MIT\n)"), "");  // a string that does not end
}

TEST(LicenseMetadata, CallsABrokenFileMalformedWhereItSpeaksOfALicense) {
  for (const auto& [path, text] : std::vector<std::pair<std::string, std::string>>{
           {"pyproject.toml", "[project]\nlicense = 'MIT\n"}, {"package.json", "{\n\"license\": \"MIT\",}"}, {"CITATION.cff", "a: 1\nlicense: [MIT\n"}}) {
    const auto evidence = Read(path, text);
    ASSERT_EQ(evidence.size(), 1u) << path;
    EXPECT_EQ(evidence[0].outcome, Outcome::kMalformed) << path;
    EXPECT_GE(evidence[0].at.line, 2u) << path << ": " << evidence[0].value;
  }
  EXPECT_TRUE(Read("package.json", "{,}").empty());
}
TEST(LicenseMetadata, ReadsNoOtherFile) {
  EXPECT_TRUE(Read("other.toml", "[project]\nlicense = 'MIT'\n").empty());
  EXPECT_TRUE(Read("x/debian/copyright.txt", "Format: copyright-format\n\nFiles: *\nLicense: MIT\n").empty());
}
TEST(LicenseMetadata, KeepsNoMoreStatementsThanItsLimit) {
  std::string text = "setup(classifiers=[";
  for (int i = 0; i < 1'000; ++i) text += "'License :: OSI Approved :: MIT License',";
  EXPECT_EQ(Read("setup.py", text + "])").size(), kMaxStated);
}

TEST(NameLicense, KnowsIdsNamesExpressionsAndPages) {
  EXPECT_EQ(Named("MIT"), "MIT osi-approved");
  EXPECT_EQ(Named("GPLv3+"), "GPL-3.0-or-later osi-approved");
  EXPECT_EQ(Named("MIT | GPL-3.0-only"), "MIT OR GPL-3.0-only osi-approved");
  EXPECT_EQ(Named("Apache-2.0 WITH LLVM-exception"), "Apache-2.0 WITH LLVM-exception osi-approved");
  EXPECT_EQ(Named("https://opensource.org/licenses/MIT"), "MIT osi-approved");
  EXPECT_EQ(Named("http://www.apache.org/licenses/LICENSE-2.0.txt"), "Apache-2.0 osi-approved");
  EXPECT_EQ(Named("https://creativecommons.org/licenses/by-nc/4.0/legalcode"), "CC-BY-NC-4.0 non-commercial");
  EXPECT_EQ(Named("License :: OSI Approved :: GNU General Public License v3 (GPLv3)"), "GPL-3.0-only osi-approved");
}
TEST(NameLicense, NamesNoLicenseForAFamilyOrUnknownWords) {
  EXPECT_EQ(NameLicense("BSD")->expression, "");
  EXPECT_EQ(Named("License :: OSI Approved :: BSD License"), " osi-approved");
  EXPECT_EQ(Named("Someone's Own License"), " unknown");
  EXPECT_EQ(Named("https://example.org/terms"), " unknown");
  EXPECT_EQ(Named("MIT/Someone's"), " unknown");
  EXPECT_EQ(Named("Proprietary"), " custom");
}
TEST(NameLicense, SaysNothingOfAReference) {
  for (const char* written : {"", " ", "LICENSE", "LICENSE.txt", "see LICENSE", "SEE LICENSE IN x", "file: LICENSE", "None", "NOASSERTION",
                              "License :: OSI Approved", "{{ license }}"})
    EXPECT_EQ(Named(written), "nothing") << written;
}
TEST(NameLicense, RecognizesALicenseInALongText) {
  const std::string text =
      "This package is licensed under the Apache License, Version 2.0.\n" + std::string(300, '-') + "\nIt comes with no promise whatever.\n";
  EXPECT_EQ(Named(text), "Apache-2.0 osi-approved");
}

}  // namespace
}  // namespace day::license_metadata
