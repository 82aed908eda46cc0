#include <gtest/gtest.h>

#include <string>

#include "probe/probe_for_test.h"

namespace day::probes::parquet {

std::unique_ptr<Probe> Make();

namespace {

using std::string_literals::operator""s;

std::vector<Evidence> Read(std::string_view bytes) { return LookAt(*Make(), {.path = "data/a.parquet", .type = "parquet", .kind = "data"}, bytes); }

// A file of one column "text" and 20 rows, of which only the footer is real (formats/parquet tells its bytes).
std::string File(std::string footer = "\x15\x02\x19\x2c\x48\x04root\x15\x02\0\x48\x04text\0\x16\x28\0"s) {
  std::string length(4, '\0');
  length[0] = static_cast<char>(footer.size());
  return "PAR1" + std::string(100, 'x') + footer + length + "PAR1";
}

TEST(ParquetProbe, ReadsRowsAndColumnsFromTheFooter) {
  const auto all = Read(File());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].value, "parquet");
  EXPECT_EQ(all[0].Get("rows"), "20");
  EXPECT_EQ(all[0].Get("columns"), "text");
  EXPECT_EQ(all[0].at.offset, 104u);
}
TEST(ParquetProbe, CallsABrokenTailOrFooterMalformed) {
  for (const std::string& bytes : {"PAR1 and nothing else of it"s, File("\x19\xfc\xff\xff\xff\xff\x0f"s), File(""s), "PAR1xxxx\xff\xff\xff\x7fPAR1"s}) {
    const auto all = Read(bytes);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].outcome, Outcome::kMalformed);
    EXPECT_EQ(all[0].key, "data.format");
  }
}
TEST(ParquetProbe, AsksForNothingOfAFileTooShort) { EXPECT_TRUE(Read("PAR1").empty()); }
TEST(ParquetProbe, LeavesOutAFooterBeyondItsBudget) {
  std::string bytes = "PAR1" + std::string((size_t{16} << 20) + 100, 'x');
  bytes += "\x40\0\0\x01PAR1"s;  // 16 MiB and 64 bytes
  const auto all = Read(bytes);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].outcome, Outcome::kSkipped);
}

}  // namespace
}  // namespace day::probes::parquet
