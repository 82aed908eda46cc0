// Results of evaluations that the release states.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "profile/parts.h"

namespace day {

std::string Evaluations::InWords() const {
  constexpr size_t kNamed = 8;
  std::string words = Counted(results, "result");
  if (benchmarks.empty()) return words;
  return fmt::format("{} on {}: {}", words, Counted(benchmarks.size(), "benchmark"), FirstOf({benchmarks.begin(), benchmarks.end()}, kNamed));
}

bool IsStatedInADocument(const Evidence& result) {
  const std::string_view by = result.Get("by");
  return by == "table" || by == "model-index";
}

void FillEvaluations(Seen& seen, Profile& profile) {
  Evaluations& evaluations = profile.evaluations;
  std::set<std::string> benchmarks;
  EvidenceList in_documents, in_files;
  for (const Evidence* result : seen.Of("evaluation.result")) {
    if (seen.IsForeign(*result)) continue;
    if (const std::string_view benchmark = result->Get("benchmark"); !benchmark.empty()) benchmarks.emplace(benchmark);
    (IsStatedInADocument(*result) ? in_documents : in_files).push_back(result);
  }
  evaluations.results = in_documents.size() + in_files.size();
  // What people are to read comes before what a tool wrote, which may be thousands of steps of a training.
  in_documents.insert(in_documents.end(), in_files.begin(), in_files.end());
  in_documents.resize(std::min(in_documents.size(), kMaxEvaluationResults));
  for (const Evidence* result : in_documents) {
    EvaluationResult& listed = evaluations.listed.emplace_back();
    listed.figure = result->value;
    for (const auto& [name, text] : EvaluationResult::kTexts) listed.*text = result->Get(name);
    listed.path = seen.FileOf(*result).DisplayPath();
    listed.line = result->at.line;
    listed.evidence = {seen.Cite(*result)};
  }
  evaluations.benchmarks.assign(benchmarks.begin(), benchmarks.end());
}

}  // namespace day
