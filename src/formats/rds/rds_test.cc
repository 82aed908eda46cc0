#include "formats/rds/rds.h"

#include <gtest/gtest.h>

#include "formats/rds/builder_for_test.h"

namespace day {
namespace {

using rds::Builder;

std::string_view RuleOf(const Builder& builder) {
  const RdsReading reading = ReadRds(builder.bytes());
  return reading.malformed ? reading.malformed->rule : "";
}

TEST(ReadRds, ReadsVectorsListsAndAttributes) {
  Builder b;
  b.Int(19 | 1 << 9).Int(3).Int(14).Int(1).Raw("12345678").Int(13).Int(2).Raw("12345678").Int(24).Int(3).Raw("abc");
  b.Int(2 | 1 << 10).Symbol("names").Strings("x").Nil();
  const RdsReading reading = ReadRds(b.bytes());
  EXPECT_FALSE(reading.malformed) << reading.malformed->rule;
  EXPECT_EQ(reading.vectors, 5u);
  EXPECT_EQ(reading.end, b.bytes().size());
  EXPECT_TRUE(LooksLikeRds(b.bytes()));
}
TEST(ReadRds, TellsOfPromisesThatAreNotEvaluated) {
  const RdsReading reading = ReadRds(Builder().Promise().Call("system", "echo").bytes());
  EXPECT_EQ(reading.open_promises, 1u);
  ASSERT_EQ(reading.called.size(), 1u);
  EXPECT_EQ(reading.called[0].name, "system");
  EXPECT_TRUE(reading.called[0].in_promise);
  EXPECT_EQ(ReadRds(Builder().Int(4).Int(0).Nil().Int(2).Promise().Nil().Nil().Nil().Nil().bytes()).open_promises, 0u);
}
TEST(ReadRds, GivesVariablesOfWorkspaces) {
  const RdsReading reading = ReadRds(Builder("RDX2\nX\n").Int(2 | 1 << 10).Symbol("a").Strings("x").Int(2 | 1 << 10).Symbol("b").Promise().Nil().Nil().bytes());
  EXPECT_FALSE(reading.malformed) << reading.malformed->rule;
  EXPECT_TRUE(reading.workspace);
  ASSERT_EQ(reading.variables.size(), 2u);
  EXPECT_EQ(reading.variables[1], "b");
  EXPECT_EQ(reading.open_promises, 1u);
}
TEST(ReadRds, ReadsFunctionsWithTheirBytecode) {
  Builder b;
  b.Int(3 | 1 << 10).Int(253).Nil();                   // a function: environment, arguments
  b.Int(21).Int(1).Int(13).Int(1).Raw("1234").Int(2);  // bytecode, one instruction, two constants
  b.Int(6).Nil().Int(1).Symbol("f").Int(254).Nil();    // a call
  b.Int(14).Int(14).Int(1).Raw("12345678");            // a number
  const RdsReading reading = ReadRds(b.bytes());
  EXPECT_FALSE(reading.malformed) << reading.malformed->rule << reading.malformed->offset;
  EXPECT_EQ(reading.closures, 1u);
  EXPECT_EQ(reading.bytecode, 1u);
  EXPECT_EQ(reading.end, b.bytes().size());
}
TEST(ReadRds, ReadsText) {
  const RdsReading reading = ReadRds("A\n2\n262914\n131840\n19\n3\n14\n2\n1.5\nNA\n16\n1\n262153\n4\na\\nb\\303\n13\n1\n7\n");
  EXPECT_FALSE(reading.malformed) << reading.malformed->rule;
  EXPECT_EQ(reading.vectors, 4u);
}
TEST(ReadRds, RefusesWhatRRefuses) {
  EXPECT_EQ(ReadRds("Y\n").malformed->rule, "names no notation of R");
  EXPECT_EQ(ReadRds(std::string("X\n\0\0\0\7\0\0\0\0\0\0\0\0", 14)).malformed->rule, "has a version that is neither 2 nor 3");
  EXPECT_EQ(ReadRds("A\n2\nx\n 1\n").malformed->rule, "a number is none");
  EXPECT_EQ(RuleOf(Builder()), "ends in the middle of a field");
  EXPECT_EQ(RuleOf(Builder().Int(99)), "an object has a type that R does not know");
  EXPECT_EQ(RuleOf(Builder().Int(255 | 5 << 8)), "refers to an object that is not there");
  EXPECT_EQ(RuleOf(Builder().Int(14).Int(-5)), "a vector has a negative length");
  EXPECT_EQ(RuleOf(Builder().Int(14).Int(-1).Int(1 << 20).Int(0)), "a vector is longer than R admits");
  EXPECT_EQ(RuleOf(Builder().Int(14).Int(-1).Int(65'536).Int(0)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf(Builder().Int(9).Int(-2)), "a text has a negative length");
}
TEST(ReadRds, EndsAtItsLimits) {
  Builder deep;
  for (size_t i = 0; i <= kRdsMaxDepth; ++i) deep.Int(19).Int(2);
  EXPECT_EQ(ReadRds(deep.bytes()).limit, "rds-depth");
}

}  // namespace
}  // namespace day
