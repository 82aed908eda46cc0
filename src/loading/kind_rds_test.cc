#include <gtest/gtest.h>

#include "formats/rds/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

using rds::Builder;

TEST(Rds, CallsDataAndFormulasClean) {
  const LoadReport report = Look("m.rds", Builder().Int(19).Int(2).Strings("x").Call("lm", "y").bytes());
  EXPECT_EQ(NameOf(report.verdict), "clean") << FirstOf(report);
  EXPECT_EQ(report.format, "rdata");
}
TEST(Rds, CallsPromisesMalicious) {
  EXPECT_EQ(VerdictOf("m.rds", Builder().Promise().Call("f", "x").bytes()), "malicious");
  EXPECT_EQ(VerdictOf("m.RData", Builder("RDX2\nX\n").Int(2 | 1 << 10).Symbol("a").Promise().Nil().Nil().bytes()), "malicious");
}
TEST(Rds, DoubtsFunctionsAndCode) {
  EXPECT_EQ(VerdictOf("m.rds", Builder().Int(3 | 1 << 10).Int(253).Nil().Nil().bytes()), "suspicious");
  EXPECT_EQ(VerdictOf("m.rds", Builder().Call("f", "x").bytes()), "suspicious");
  EXPECT_TRUE(Finds(Look("m.rds", Builder().Int(19).Int(1).Call("system", "x").bytes()), "runs-code"));
  EXPECT_EQ(VerdictOf("m.RData", Builder("RDX2\nX\n").Int(2 | 1 << 10).Symbol(".First").Int(3 | 1 << 10).Int(253).Nil().Nil().Nil().bytes()), "malicious");
}
TEST(Rds, TellsOfWhatFollowsAndOfWhatIsMissing) {
  EXPECT_TRUE(Finds(Look("m.rds", Builder().Strings("x").Raw("more").bytes()), "trailing-bytes"));
  EXPECT_TRUE(Finds(Look("m.rds", Builder().Int(16).Int(5).bytes()), "malformed-rds"));
}

}  // namespace
}  // namespace day
