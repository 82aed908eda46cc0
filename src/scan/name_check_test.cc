#include "scan/name_check.h"

#include <gtest/gtest.h>

#include <string>

namespace day::scan {
namespace {

using Odd = std::vector<std::string_view>;

TEST(OdditiesOf, FindsNothingOddInUsualNames) {
  for (const char* name : {"README.md", "src/a/b_c-d.py", "数据/größe.txt", "..hidden", ".gitignore", "a b", "consul.txt", "community", "auxiliary/x", "lpt.md",
                           "com10", "nul_", "🤗.md", ""})
    EXPECT_EQ(OdditiesOf(name), Odd()) << name;
}
TEST(OdditiesOf, FindsBytesThatAreNotUtf8) {
  for (const char* name : {"\xff", "gr\366\337e", "a/\xc3", "\xc0\xaf", "\xed\xa0\x80"}) EXPECT_EQ(OdditiesOf(name), (Odd{"not-utf8"})) << name;
}
TEST(OdditiesOf, FindsControlCharacters) {
  for (const char* name : {"a\nb", "\x1b[2J", "tab\t", "del\x7f", "c1\xc2\x9b"}) EXPECT_EQ(OdditiesOf(name), (Odd{"control-character"})) << name;
  EXPECT_EQ(OdditiesOf(std::string_view("nul\0", 4)), (Odd{"control-character"}));
}
TEST(OdditiesOf, FindsCharactersThatTurnTheReadingDirection) {
  for (const char* name : {"\xe2\x80\xaegpj.exe", "a\xe2\x81\xa6", "\xd8\x9c", "\xe2\x80\x8e"}) EXPECT_EQ(OdditiesOf(name), (Odd{"bidirectional"})) << name;
  EXPECT_EQ(OdditiesOf("שלום.txt"), Odd()) << "a script that runs from right to left is not odd";
}
TEST(OdditiesOf, FindsNamesThatNoFileSystemOrToolTakes) {
  EXPECT_EQ(OdditiesOf(std::string(255, 'a')), Odd());
  EXPECT_EQ(OdditiesOf(std::string(256, 'a')), (Odd{"too-long"}));
  std::string path;
  while (path.size() <= 4'096) path += "folder/";
  EXPECT_EQ(OdditiesOf(path), (Odd{"too-long"}));
}
TEST(OdditiesOf, FindsWhatWindowsCannotHold) {
  for (const char* name : {"con", "CON.txt", "a/Nul/b", "com1", "lpt9.tar.gz", "a:b", "what?", "a*", "a\\b", "dot.", "space ", "a./b", "<x>", "p|q", "\"q\""})
    EXPECT_EQ(OdditiesOf(name), (Odd{"windows-reserved"})) << name;
}
TEST(OdditiesOf, NamesEachOddityOnceInOneOrder) {
  EXPECT_EQ(OdditiesOf("\xff\n\xff\n\xe2\x80\xae?/con" + std::string(300, 'x') + "."),
            (Odd{"not-utf8", "control-character", "bidirectional", "too-long", "windows-reserved"}));
}

}  // namespace
}  // namespace day::scan
