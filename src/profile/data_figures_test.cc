#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

Scan& Measured(Scan& scan, std::string whole = "yes") {
  return scan.Has(
      "data.measured", "jsonl",
      {{"records", "3"}, {"bytes", "100"}, {"whole", std::move(whole)}, {"tokens", "10"}, {"texts", "4"}, {"uncertain", "1"}, {"languages", "en 2, fr 1"}});
}

TEST(DataFigures, AreAddedUpOverTheReleasesOwnFiles) {
  Scan scan("acme");
  scan.File("a.jsonl", "data");
  Measured(scan).Has("personal.found", "EMAIL_ADDRESS", {{"title", "E-mail address"}, {"valid", "2"}, {"plausible", "1"}, {"invalid", "0"}});
  scan.File("b.jsonl", "data");
  Measured(scan, "no");
  scan.File("tests/c.jsonl", "data");
  Measured(scan);
  const DataFigures data = scan.Resolved().data;
  EXPECT_EQ(data.files, 2u);
  EXPECT_EQ(data.files_in_part, 1u);
  EXPECT_EQ(data.records, 6u);
  EXPECT_EQ(data.LanguagesInWords(), "languages of 8 texts: en 50.0 %, fr 25.0 %, not sure 25.0 %");
  EXPECT_EQ(data.PersonalInWords(), "looked at 2 files of data, 1 of them in part: E-mail address 3 (1.5e+05 per million tokens)");
  EXPECT_TRUE(data.not_measured.empty());
  EXPECT_EQ(data.NotMeasuredInWords(), "");
}
TEST(DataFigures, SayWhatDataNoMeterReads) {
  Scan scan("acme");
  scan.File("a.jsonl", "data");
  Measured(scan);
  scan.File("b.parquet", "data").OfType("parquet").OfSize(50);
  scan.File("c.parquet", "data").OfType("parquet").OfSize(60);
  scan.File("d.npy", "data", FileState::kListed).OfType("npy").OfSize(500);
  scan.File("empty.npy", "data").OfType("npy").OfSize(0);
  scan.File("tests/e.parquet", "data").OfType("parquet");
  scan.File("README.md", "document");
  const DataFigures data = scan.Resolved().data;
  ASSERT_EQ(data.not_measured.size(), 2u);
  EXPECT_EQ(data.not_measured[0].type, "npy");
  EXPECT_EQ(data.not_measured[0].files, 1u);
  EXPECT_EQ(data.not_measured[0].bytes, 500u);
  EXPECT_EQ(data.not_measured[1].files, 2u);
  EXPECT_EQ(data.not_measured[1].bytes, 110u);
  EXPECT_EQ(data.NotMeasuredInWords(), "not looked at: 3 files of data (npy, parquet)");
}

}  // namespace
}  // namespace day
