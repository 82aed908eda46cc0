// Results of evaluations that the release states.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "profile/model_names.h"
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

namespace {

// A model card at the root is of the release's model.
bool IsInOwnCard(const Seen& seen, const Evidence& result) {
  if (result.Get("by") != "model-index" || !seen.IsAtRoot(result)) return false;
  const EvidenceList kinds = seen.OfFile("card.kind", result.file);
  return !kinds.empty() && seen.CardKind(*kinds.front()) == "model";
}

}  // namespace

void FillEvaluations(Seen& seen, Profile& profile) {
  Evaluations& evaluations = profile.evaluations;
  const ModelNames names(seen);
  std::set<std::string> benchmarks;
  std::set<uint32_t> with_own;  // files that state figures of its own model: other names beside it are those that it is compared with
  EvidenceList in_documents, in_files;
  for (const Evidence* result : seen.Of("evaluation.result")) {
    if (seen.IsForeign(*result)) continue;
    if (const std::string_view benchmark = result->Get("benchmark"); !benchmark.empty()) benchmarks.emplace(benchmark);
    if (names.IsOwn(result->Get("model")) || IsInOwnCard(seen, *result)) with_own.insert(result->file);
    (IsStatedInADocument(*result) ? in_documents : in_files).push_back(result);
  }
  evaluations.results = in_documents.size() + in_files.size();
  // What people are to read comes before what a tool wrote, which may be thousands of steps of a training.
  in_documents.resize(std::min(in_documents.size(), kMaxEvaluationResults));
  for (const Evidence* result : in_files)
    if (in_documents.size() < kMaxEvaluationResultsOfTools) in_documents.push_back(result);
  for (const Evidence* result : in_documents) {
    EvaluationResult& listed = evaluations.listed.emplace_back();
    listed.figure = result->value;
    for (const auto& [name, text] : EvaluationResult::kTexts) listed.*text = result->Get(name);
    if (names.IsOwn(listed.model) || IsInOwnCard(seen, *result)) listed.whose = "release";
    else if (with_own.contains(result->file) && names.IsAnother(listed.model)) listed.whose = "other";
    listed.path = seen.FileOf(*result).DisplayPath();
    listed.line = result->at.line;
    listed.evidence = {seen.Cite(*result)};
  }
  evaluations.benchmarks.assign(benchmarks.begin(), benchmarks.end());
}

}  // namespace day
