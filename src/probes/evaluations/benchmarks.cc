#include "probes/evaluations/benchmarks.h"

#include <algorithm>

#include "knowledge/knowledge.h"
#include "text/utf8.h"

namespace day::evaluations {
namespace {

// Harnesses part the words of a task's name by these, where phrases know blanks, hyphens and underscores.
std::string Parted(std::string_view title) {
  std::string text(title);
  for (char& c : text)
    if (c == '|' || c == ':' || c == '/' || c == '.') c = ' ';
  return text;
}

PhraseSet PhrasesOf(const Value& list) {
  PhraseSet phrases;
  for (const std::string& phrase : list.StringList()) phrases.Add(phrase, 0);
  return phrases;
}

}  // namespace

Benchmarks::Benchmarks() {
  const Value document = LoadKnowledge("benchmarks.yaml");
  not_models_ = PhrasesOf(document["not_models"]);
  metric_titles_ = PhrasesOf(document["metric_titles"]);
  metrics_ = PhrasesOf(document["metrics"]);
  for (const Value& entry : document["benchmarks"].items()) {
    const size_t index = benchmarks_.size();
    benchmarks_.push_back({entry["id"].string(), entry["exact"].StringList()});
    const auto add = [&](std::string_view name, bool exact) {
      phrases_.Add(ToLowerAscii(name), static_cast<uint32_t>(names_.size()));
      names_.push_back({index, exact});
    };
    for (const std::string& name : entry["names"].StringList()) add(name, false);
    for (const std::string& name : benchmarks_.back().exact) add(name, true);
  }
}

std::string_view Benchmarks::NamedIn(std::string_view title) const {
  const std::string text = Parted(title);
  const Benchmark* named = nullptr;
  size_t longest = 0;
  for (const PhraseHit& hit : phrases_.Find(text)) {
    const Name& name = names_[hit.id];
    const Benchmark& benchmark = benchmarks_[name.benchmark];
    if (name.exact && std::ranges::find(benchmark.exact, std::string_view(text).substr(hit.offset, hit.length)) == benchmark.exact.end()) continue;
    if (hit.length <= longest) continue;
    longest = hit.length;
    named = &benchmark;
  }
  return named ? std::string_view(named->id) : std::string_view();
}

bool Benchmarks::IsNoModel(std::string_view title) const {
  const std::string_view trimmed = TrimAscii(title);
  return trimmed.empty() || trimmed.starts_with('#') || not_models_.Matches(trimmed);
}

bool Benchmarks::IsMetricTitle(std::string_view title) const {
  const std::string_view trimmed = TrimAscii(title);
  const std::vector<PhraseHit> hits = metric_titles_.Find(trimmed);
  return hits.size() == 1 && hits[0].length == trimmed.size();
}

std::string_view Benchmarks::MetricIn(std::string_view title) const {
  const size_t bracket = title.find('(');
  const std::vector<PhraseHit> hits = metrics_.Find(title);
  for (const PhraseHit& hit : hits)
    if (hit.offset > bracket) return title.substr(hit.offset, hit.length);
  return hits.empty() ? std::string_view() : title.substr(hits[0].offset, hits[0].length);
}

}  // namespace day::evaluations
