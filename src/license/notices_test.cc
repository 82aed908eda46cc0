// Notices as people write them; the short texts are made for these tests.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "license/file_reference.h"
#include "license/license.h"

namespace day {
namespace {

using Set = std::set<std::string>;

Set Ids(std::string_view text) {
  Set ids;
  for (const LicenseMatch& match : IdentifyLicenseText(text, false)) ids.insert(match.id);
  return ids;
}

std::string Expression(std::string_view text, bool license_file = false) { return ExpressionOf(IdentifyLicenseText(text, license_file)); }

TEST(Notices, HaveTheVersionBeforeTheName) {
  EXPECT_EQ(Ids("/* modify it under the terms of version 2 of the GNU General Public License as published by them. */"), Set{"GPL-2.0-only"});
  EXPECT_EQ(Ids("// released under version 2.1 or any later version of the GNU Lesser General Public License"), Set{"LGPL-2.1-or-later"});
  EXPECT_EQ(Ids("# distributed under the terms of the version 3 of the GNU GPL"), Set{"GPL-3.0-only"});
}

TEST(Notices, NameSeveralLicensesToChooseFrom) {
  EXPECT_EQ(Ids("// made available under the terms of the Eclipse Public License v1.0 and Apache License v2.0 which accompany it"),
            (Set{"EPL-1.0", "Apache-2.0"}));
  EXPECT_EQ(Ids("// under the terms of the Eclipse Public License v. 2.0 which is available at https://www.eclipse.org/legal/epl-2.0, or the Apache License, "
                "Version 2.0"),
            (Set{"EPL-2.0", "Apache-2.0"}));
  EXPECT_EQ(Ids("as published by the Free Software Foundation under the terms of the GNU General Public License; version 2 dated June, 1991, or\n(at your "
                "option) version 3"),
            (Set{"GPL-2.0-only", "GPL-3.0-only"}));
  EXPECT_EQ(Ids("under the terms of either:\n * the GNU Lesser General Public License as published by the Free Software Foundation; either version 3 of the "
                "License, or (at "
                "your option) any later version.\n or\n * the GNU General Public License as published by the Free Software Foundation; either version 2 of the "
                "License, or (at "
                "your option) any later version."),
            (Set{"LGPL-3.0-or-later", "GPL-2.0-or-later"}));
  EXPECT_EQ(Ids("This library is dual-licensed under LGPL 2.1 and BSD 2-Clause."), (Set{"LGPL-2.1-only", "BSD-2-Clause"}));
  EXPECT_EQ(Ids("# Licensed under WTFPL or the Unlicense or CC0."), (Set{"WTFPL", "Unlicense", "CC0-1.0"}));
  EXPECT_EQ(Ids("Licensed under the MIT license, and zlib is used for compression."), Set{"MIT"}) << "a name may mean something else";
}

TEST(Notices, OfAGnuLicenseWithoutVersionAllowAnyVersion) {
  EXPECT_EQ(Ids("/* This file may be redistributed under the terms of the GNU Lesser General Public License. */"), Set{"LGPL-2.1-or-later"});
  EXPECT_EQ(Ids("/* This file is released under the LGPL. */"), Set{"LGPL-2.0-or-later"});
  EXPECT_EQ(Ids("-- distributed under the terms of the GNU General Public License."), Set{"GPL-1.0-or-later"});
  EXPECT_EQ(Ids("Released under the GPL. Version and terms: licensed under the GNU General Public License, version 3."), Set{"GPL-3.0-only"});
  EXPECT_EQ(Ids("An earlier program, which was released under the GPL, did the same."), Set{});
}

TEST(Notices, KeepWhatAPlusSays) {
  EXPECT_EQ(Ids("# This file is released under the GPLv2."), Set{"GPL-2.0-only"});
  EXPECT_EQ(Ids("# This file is released under the GPLv2+."), Set{"GPL-2.0-or-later"});
  EXPECT_EQ(Ids("# distributed under LGPL-2.1+"), Set{"LGPL-2.1-or-later"});
}

TEST(Notices, StandOnALineOfTheirOwnInAComment) {
  EXPECT_EQ(Ids("/*\n * An example\n * License: BSD 3-clause (same as the rest)\n */"), Set{"BSD-3-Clause"});
  EXPECT_EQ(Ids("/**\n * @license MIT\n */"), Set{"MIT"});
  EXPECT_EQ(Ids("# Licence: GPLv3+\n"), Set{"GPL-3.0-or-later"});
  EXPECT_EQ(Ids("{\n  \"license\": \"MIT\"\n}"), Set{}) << "somebody's data";
  EXPECT_EQ(Ids("license = \"MIT\"\n"), Set{});
  EXPECT_EQ(Ids("# License: BSD, see LICENSE for details"), Set{}) << "which of them is not said";
  EXPECT_EQ(Ids("sets:\n  - a\n    # License: MIT\n"), Set{}) << "of an item in a list";
  EXPECT_EQ(Ids("- License: MIT\n- License: ISC\n- License: Apache-2.0\n- License: Zlib\n"), Set{}) << "a list of others' licenses";
  EXPECT_EQ(Ids("\"## License (Apache 2.0)\",\n\"Licensed under the Apache License, Version 2.0\""), Set{"Apache-2.0"});
}

TEST(Notices, MayBeSentencesThatDoNotNameTheLicense) {
  EXPECT_EQ(Ids("/* For conditions of distribution and use, see copyright notice in zlib.h */"), Set{"Zlib"});
  EXPECT_EQ(Ids("// Use of this source code is governed by a BSD-style license that can be\n// found in the LICENSE file."), Set{"BSD-3-Clause"});
  EXPECT_EQ(Ids("# You may copy it under the same terms as Perl itself."), (Set{"Artistic-1.0-Perl", "GPL-1.0-or-later"}));
  EXPECT_EQ(Ids("// under a BSD-style license, more or less"), Set{});
  EXPECT_EQ(Ids("// Distributed under the OSI-approved BSD 3-Clause License. See accompanying file."), Set{"BSD-3-Clause"});
}

TEST(Notices, ThatLimitTheUseAreNotThoseOfAnOpenLicense) {
  EXPECT_EQ(Ids("# Licensed under the MIT License for non-commercial use only."), Set{"LicenseRef-MIT-modified"});
  EXPECT_EQ(Ids("# Released under the Apache License 2.0 for research purposes only."), Set{"LicenseRef-Apache-2.0-modified"});
  EXPECT_EQ(Ids("# Licensed under CC BY-NC 4.0 for non-commercial use."), Set{"CC-BY-NC-4.0"});
}

TEST(Notices, OfTheRestOfAWorkAreNotThoseOfTheFile) {
  EXPECT_EQ(Ids("The rest of the program is licensed under the terms of the GNU General Public License, version 2."), Set{});
}

TEST(Notices, AreSeenInCommentsOfMarkup) { EXPECT_EQ(Ids("<!-- Licensed under the Apache License, Version 2.0 -->\n<p>Text</p>"), Set{"Apache-2.0"}); }

TEST(Notices, LeaveAChoiceWhereTheySayOr) {
  EXPECT_EQ(Expression("# Licensed under the MIT license or the Apache License, Version 2.0."), "MIT OR Apache-2.0");
  EXPECT_EQ(Expression("# under the terms of either the GNU GPL version 2 or the MPL 2.0"), "GPL-2.0-only OR MPL-2.0");
  EXPECT_EQ(Expression("// Dual licensed under the MIT and GPL licenses."), "MIT OR GPL-1.0-or-later");
  EXPECT_EQ(Expression("// dual-licensed under 2 alternative open source/free licenses: LGPL 2.1 or later and Apache License 2.0"),
            "LGPL-2.1-or-later OR Apache-2.0");
  EXPECT_EQ(Expression("* released under both the MIT license and the GPL version 2. Either license may be used."), "MIT OR GPL-2.0-only");
  EXPECT_EQ(Expression("// under the terms of the Apache 2.0 License OR version 2 of the GNU General Public License."), "Apache-2.0 OR GPL-2.0-only");
  EXPECT_EQ(Expression("/* Dual licensed under the GPL or LGPL version 2 licenses. */"), "GPL-2.0-only OR LGPL-2.0-only");
  EXPECT_EQ(Expression("# Released under MPL 1.1/GPL 2.0/LGPL 2.1"), "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only");
  EXPECT_EQ(Expression("# You may copy it under the same terms as Perl itself."), "GPL-1.0-or-later OR Artistic-1.0-Perl");
  EXPECT_EQ(Expression("# under the terms of either the GNU General Public License or the Artistic License."), "GPL-1.0-or-later OR Artistic-1.0-Perl");
  EXPECT_EQ(Expression("# under the same terms as Ruby itself"), "Ruby");
}

TEST(Notices, LeaveNoChoiceWhereItIsNotPlain) {
  EXPECT_EQ(Expression("// made available under the Eclipse Public License v1.0 and the Apache License v2.0 which accompany it"), "EPL-1.0 AND Apache-2.0");
  EXPECT_EQ(Expression("The code is licensed under the MIT License and the data under CC BY 4.0."), "MIT AND CC-BY-4.0");
  EXPECT_EQ(Expression("# Licensed under the MIT License.\n\n# Some words stand between the two, which have nothing to do with each other.\n"
                       "# Licensed under the Apache License 2.0.\n"),
            "MIT AND Apache-2.0");
  EXPECT_EQ(Expression("# distributed under version 2 of the GNU General Public License, or (at your option) any later version"), "GPL-2.0-or-later");
  // What holds for the whole is not taken back by a choice that a part leaves.
  EXPECT_EQ(Expression("# under the terms of the GNU General Public License version 2.\n\nf()\n\n# This function is dual licensed under the MIT license and "
                       "the GNU General Public License version 2.\n"),
            "GPL-2.0-only AND (MIT OR GPL-2.0-only)");
}

TEST(Notices, MayOfferAnotherLicenseAlternatively) {
  EXPECT_EQ(Expression("/* Subject to the Mozilla Public License Version 1.1.\n *\n * Alternatively, the contents of this file may be used under the terms of\n"
                       " * either the GNU General Public License Version 2 or later, or the GNU Lesser General Public License Version 2.1 or later. */"),
            "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later");
  EXPECT_EQ(
      Expression(
          "/* ***** BEGIN LICENSE BLOCK *****\n * Version: MPL 1.1/GPL 2.0/LGPL 2.1\n *\n * The contents of this file are subject to the Mozilla Public "
          "License\n"
          " * Version 1.1 (the \"License\").\n *\n * Alternatively, the contents of this file may be used under the terms of\n"
          " * either the GNU General Public License Version 2 or later (the \"GPL\"), or\n * the GNU Lesser General Public License Version 2.1 or later (the\n"
          " * \"LGPL\"), in which case the provisions of the GPL or the LGPL are applicable. If you wish to allow use only\n"
          " * under the terms of either the GPL or the LGPL, delete the provisions above. */"),
      "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later")
      << "one choice, told three times";
}

TEST(Notices, OfWhatIsToBeChosenGiveTheMostOpenClass) {
  const auto either = IdentifyLicenseText("# Licensed under CC BY-NC 4.0 or the MIT License.", false);
  EXPECT_EQ(ClassOf(either), LicenseClass::kOsiApproved);
  const auto both = IdentifyLicenseText("# The code is licensed under the MIT License and the data under CC BY-NC 4.0.", false);
  EXPECT_EQ(ClassOf(both), LicenseClass::kNonCommercial);
  EXPECT_EQ(ClassOf({}), LicenseClass::kNone);
}

TEST(Notices, MayEndWithLicensed) {
  EXPECT_EQ(Expression("/*! Shiv v3.6 | @someone | MIT/GPL2 Licensed */"), "MIT OR GPL-2.0-only");
  EXPECT_EQ(Expression("This project is MIT licensed."), "MIT");
  EXPECT_EQ(Expression("/*! Shiv v3.6 | MIT/GPL2 Licensed\n   Sources: elsewhere */"), "MIT OR GPL-2.0-only");
  EXPECT_EQ(Expression("# (c) 2012 Somebody; Licensed MIT"), "MIT");
  EXPECT_EQ(Ids("# This contains code of a library that is MIT licensed."), Set{}) << "another's";
  EXPECT_EQ(Ids("# Modelled after mem.c, which is licensed GPLv2."), Set{});
  EXPECT_EQ(Ids("# We list all BSD-2-Clause licensed\n# files here."), Set{});
  EXPECT_EQ(Ids("# Add MIT licensed fonts"), Set{});
}

TEST(Notices, StandInTheHeadOfAFileWithoutAComment) {
  EXPECT_EQ(Ids("Name: tool\nLicense:   GPL\nGroup: Tools\n"), Set{"GPL-1.0-or-later"});
  EXPECT_EQ(Ids("\"\"\"A module.\n\n:license: Apache2, see LICENSE for more.\n\"\"\"\n"), Set{"Apache-2.0"});
  EXPECT_EQ(Ids("__license__ = \"MIT\"\n"), Set{"MIT"});
  EXPECT_EQ(Ids("License\n-------\n\n3-clause BSD. See LICENSE file."), Set{"BSD-3-Clause"});
  EXPECT_EQ(Ids("license: mit\n"), Set{}) << "somebody's data";
  EXPECT_EQ(Ids("License\n-------\n\nApache helicopters are not covered"), Set{});
  EXPECT_EQ(Ids("Files: a\nLicense: MIT\n\nFiles: b\nLicense: ISC\n\nFiles: c\nLicense: Zlib\n\nFiles: d\nLicense: 0BSD\n"), Set{}) << "a list";
}

TEST(Notices, JoinNamesBySignsAloneOnlyWhereNothingElsePartsThem) {
  EXPECT_EQ(Ids("Released under the [CC-0 license](https://example.org/a,b/). Clips are removed at request."), Set{"CC0-1.0"});
  EXPECT_EQ(Ids("# This is licensed under the 3-Clause BSD License (\"BSD License 2.0\", or so)"), Set{"BSD-3-Clause"}) << "other names of it";
  EXPECT_EQ(Ids("# available under the terms of the LGPL, MPL 2.0 or MIT license"), (Set{"LGPL-2.0-or-later", "MPL-2.0", "MIT"}));
  EXPECT_EQ(Ids("## License\n[Modified MIT](./LICENSE)\n"), Set{}) << "whose";
}

TEST(Notices, MayBeShort) {
  EXPECT_EQ(Expression("/*\n * Version: MPL 1.1/GPL 2.0/LGPL 2.1\n */"), "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only");
  EXPECT_EQ(Ids("Note:\n- libfoo is LGPLv2.1\n- do not link to it\n"), Set{"LGPL-2.1-only"});
  EXPECT_EQ(Ids("The text stands in /usr/share/common-licenses/GPL-2 on Debian."), Set{"GPL-2.0-only"});
  EXPECT_EQ(Ids("Licensed under the GPL version 3 or later; see /usr/share/common-licenses/GPL-2."), Set{"GPL-3.0-or-later"});
  EXPECT_EQ(Ids("# (C) 2014 Somebody, published under the LGPLv3"), Set{"LGPL-3.0-only"}) << "no part of the copyright notice";
  EXPECT_EQ(Ids("// under the terms of the GNU General Public License, version 2.1 or later"), Set{"LGPL-2.1-or-later"}) << "of another there is no 2.1";
  EXPECT_EQ(Ids("The interpreter of this language is GPL version 2 as far as we know"), Set{});
  EXPECT_EQ(Ids("The license is GNU GPL compatible."), Set{}) << "another one";
}

TEST(Notices, OfAKernelModuleCountWhereNothingElseIsStated) {
  EXPECT_EQ(Expression("MODULE_LICENSE(\"GPL\");\n"), "GPL-2.0-only");
  EXPECT_EQ(Expression("MODULE_LICENSE(\"Dual MIT/GPL\");\n"), "MIT OR GPL-2.0-only");
  EXPECT_EQ(Expression("// Licensed under the GNU General Public License, version 2 or later.\nMODULE_LICENSE(\"GPL\");\n"), "GPL-2.0-or-later");
  EXPECT_EQ(Expression("// SPDX-License-Identifier: MIT\nMODULE_LICENSE(\"GPL\");\n"), "") << "the tag says more";
  EXPECT_EQ(Ids("module license GPL is checked here"), Set{});
}

TEST(Notices, MayGiveTheAddressOfTheLicense) {
  EXPECT_EQ(Ids("# This work is licensed under http://creativecommons.org/licenses/by-nc-sa/3.0/us/legalcode."), Set{"CC-BY-NC-SA-3.0"});
  EXPECT_EQ(Ids("* License: https://www.gnu.org/licenses/old-licenses/gpl-2.0.html\n"), Set{"GPL-2.0-only"});
  EXPECT_EQ(Ids("<p>See <a rel=\"license\" href=\"https://opensource.org/licenses/MIT\">here</a> for the rules.</p>"), Set{"MIT"});
  EXPECT_EQ(Ids("<svg><metadata><cc:license rdf:resource=\"http://creativecommons.org/licenses/by-sa/4.0/\"/></metadata></svg>"), Set{"CC-BY-SA-4.0"});
  EXPECT_EQ(Ids("https://spdx.org/licenses/BSD-3-Clause.html\n"), Set{"BSD-3-Clause"}) << "nothing but an address";
  EXPECT_EQ(Ids("// Licensed under the Creative Commons Attribution-ShareAlike License. To view a copy of this license, visit "
                "http://creativecommons.org/licenses/by-sa/2.5/"),
            Set{"CC-BY-SA-2.5"});
  EXPECT_EQ(Ids("// Released under the GPL, http://www.gnu.org/licenses/gpl-3.0.txt, as version 2 of the GNU General Public License."), Set{"GPL-2.0-only"});
}

TEST(Notices, AreNotSeenInAddressesOfOtherThings) {
  for (const char* text : {"The license list of http://opensource.org/licenses/MIT was read in 2020.", "https://github.com/someone/tool/blob/main/LICENSE\n",
                           "# Licensed under http://opensource.org/licenses/bsd-license.php", "<a href=\"https://opensource.org/licenses/MIT\">a license</a>",
                           "https://opensource.org/licenses/MIT and other pages on the license of software"})
    EXPECT_EQ(Ids(text), Set{}) << text;
}

TEST(Notices, NameCreativeCommonsLicensesInWords) {
  EXPECT_EQ(Ids("is distributed under the Creative Commons\nAttribution-Noncommercial-No Derivative Works 3.0 United States license."), Set{"CC-BY-NC-ND-3.0"});
  EXPECT_EQ(Ids("licensed under the Creative Commons Attribution-ShareAlike\n  3.0 License. To view a copy"), Set{"CC-BY-SA-3.0"}) << "no item of a list";
  EXPECT_EQ(Ids("licensed under the \"Creative Commons License (Attribution-NonCommercial-ShareAlike 2.0)\""), Set{"CC-BY-NC-SA-2.0"});
  EXPECT_EQ(Ids("licensed under a Creative Commons Attribution Share Alike 4.0 International License"), Set{"CC-BY-SA-4.0"});
  EXPECT_EQ(Ids("licensed under the Creative Commons Attribution-ShareAlike License.\nStyle: plain, of many colors, with a frame around, version 1.0"), Set{});
}

TEST(Notices, MayBeNothingButAName) {
  EXPECT_EQ(Ids("BSD 2-clause \"Simplified\" license\n"), Set{"BSD-2-Clause"});
  EXPECT_EQ(Ids("Creative Commons Zero v1.0 Universal"), Set{"CC0-1.0"});
  for (const char* text : {"MIT", "GPL", "license: mit", "GNU General Public License family", "Apache License 2.0 is what others use"})
    EXPECT_EQ(Ids(text), Set{}) << text;
}

TEST(Notices, JoinTheTextsThatTheyLetOneChooseFrom) {
  const std::string isc =
      "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above "
      "copyright "
      "notice and this permission notice appear in all copies.\n\nTHE SOFTWARE IS PROVIDED \"AS IS\" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO "
      "THIS "
      "SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR "
      "CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER "
      "TORTIOUS "
      "ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n";
  EXPECT_EQ(Expression("This is dual licensed under the ISC License and the MPL 2.0.\n\n" + isc, true), "MPL-2.0 OR ISC");
  EXPECT_EQ(Expression(isc + "\nThe parser that comes with it is dual licensed under the ISC License and the MPL 2.0.\n", true), "ISC AND (ISC OR MPL-2.0)");
  EXPECT_EQ(Expression(isc + "\nAlternatively, this may be distributed under the terms of the MPL 2.0.\n"), "ISC OR MPL-2.0");
}

TEST(Notices, MayLeaveTheTermsToAnotherFile) {
  const auto one = [](std::string_view text) {
    const auto matches = IdentifyLicenseText(text, false);
    return matches.size() == 1 ? matches[0].id + " " + matches[0].how + " " + matches[0].see : "not one";
  };
  EXPECT_EQ(one("/* subject to the terms of the GNU General Public License. See the file COPYING for details. */"), "GPL-1.0-or-later notice COPYING");
  EXPECT_EQ(one("// Use of this source code is governed by a BSD-style license that can be\n// found in the LICENSE file."), "BSD-3-Clause notice LICENSE");
  EXPECT_EQ(one("# This source code is licensed under the license found in the LICENSE file in the root directory."), " reference LICENSE");
  EXPECT_EQ(one("# released under the terms of the license contained in the file LICENSE."), " reference LICENSE");
  EXPECT_EQ(one("# released under the BSD license. See the LICENSE file for details."), " reference LICENSE");
  EXPECT_EQ(one("// Use of this source code is governed by the MIT license that can be found in the LICENSE file."), "MIT notice ");
  EXPECT_TRUE(IdentifyLicenseText("The license file is read by this program; COPYING is not.", false).empty());
  EXPECT_TRUE(IdentifyLicenseText("under the license found in the LICENSE file in the root directory", true).front().how != "reference") << "of itself";
}

TEST(ReferredFile, DecidesWhatANoticeLeavesToIt) {
  LicenseMatch notice{.id = "GPL-1.0-or-later", .license_class = LicenseClass::kOsiApproved, .similarity = 1, .first_line = 3, .last_line = 4, .how = "notice"};
  const LicenseMatch gpl{.id = "GPL-2.0-only", .license_class = LicenseClass::kOsiApproved, .similarity = 1, .first_line = 1, .last_line = 300, .how = "text"};
  const LicenseMatch mit{.id = "MIT", .license_class = LicenseClass::kOsiApproved, .similarity = 1, .first_line = 301, .last_line = 320, .how = "text"};
  const auto said = [&](std::vector<LicenseMatch> of_file) {
    std::string ids;
    notice.how = "notice";
    for (const LicenseMatch& match : WithReferredFile(notice, of_file)) {
      ids += match.id + " ";
      EXPECT_EQ(match.first_line, 3U);
      EXPECT_EQ(match.how, "notice");
    }
    return ids;
  };
  EXPECT_EQ(said({gpl, mit}), "GPL-2.0-only ");
  EXPECT_EQ(said({mit}), "GPL-1.0-or-later ") << "it says nothing of the license that was named";
  notice.id = "BSD-3-Clause";
  EXPECT_EQ(said({mit}), "BSD-3-Clause ") << "that of another project, into which the code was copied";
  EXPECT_EQ(said({mit, {.id = "BSD-2-Clause", .how = "text"}}), "BSD-2-Clause ");
  EXPECT_EQ(said({{.id = "LicenseRef-BSD-3-Clause-modified", .how = "text"}}), "LicenseRef-BSD-3-Clause-modified ");
  EXPECT_EQ(said({{.license_class = LicenseClass::kCustom, .how = "text"}}), " ") << "a text of its own";
  EXPECT_EQ(said({}), "BSD-3-Clause ");
  notice.id = "";
  EXPECT_EQ(said({gpl, mit}), "GPL-2.0-only MIT ");
}

TEST(ReferredFile, IsToldByItsName) {
  for (const char* name : {"LICENSE", "License.txt", "LICENCE", "license.md"}) EXPECT_TRUE(IsFileReferredTo(name, "LICENSE")) << name;
  for (const char* name : {"LICENSE-MIT", "license.py", "COPYING", "LICENSES"}) EXPECT_FALSE(IsFileReferredTo(name, "LICENSE")) << name;
  EXPECT_TRUE(IsFileReferredTo("COPYING", "COPYING"));
  EXPECT_FALSE(IsFileReferredTo("COPYING.LIB", "COPYING"));
}

TEST(Notices, EndWithTheirText) {
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "licensed ";
  EXPECT_EQ(Ids(many), Set{});
  std::string names;
  for (int i = 0; i < 2'000; ++i) names += "licensed under MIT or GPL/LGPL and http://opensource.org/licenses/MIT\n";
  EXPECT_FALSE(IdentifyLicenseText(names, false).empty());
  for (const char* text : {"licensed under", "License:", "MODULE_LICENSE(", "licensed under http://opensource.org/licenses/MIT", "under the same terms as",
                           "License: http://opensource.org/licenses/MIT", "or MIT licensed", "either of"})
    (void)IdentifyLicenseText(text, false);
}

TEST(Notices, ThatDenyOrPromiseStateNothing) {
  for (const char* line : {"# This is not licensed under the MIT License.", "# This file is no longer available under the Apache License 2.0.",
                           "# Will be licensed under the Apache License 2.0.", "# This was formerly licensed under the MIT license."})
    EXPECT_EQ(Ids(line), Set{}) << line;
  EXPECT_EQ(Ids("# You may not use this file except under the terms of the Apache License 2.0."), Set{"Apache-2.0"});
}

}  // namespace
}  // namespace day
