#include <gtest/gtest.h>

#include "formats/executorch/builder_for_test.h"
#include "formats/ort/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

TEST(InspectOrt, CallsOrdinaryOperatorsClean) {
  const LoadReport report = Look("a.ort", ort::Model({}));
  EXPECT_EQ(report.verdict, LoadVerdict::kClean);
  EXPECT_EQ(report.format, "ort");
  EXPECT_EQ(report.parameters, 4u);
}
TEST(InspectOrt, DoubtsOperatorsOfOtherDomains) {
  EXPECT_TRUE(Finds(Look("a.ort", ort::Model({.domain = "my.domain", .op = "Mine"})), "unknown-call"));
  EXPECT_TRUE(Finds(Look("a.ort", ort::Model({.attribute = {{7, ort::Graph({.domain = "my.domain", .op = "Mine"})}}})), "unknown-call"));
}
TEST(InspectOrt, CallsBrokenModelsUnreadable) {
  EXPECT_TRUE(Finds(Look("a.ort", ort::Model({}).substr(0, 60)), "malformed-ort"));
  EXPECT_TRUE(Finds(Look("a.ort", ort::Model({}) + std::string(9000, 'x')), "trailing-bytes"));
}
TEST(InspectExecutorch, KnowsOperatorsAndBackends) {
  EXPECT_EQ(Look("a.pte", executorch::Program({.backends = {"XnnpackBackend"}})).verdict, LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look("a.pte", executorch::Program({.op = "mine::op"})), "unknown-call"));
  EXPECT_TRUE(Finds(Look("a.pte", executorch::Program({.backends = {"MyBackend"}})), "unknown-call"));
  EXPECT_TRUE(Finds(Look("a.pte", executorch::Program({.backends = {"CudaBackend"}})), "loads-library"));
  EXPECT_EQ(Look("a.pte", executorch::Program({.backends = {"CoreMLBackend"}})).verdict, LoadVerdict::kUnreadable);
}
TEST(InspectExecutorch, CallsBrokenProgramsUnreadable) { EXPECT_TRUE(Finds(Look("a.pte", executorch::Program({}).substr(0, 40)), "malformed-executorch")); }

}  // namespace
}  // namespace day
