// Notices as people write them; the short texts are made for these tests.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "license/license.h"

namespace day {
namespace {

using Set = std::set<std::string>;

Set Ids(std::string_view text) {
  Set ids;
  for (const LicenseMatch& match : IdentifyLicenseText(text, false)) ids.insert(match.id);
  return ids;
}

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
  EXPECT_EQ(Ids("/* subject to the terms of the GNU General Public License. See the file COPYING for details. */"), Set{}) << "that file says which version";
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

TEST(Notices, OfTheRestOfAWorkAreNotThoseOfTheFile) {
  EXPECT_EQ(Ids("The rest of the program is licensed under the terms of the GNU General Public License, version 2."), Set{});
}

TEST(Notices, AreSeenInCommentsOfMarkup) { EXPECT_EQ(Ids("<!-- Licensed under the Apache License, Version 2.0 -->\n<p>Text</p>"), Set{"Apache-2.0"}); }

}  // namespace
}  // namespace day
