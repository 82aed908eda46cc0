#include "report/source_links.h"

#include <gtest/gtest.h>

namespace day {
namespace {

constexpr std::string_view kCommit = "0123456789abcdef0123456789abcdef01234567";

SourceLinks Links(std::string origin, std::string_view revision = kCommit) {
  return LinksOf({.name = "s", .kind = "git", .location = "", .revision = std::string(revision), .origin = std::move(origin)});
}

TEST(SourceLinks, LeadToTheLineAtTheCommit) {
  const SourceLinks links = Links("https://github.com/acme/tiny-lm.git");
  EXPECT_EQ(links.host, "GitHub");
  EXPECT_EQ(links.page, "https://github.com/acme/tiny-lm");
  EXPECT_EQ(links.file, "https://github.com/acme/tiny-lm/blob/" + std::string(kCommit) + "/");
  EXPECT_EQ(links.line, "#L{first}");
  EXPECT_EQ(links.lines, "#L{first}-L{last}");
  EXPECT_EQ(Links("https://huggingface.co/datasets/acme/pile").file, "https://huggingface.co/datasets/acme/pile/blob/" + std::string(kCommit) + "/");
}

TEST(SourceLinks, TakeEveryWayToWriteAnAddress) {
  for (const char* url :
       {"git@github.com:acme/tiny.git", "ssh://git@github.com:22/acme/tiny", "https://me:secret@GitHub.com/acme/tiny/", "git://github.com/acme/tiny"})
    EXPECT_EQ(Links(url).page, "https://github.com/acme/tiny") << url;
  EXPECT_EQ(Links("https://gitlab.com/group/sub/tiny").file, "https://gitlab.com/group/sub/tiny/-/blob/" + std::string(kCommit) + "/");
}

TEST(SourceLinks, ShowNoAddressOfAnUnknownHostAndNoneThatIsNotPlain) {
  for (const char* url : {"", "/srv/git/tiny", "C:\\tiny", "../tiny", "https://git.internal/acme/tiny", "https://github.com", "https://github.com/",
                          "https://github.com/acme", "https://github.com/acme/../x", "https://github.com/acme//x", "https://github.com/acme/x?token=1",
                          "https://github.com/acme/x#y", "https://github.com/a\"b/x", "javascript:alert(1)//github.com/a/b",
                          "https://github.com@evil.example/acme/x", "https://github.com.evil/a/b", "https://github.com/a/b/c/d/e/f/g/h"}) {
    const SourceLinks links = Links(url);
    EXPECT_EQ(links.host, "") << url;
    EXPECT_EQ(links.page + links.file, "") << url;
  }
  EXPECT_EQ(Links("https://github.com/" + std::string(400, 'a') + "/b").host, "");
}

TEST(SourceLinks, OfAFolderHoldOfFilesAloneThatAreAsCommitted) {
  EXPECT_FALSE(Links("https://github.com/acme/tiny").committed);
  EXPECT_TRUE(
      LinksOf({.name = "s", .kind = "directory", .location = "", .revision = std::string(kCommit), .origin = "https://github.com/acme/tiny"}).committed);
}

TEST(SourceLinks, LeadToNoFileWithoutACommit) {
  EXPECT_EQ(Links("https://github.com/acme/tiny", "main").file, "");
  EXPECT_EQ(Links("https://github.com/acme/tiny", "").page, "https://github.com/acme/tiny");
}

}  // namespace
}  // namespace day
