#include "formats/parquet/parquet.h"

#include <gtest/gtest.h>

namespace day {
namespace {

using std::string_literals::operator""s;

// version = 1; schema = [root with 1 child, leaf "text"]; num_rows = 20.
std::string Footer() {
  return "\x15\x02"                // 1: i32 1
         "\x19\x2c"                // 2: list of 2 structs
         "\x48\x04root\x15\x02\0"  //    4: "root", 5: 1 child
         "\x48\x04text\0"          //    4: "text"
         "\x16\x28"                // 3: i64 20
         "\0"s;
}

TEST(ParquetParser, ReadsRowsAndColumns) {
  const auto footer = ParseParquetMetadata(Footer(), 4);
  ASSERT_TRUE(footer.has_value()) << footer.error().rule;
  EXPECT_EQ(footer->rows, 20u);
  EXPECT_EQ(footer->columns, std::vector<std::string>{"text"});
}
TEST(ParquetParser, RefusesEveryCutOfAGoodFooter) {
  const std::string whole = Footer();
  for (size_t size = 0; size + 1 < whole.size(); ++size) EXPECT_FALSE(ParseParquetMetadata(whole.substr(0, size), 0).has_value()) << size;
}
TEST(ParquetParser, FindsTheFootersLength) { EXPECT_EQ(ParseParquetTail("\x10\0\0\0PAR1"s, 100).value(), 16u); }
TEST(ParquetParser, RefusesAFooterLongerThanTheFile) { EXPECT_FALSE(ParseParquetTail("\xff\xff\0\0PAR1"s, 100).has_value()); }
TEST(ParquetParser, SaysThatAFooterIsEncrypted) { EXPECT_EQ(ParseParquetTail("\x10\0\0\0PARE"s, 100).error().rule, "the footer is encrypted"); }
TEST(ParquetParser, RefusesAnotherEnding) { EXPECT_FALSE(ParseParquetTail("\x10\0\0\0ZIP!"s, 100).has_value()); }
TEST(ParquetParser, RefusesAFileTooShortForATail) { EXPECT_FALSE(ParseParquetTail("PAR1"s, 4).has_value()); }
TEST(ParquetParser, RefusesNestingBeyondTheLimit) {
  const auto parsed = ParseParquetMetadata("\x15\x02"s + std::string(200, '\x1c'), 0);
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().rule, "is nested more than 32 deep");
}
TEST(ParquetParser, RefusesAListLongerThanItsBytes) {
  EXPECT_EQ(ParseParquetMetadata("\x19\xfc\xff\xff\xff\xff\x0f"s, 0).error().rule, "a list is longer than the bytes that are left");
}
TEST(ParquetParser, RefusesANegativeNumberOfRows) { EXPECT_EQ(ParseParquetMetadata("\x36\x01"s, 0).error().rule, "the number of rows is negative"); }
TEST(ParquetParser, RefusesAFooterWithoutRows) { EXPECT_EQ(ParseParquetMetadata("\0"s, 0).error().rule, "the number of rows is missing"); }

}  // namespace
}  // namespace day
