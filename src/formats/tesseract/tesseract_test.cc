#include "formats/tesseract/tesseract.h"

#include <gtest/gtest.h>

namespace day {
namespace {

std::string File(const std::vector<int64_t>& offsets, std::string_view parts, bool swapped = false) {
  std::string bytes;
  const auto put = [&](uint64_t value, unsigned size) {
    for (unsigned i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * (swapped ? size - 1 - i : i)));
  };
  put(offsets.size(), 4);
  for (int64_t offset : offsets) put(static_cast<uint64_t>(offset), 8);
  return bytes + std::string(parts);
}
std::string_view RuleOf(const std::string& file) {
  const auto data = ReadTesseract(BytesInMemory(file));
  return data ? "accepted" : data.error().rule;
}

TEST(TesseractReader, ReadsPartsAndSettings) {
  for (bool swapped : {false, true}) {
    const auto data = ReadTesseract(BytesInMemory(File({28, -1, 40}, "# no\na  b c\nlstm", swapped)));
    ASSERT_TRUE(data.has_value()) << data.error().rule;
    ASSERT_EQ(data->parts.size(), 2u);
    EXPECT_EQ(data->parts[1].kind, 2u);
    EXPECT_EQ(data->parts[1].size, 4u);
    ASSERT_EQ(data->settings.size(), 1u);
    EXPECT_EQ(data->settings[0].first, "a");
    EXPECT_EQ(data->settings[0].second, "b c");
  }
}
TEST(TesseractReader, RefusesTablesThatDoNotFit) {
  EXPECT_EQ(RuleOf("\1"), "ends in the middle of a field");
  EXPECT_EQ(RuleOf(File({28, -1, 40}, "").substr(0, 20)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf(std::string(100, '\0')), "has an impossible number of entries");
  EXPECT_EQ(RuleOf(std::string(100, 'x')), "has an impossible number of entries");
  EXPECT_EQ(RuleOf(File({-2}, "")), "an entry has a negative offset");
  EXPECT_EQ(RuleOf(File({-1, -1}, "")), "has no parts");
  EXPECT_EQ(RuleOf(File({-1, 21}, "12345")), "its first part does not follow the table");
  EXPECT_EQ(RuleOf(File({28, 27, 30}, "12345")), "its parts are not in order");
  EXPECT_EQ(RuleOf(File({28, 29, INT64_MAX}, "12345")), "its parts are not in order");
  EXPECT_EQ(RuleOf(File({12}, std::string((1 << 20) + 1, 'x'))), "a text is longer than its limit");
}

}  // namespace
}  // namespace day
