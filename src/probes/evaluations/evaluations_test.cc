#include "probes/evaluations/evaluations.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "knowledge/knowledge.h"
#include "probe/probe_for_test.h"

namespace day::evaluations {
namespace {

const Benchmarks& Names() {
  static const Benchmarks kNames;
  return kNames;
}
// "benchmark metric model = figure" of each result.
std::vector<std::string> Lines(const Collected& sink) {
  std::vector<std::string> lines;
  for (const Evidence& one : sink.all)
    if (one.outcome == Outcome::kFound) lines.push_back(fmt::format("{} {} {} = {}", one.Get("benchmark"), one.Get("metric"), one.Get("model"), one.value));
  return lines;
}
std::vector<std::string> InDocument(std::string_view text) {
  Collected sink;
  ReadDocument(Names(), ReadTextDocument("README.md", text), sink);
  return Lines(sink);
}
std::vector<std::string> InJson(std::string_view text) {
  Collected sink;
  ReadResultsJson(Names(), text, sink);
  return Lines(sink);
}
using List = std::vector<std::string>;

TEST(Figure, IsWhatBeginsACellAndIsFollowedByNothingThatMakesItAnother) {
  EXPECT_EQ(FigureIn("67.4"), "67.4");
  EXPECT_EQ(FigureIn(" **67.4**"), "67.4");
  EXPECT_EQ(FigureIn("67.4%"), "67.4");
  EXPECT_EQ(FigureIn("67.4 \u00b1 0.3"), "67.4");
  EXPECT_EQ(FigureIn("67.4 (5-shot)"), "67.4");
  EXPECT_EQ(FigureIn("-1.5"), "-1.5");
  EXPECT_EQ(FigureIn("1e-05"), "1e-05");
  for (const char* none : {"", "-", "N/A", "7B", "2023-01-05", "12:30", "v1.5", "1.2.3", "67.4 or so", ".", "+", "1e", "123456789012345678901234567890"})
    EXPECT_EQ(FigureIn(none), "") << none;
}

TEST(Benchmarks, AreNamedByTheLongestNameInATitle) {
  EXPECT_EQ(Names().NamedIn("MMLU (5-shot)"), "mmlu");
  EXPECT_EQ(Names().NamedIn("MMLU-Pro"), "mmlu-pro");
  EXPECT_EQ(Names().NamedIn("leaderboard|arc:challenge|25"), "arc");
  EXPECT_EQ(Names().NamedIn("hendrycksTest-anatomy"), "mmlu");
  EXPECT_EQ(Names().NamedIn("Average"), "");
}
TEST(Benchmarks, WhoseNamesAreWordsAreNamedInTheirOwnLettersOnly) {
  EXPECT_EQ(Names().NamedIn("DROP (F1)"), "drop");
  EXPECT_EQ(Names().NamedIn("Drop rate"), "");
  EXPECT_EQ(Names().NamedIn("Math"), "");
}
TEST(Benchmarks, HaveIdsOfTheirOwnAndASource) {
  const Value document = LoadKnowledge("benchmarks.yaml");
  std::set<std::string> ids;
  for (const Value& entry : document["benchmarks"].items()) {
    EXPECT_TRUE(ids.insert(entry["id"].string()).second) << entry["id"].string();
    const std::string& source = entry["source"].string();
    EXPECT_TRUE(source.starts_with("arXiv:") || source.starts_with("doi:") || source.starts_with("https://")) << entry["id"].string();
    EXPECT_FALSE(entry["about"].string().empty());
    EXPECT_FALSE(entry["names"].items().empty() && entry["exact"].items().empty());
    for (const std::string& name : entry["names"].StringList()) EXPECT_FALSE(Names().NamedIn(name).empty()) << name;
    for (const std::string& name : entry["exact"].StringList()) EXPECT_FALSE(Names().NamedIn(name).empty()) << name;
  }
}

TEST(Tables, GiveModelsByRowAndBenchmarksByColumn) {
  EXPECT_EQ(InDocument("| Model | MMLU | HumanEval (Pass@1) |\n|---|---|---|\n| Acme-7B | 61.2 | **30.5** |\n| Other | - | 12 |\n"),
            (List{"mmlu  Acme-7B = 61.2", "humaneval Pass@1 Acme-7B = 30.5", "humaneval Pass@1 Other = 12"}));
}
TEST(Tables, GiveBenchmarksByRowAndModelsByColumn) {
  EXPECT_EQ(InDocument("| Domain | Benchmark | Metric | # Shots | Acme-7B | Acme-13B |\n|---|---|---|---|---|---|\n| English | MMLU | EM | 5 | 61.2 | 66 |\n| "
                       "Math | GSM8K | Acc | 8 | 40 | 51 |\n"),
            (List{"mmlu EM Acme-7B = 61.2", "mmlu EM Acme-13B = 66", "gsm8k Acc Acme-7B = 40", "gsm8k Acc Acme-13B = 51"}));
}
TEST(Tables, TellSistersBySizeApart) {
  EXPECT_EQ(InDocument("| Model | Size | MMLU |\n|---|---|---|\n| Acme | 7B | 61.2 |\n| Acme | 13B | 66 |\n"),
            (List{"mmlu  Acme 7B = 61.2", "mmlu  Acme 13B = 66"}));
}
TEST(Tables, OfDataOrSettingsGiveNoResults) {
  EXPECT_TRUE(InDocument("| Split | MMLU | GSM8K |\n|---|---|---|\n| Train | 99842 | 7473 |\n| Test | 14042 | 1319 |\n").empty());
  EXPECT_TRUE(InDocument("| Model | Layers | Width |\n|---|---|---|\n| Acme | 32 | 4096 |\n").empty());
  EXPECT_TRUE(InDocument("| | MMLU |\n|---|---|\n| # Shots | 5 |\n").empty());
}
TEST(Tables, WithJoinedCellsAreLeftOut) {
  // The second row lacks the cell that the first spans over it: its figures stand one column to the left.
  EXPECT_EQ(
      InDocument("<table><tr><th>Model</th><th>Kind</th><th>MMLU</th><th>GSM8K</th></tr><tr><td rowspan=2>Acme</td><td>base</td><td>61</td><td>40</td></tr>"
                 "<tr><td>chat</td><td>62</td><td>41</td></tr></table>"),
      (List{"mmlu  Acme = 61", "gsm8k  Acme = 40"}));
}
TEST(Tables, PointToTheirRow) {
  Collected sink;
  ReadDocument(Names(), ReadTextDocument("README.md", "# Acme\n\n| Model | MMLU |\n|---|---|\n| A | 1 |\n| B | 2 |\n"), sink);
  ASSERT_EQ(sink.all.size(), 2u);
  EXPECT_EQ(sink.all[1].at.line, 6u);
}

TEST(ModelIndex, GivesEachMetric) {
  EXPECT_EQ(InDocument("---\nmodel-index:\n- name: acme\n  results:\n  - dataset: {name: MMLU, type: cais/mmlu}\n    metrics:\n    - {type: acc, value: "
                       "61.2}\n    - {type: f1, name: F1, value: n/a}\n"
                       "  - dataset: {name: Ours, type: acme/glaive}\n    metrics: [{type: wer, value: '4.1 %'}]\n---\n"),
            (List{"mmlu acc acme = 61.2", " wer acme = 4.1"}));
}

TEST(ResultsFiles, OfAHarnessGiveTaskMetricAndModel) {
  EXPECT_EQ(
      InJson(
          R"({"results": {"gsm8k": {"alias": "gsm8k", "exact_match,strict-match": 0.5, "exact_match_stderr,strict-match": 0.01}, "arc_easy": {"acc,none": 0.7}},
                      "config": {"model": "hf", "model_args": "pretrained=acme/m,dtype=bfloat16"}})"),
      (List{"gsm8k exact_match (strict-match) acme/m = 0.5", "arc acc acme/m = 0.7"}));
  EXPECT_EQ(InJson(R"({"results": {"leaderboard|mmlu:anatomy|5": {"acc": 0.5, "acc_stderr": 0.1}}, "config_general": {"model_name": "acme/m"}})"),
            (List{"mmlu acc acme/m = 0.5"}));
}
TEST(ResultsFiles, OfATrainerGiveWhatItEvaluatedAndNotHowItRan) {
  EXPECT_EQ(InJson(R"({"epoch": 3, "eval_accuracy": 0.91, "eval_runtime": 12.5, "eval_samples": 100, "train_loss": 0.1})"), (List{" accuracy  = 0.91"}));
}
TEST(ResultsFiles, OfMtebGiveTheMainScoreOfEachSplit) {
  EXPECT_EQ(InJson(R"({"task_name": "STSX", "scores": {"test": [{"main_score": 0.8, "hf_subset": "default"}, {"main_score": 0.7, "hf_subset": "de"}]}})"),
            (List{"mteb main_score  = 0.8", "mteb main_score  = 0.7"}));
}
TEST(ResultsFiles, OfTheHubGiveDatasetAndValue) {
  Collected sink;
  ReadResultsYaml(Names(), "- dataset: {id: openai/gsm8k, task_id: gsm8k}\n  value: 41.5\n- value: 3\n", sink);
  EXPECT_EQ(Lines(sink), (List{"gsm8k   = 41.5"}));
}
TEST(ResultsFiles, OfAnotherKindOrBrokenGiveNothing) {
  for (const char* text : {"", "{", "[1]", "null", "{\"results\": [1, 2]}", "{\"results\": {\"a\": 3}}", "{\"a\": 1}",
                           "{\"task_name\": \"x\", \"scores\": {\"test\": 3}}", "{\"results\": {\"a\": {\"acc\": \"0.5\"}}}"})
    EXPECT_TRUE(InJson(text).empty()) << text;
  Collected sink;
  ReadResultsYaml(Names(), "a: [", sink);
  ReadResultsYaml(Names(), "- dataset: x\n  value: 1\n", sink);
  EXPECT_TRUE(sink.all.empty());
}
TEST(ResultsFiles, EndAtTheLimitAndSaySo) {
  std::string text = "{\"results\": {";
  for (size_t i = 0; i < kMaxResults + 5; ++i) text += fmt::format("{}\"t{}\": {{\"acc\": 0.5}}", i ? "," : "", i);
  Collected sink;
  ReadResultsJson(Names(), text + "}}", sink);
  ASSERT_EQ(sink.all.size(), kMaxResults + 1);
  EXPECT_EQ(sink.all.back().outcome, Outcome::kSkipped);
}
TEST(Results, CutLongNamesBetweenCharacters) {
  Collected sink;
  ReadResultsJson(Names(),
                  "{\"results\": {\"a" + std::string(kMaxName, 'x') + "\": {\"acc\": 1}, \"\u5f00\u5f00" + std::string(kMaxName, 'y') + "\": {\"acc\": 2}}}",
                  sink);
  ASSERT_EQ(sink.all.size(), 2u);
  for (const Evidence& one : sink.all) EXPECT_LE(one.Get("title").size(), kMaxName);
}

}  // namespace
}  // namespace day::evaluations
