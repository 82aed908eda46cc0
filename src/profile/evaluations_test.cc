#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

Scan& Result(Scan& scan, std::string figure, std::string benchmark, std::string by = "table") {
  return scan.Has("evaluation.result", std::move(figure), {{"benchmark", std::move(benchmark)}, {"title", "T"}, {"model", "M"}, {"by", std::move(by)}}, 7);
}

TEST(Evaluations, AreListedWithTheirPlaces) {
  Scan scan("acme");
  scan.File("README.md", "document");
  Result(scan, "61.2", "mmlu");
  Result(scan, "40", "gsm8k");
  Result(scan, "5", "");
  const Profile profile = scan.Resolved();
  EXPECT_EQ(profile.evaluations.results, 3u);
  EXPECT_EQ(profile.evaluations.benchmarks, (std::vector<std::string>{"gsm8k", "mmlu"}));
  ASSERT_EQ(profile.evaluations.listed.size(), 3u);
  EXPECT_EQ(profile.evaluations.listed[0].figure, "61.2");
  EXPECT_EQ(profile.evaluations.listed[0].path, "README.md");
  EXPECT_EQ(profile.evaluations.listed[0].line, 7u);
  EXPECT_EQ(profile.evaluations.listed[0].evidence.size(), 1u);
  EXPECT_EQ(profile.evaluations.InWords(), "3 results on 2 benchmarks: gsm8k, mmlu");
}
TEST(Evaluations, OfTestsAndOfOthersCodeDoNotCount) {
  Scan scan("acme");
  scan.File("third_party/x/README.md", "document");
  Result(scan, "61.2", "mmlu");
  EXPECT_EQ(scan.Resolved().evaluations.results, 0u);
}
TEST(Evaluations, OfDocumentsAreListedBeforeThoseOfTools) {
  Scan scan("acme");
  scan.File("A.json", "data");
  for (size_t i = 0; i < kMaxEvaluationResults; ++i) Result(scan, "1", "mmlu", "harness");
  scan.File("README.md", "document");
  Result(scan, "2", "mmlu");
  const Evaluations evaluations = scan.Resolved().evaluations;
  EXPECT_EQ(evaluations.results, kMaxEvaluationResults + 1);
  ASSERT_EQ(evaluations.listed.size(), kMaxEvaluationResults);
  EXPECT_EQ(evaluations.listed[0].path, "README.md");
}
TEST(Evaluations, InFilesOfAToolAreResultsThatAreHere) {
  Scan scan("acme");
  scan.File("results.json", "data");
  Result(scan, "0.5", "mmlu", "harness");
  EXPECT_EQ(scan.Resolved().Find("evaluation-results")->assurance, Assurance::kVerified);
  Scan training("acme");
  training.File("all_results.json", "data");
  Result(training, "0.5", "", "trainer");
  EXPECT_NE(training.Resolved().Find("evaluation-results")->assurance, Assurance::kVerified);
}

}  // namespace
}  // namespace day
