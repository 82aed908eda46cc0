#include "scan/stated_digests.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/digest.h"

namespace day::scan {
namespace {

class Lists {
 public:
  Lists& File(std::string path, std::string_view content, std::string member = "") {
    FileRecord& file = all_.files.emplace_back();
    file.path = std::move(path);
    file.member = std::move(member);
    file.sha256 = Sha256Of(content);
    return *this;
  }
  // By the last file.
  Lists& States(std::string path, std::string digest, uint32_t line = 1) {
    Evidence& said = all_.evidence.emplace_back();
    said.file = static_cast<uint32_t>(all_.files.size() - 1);
    said.probe = "checksums";
    said.at.line = line;
    said.key = "checksum.stated";
    said.value = std::move(digest);
    said.fields = {{"path", std::move(path)}};
    return *this;
  }
  std::vector<std::string> Checked() {
    CheckStatedDigests(all_);
    std::vector<std::string> said;
    for (const Evidence& one : all_.evidence)
      if (one.key == "digest.stated") said.push_back(all_.files[one.file].DisplayPath() + " " + one.value + " " + std::string(one.Get("by")));
    EXPECT_TRUE(std::ranges::is_sorted(all_.evidence, EvidenceBefore));
    return said;
  }

 private:
  Observations all_;
};
std::string DigestOf(std::string_view content) { return "sha256:" + Sha256Of(content).Hex(); }
using Said = std::vector<std::string>;

TEST(StatedDigests, AreHeldAgainstTheFilesBesideTheirList) {
  EXPECT_EQ(
      Lists().File("w/SHA256SUMS", "").States("a.bin", DigestOf("a")).States("./b.bin", DigestOf("c"), 2).File("w/a.bin", "a").File("w/b.bin", "b").Checked(),
      (Said{"w/a.bin match w/SHA256SUMS:1", "w/b.bin mismatch w/SHA256SUMS:2"}));
}
TEST(StatedDigests, OfFilesElsewhereOrInAnotherAlgorithmSayNothing) {
  EXPECT_TRUE(Lists()
                  .File("a.bin", "a")
                  .File("w/SUMS", "")
                  .States("a.bin", DigestOf("x"))
                  .States("../a.bin", DigestOf("x"))
                  .States("/a.bin", DigestOf("x"))
                  .Checked()
                  .empty());
  EXPECT_TRUE(Lists().File("a.bin", "a").File("SUMS", "").States("a.bin", "md5:00000000000000000000000000000000").Checked().empty());
}
TEST(StatedDigests, OfMembersStandInTheSameArchive) {
  EXPECT_EQ(Lists().File("r.zip", "a", "m/a.bin").File("r.zip", "", "m/SUMS").States("a.bin", DigestOf("a")).Checked(),
            (Said{"r.zip!/m/a.bin match r.zip!/m/SUMS:1"}));
}
TEST(StatedDigests, ThatDifferAreSaidBeforeThoseThatMatch) {
  EXPECT_EQ(Lists().File("SUMS", "").States("a", DigestOf("a")).States("a", DigestOf("b"), 2).States("a", DigestOf("c"), 3).File("a", "a").Checked(),
            (Said{"a mismatch SUMS:2"}));
}

}  // namespace
}  // namespace day::scan
