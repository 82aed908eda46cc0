#include "catalog/rows_text.h"

#include <gtest/gtest.h>

#include "database/database.h"

namespace day {
namespace {

std::string Written(const std::string& sql, std::string_view format, RowsWriter::Control control = RowsWriter::Control::kKept) {
  const auto database = Database::Open("");
  EXPECT_TRUE(database);
  const auto connection = database->Connect();
  auto rows = connection->Query(sql);
  EXPECT_TRUE(rows) << rows.error().message;
  RowsWriter writer(*rows, format, {}, control);
  std::string out;
  while (*rows->Next()) out += writer.Block();
  return out + writer.End();
}

TEST(RowsWriter, WritesNumbersAsNumbers) {
  EXPECT_EQ(Written("SELECT 1.5 AS a, 2 AS b, 'c' AS c", "jsonl"), "{\"a\": 1.5, \"b\": 2, \"c\": \"c\"}\n");
  EXPECT_EQ(Written("SELECT 1.5 AS a, 2 AS b, 'c' AS c", "csv"), "a,b,c\r\n1.5,2,c\r\n");
}

// A file and the next program get every byte; a terminal would take some for commands.
TEST(RowsWriter, ShowsControlCharactersOfCsvOnlyWhereAsked) {
  const std::string sql = "SELECT chr(27) || '[31m' AS hostile, '=1+1' AS formula";
  EXPECT_EQ(Written(sql, "csv"), "hostile,formula\r\n\x1b[31m,=1+1\r\n");
  const std::string shown = Written(sql, "csv", RowsWriter::Control::kShown);
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
  EXPECT_NE(shown.find("[31m,=1+1\r\n"), std::string::npos);
  EXPECT_EQ(Written(sql, "text").find('\x1b'), std::string::npos);
  EXPECT_EQ(Written(sql, "json").find('\x1b'), std::string::npos);
}

TEST(RowsWriter, TellsAnEmptyTextFromNull) { EXPECT_EQ(Written("SELECT '' AS a, NULL AS b, 'x' AS c", "csv"), "a,b,c\r\n\"\",,x\r\n"); }

}  // namespace
}  // namespace day
