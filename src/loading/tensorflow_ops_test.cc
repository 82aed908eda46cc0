#include "loading/tensorflow_ops.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(TensorFlowOps, ThoseThatComputeAreOrdinary) {
  for (std::string_view name :
       {"MatMul", "VarHandleOp", "StatefulPartitionedCall", "RestoreV2", "ShardedFilename", "XlaCallModule", "DecodeWav", "_FusedConv2D"})
    EXPECT_EQ(JudgeTensorFlowOp(name).standing, OpStanding::kOrdinary) << name;
}
TEST(TensorFlowOps, ThoseThatReachFilesAreDenied) {
  for (std::string_view name : {"ReadFile", "WriteFile", "MatchingFiles", "WholeFileReaderV2", "TFRecordDataset"}) {
    const TensorFlowOp op = JudgeTensorFlowOp(name);
    EXPECT_EQ(op.standing, OpStanding::kDenied) << name;
    EXPECT_EQ(op.verdict, LoadVerdict::kMalicious) << name;
    EXPECT_EQ(op.id, "touches-files") << name;
    EXPECT_FALSE(op.saver) << name;
  }
}
TEST(TensorFlowOps, SavingIsOrdinaryOnlyForASaver) { EXPECT_TRUE(JudgeTensorFlowOp("SaveV2").saver); }
TEST(TensorFlowOps, AFamilyIsKnownByItsBeginning) {
  EXPECT_EQ(JudgeTensorFlowOp("IO>FileRead").id, "fetches");
  EXPECT_EQ(JudgeTensorFlowOp("LoadTPUEmbeddingADAMParameters").standing, OpStanding::kOrdinary);
}
TEST(TensorFlowOps, AnyOtherNameIsUnknown) {
  for (std::string_view name : {"", "MyOp", "matmul", "MatMulX", "Zzz"}) EXPECT_EQ(JudgeTensorFlowOp(name).standing, OpStanding::kUnknown) << name;
}
TEST(TensorFlowOps, PrintingReachesAFileOnlyWhereItIsToldTo) {
  const TensorFlowOp print = JudgeTensorFlowOp("PrintV2");
  EXPECT_FALSE(print.Reaches("output_stream", "stderr"));
  EXPECT_FALSE(print.Reaches("output_stream", "log(info)"));
  EXPECT_FALSE(print.Reaches("end", "file:///x"));
  EXPECT_TRUE(print.Reaches("output_stream", "file:///x"));
}
TEST(TensorFlowOps, AConstantReachesAFileUnlessItIsOfAPackage) {
  const TensorFlowOp constant = JudgeTensorFlowOp("ImmutableConst");
  EXPECT_FALSE(constant.Reaches("memory_region_name", "memmapped_package://weights"));
  EXPECT_TRUE(constant.Reaches("memory_region_name", "/etc/hosts"));
}

}  // namespace
}  // namespace day
