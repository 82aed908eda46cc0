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
  for (size_t i = 0; i < kMaxEvaluationResultsOfTools; ++i) Result(scan, "1", "mmlu", "harness");
  scan.File("README.md", "document");
  Result(scan, "2", "mmlu");
  const Evaluations evaluations = scan.Resolved().evaluations;
  EXPECT_EQ(evaluations.results, kMaxEvaluationResultsOfTools + 1);
  ASSERT_EQ(evaluations.listed.size(), kMaxEvaluationResultsOfTools);
  EXPECT_EQ(evaluations.listed[0].path, "README.md");
}
TEST(Evaluations, OfDocumentsAreListedByTheThousand) {
  Scan scan("acme");
  scan.File("README.md", "document");
  for (size_t i = 0; i <= kMaxEvaluationResults; ++i) Result(scan, "1", "mmlu");
  EXPECT_EQ(scan.Resolved().evaluations.listed.size(), kMaxEvaluationResults);
}

// Of a result for this model, beside one for the release's own.
std::string WhoseIs(const std::string& release, std::string model) {
  Scan scan(release);
  scan.File("README.md", "document");
  scan.Has("evaluation.result", "1", {{"model", "Ours"}, {"by", "table"}});
  scan.Has("evaluation.result", "2", {{"model", std::move(model)}, {"by", "table"}});
  return scan.Resolved().evaluations.listed.at(1).whose;
}
TEST(Evaluations, AreOfTheReleasesModelByItsName) {
  for (const char* model : {"Acme", "ACME-7B", "Acme 7B Chat", "acme-ai/Acme-1.1B-Chat-v0.3", "**Acme** (Int4)", "acme_large", "this model, 5-shot"})
    EXPECT_EQ(WhoseIs("acme", model), "release") << model;
  EXPECT_EQ(WhoseIs("DeepThought-AI/DeepThought-V3", "DeepThought V3"), "release");
  EXPECT_EQ(WhoseIs("DeepThought-AI--DeepThought-V3", "DeepThought-V3-Base"), "release");
  EXPECT_EQ(WhoseIs("models--acme--acme-7b", "Acme-7B"), "release");
  EXPECT_EQ(WhoseIs("acme-7b", "Acme"), "release");
}
TEST(Evaluations, OfAnotherVersionOrSizeAreNotSaidToBeAnybodys) {
  for (const char* model : {"Acme2", "Acme-2", "Acme 1.5", "Acme1.5-7B", "acme.2", "Acme V2", "Acmetron", "Tiny Acme", ""})
    EXPECT_EQ(WhoseIs("acme", model), "") << model;
  for (const char* model : {"DeepThought-V2", "DeepThought V3.1", "DeepThought"}) EXPECT_EQ(WhoseIs("DeepThought-AI/DeepThought-V3", model), "") << model;
  EXPECT_EQ(WhoseIs("acme-7b", "Acme-13B"), "");
}
TEST(Evaluations, OfOthersAreThoseThatItsOwnAreComparedWith) {
  EXPECT_EQ(WhoseIs("acme", "Rival-9B"), "other");
  EXPECT_EQ(WhoseIs("models", "Model"), "other") << "a folder with a plain name names no model";
  Scan alone("acme");
  alone.File("README.md", "document").Has("evaluation.result", "2", {{"model", "ViT-B/14"}, {"by", "table"}});
  EXPECT_EQ(alone.Resolved().evaluations.listed.at(0).whose, "") << "it may be a name that the release has for its own";
}
TEST(Evaluations, OfTheIndexOfItsOwnCardAreTheReleases) {
  Scan scan("acme");
  scan.File("README.md", "document").Has("card.kind", "model").Has("evaluation.result", "2", {{"model", "x"}, {"by", "model-index"}});
  scan.File("other/README.md", "document").Has("card.kind", "model").Has("evaluation.result", "2", {{"model", "x"}, {"by", "model-index"}});
  const Evaluations evaluations = scan.Resolved().evaluations;
  EXPECT_EQ(evaluations.listed.at(0).whose, "release");
  EXPECT_EQ(evaluations.listed.at(1).whose, "");
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
