#include "license/addresses.h"

#include <gtest/gtest.h>

#include <string>

#include "license/names.h"

namespace day {
namespace {

std::string IdOf(std::string_view address) {
  const LicenseIndex& index = TheLicenseIndex();
  const uint32_t license = LicenseOfAddress(index, address);
  return license == kNoRow ? "" : std::string(index.Id(license));
}

TEST(LicenseAddress, NamesTheLicenseWhoseTextItShows) {
  EXPECT_EQ(IdOf("https://opensource.org/licenses/MIT"), "MIT");
  EXPECT_EQ(IdOf("http://www.opensource.org/licenses/mit-license.php"), "MIT");
  EXPECT_EQ(IdOf("https://spdx.org/licenses/BSD-3-Clause.html"), "BSD-3-Clause");
  EXPECT_EQ(IdOf("HTTP://WWW.APACHE.ORG/licenses/LICENSE-2.0.txt"), "Apache-2.0");
  EXPECT_EQ(IdOf("http://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.en"), "CC-BY-NC-SA-4.0");
  EXPECT_EQ(IdOf("https://creativecommons.org/licenses/by/3.0/us/deed.en_US?x=1#y"), "CC-BY-3.0-US");
  EXPECT_EQ(IdOf("https://creativecommons.org/licenses/by/3.0/nz/"), "CC-BY-3.0") << "a port without an id of its own";
  EXPECT_EQ(IdOf("https://creativecommons.org/publicdomain/zero/1.0/"), "CC0-1.0");
  EXPECT_EQ(IdOf("https://www.gnu.org/licenses/old-licenses/gpl-2.0-standalone.html"), "GPL-2.0-only");
  EXPECT_EQ(IdOf("http://www.gnu.org/licenses/gpl.html"), "GPL-1.0-or-later") << "of any version";
  EXPECT_EQ(IdOf("https://www.boost.org/LICENSE_1_0.txt."), "BSL-1.0");
  EXPECT_EQ(IdOf("https://www.mozilla.org/MPL/2.0/"), "MPL-2.0");
  EXPECT_EQ(IdOf("https://unlicense.org"), "Unlicense");
  EXPECT_EQ(IdOf("https://cdla.dev/permissive-2-0/"), "CDLA-Permissive-2.0");
}

TEST(LicenseAddress, NamesNothingElse) {
  for (const char* address :
       {"https://github.com/someone/tool/blob/main/LICENSE", "https://opensource.org/licenses/", "https://www.gnu.org/licenses/",
        "http://www.opensource.org/licenses/bsd-license.php", "https://creativecommons.org/licenses/", "https://creativecommons.org/licenses/by/",
        "https://creativecommons.org/licenses/by/9.9/xx", "https://example.org/licenses/MIT", "", "://", "www.", "https://", "a/"})
    EXPECT_EQ(IdOf(address), "") << address;
  EXPECT_EQ(IdOf("https://opensource.org/licenses/" + std::string(100'000, 'x')), "");
}

}  // namespace
}  // namespace day
