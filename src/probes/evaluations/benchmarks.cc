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
  std::vector<PhraseHit> hits = phrases_.Find(text);
  std::erase_if(hits, [&](const PhraseHit& hit) {
    const std::vector<std::string>& spellings = benchmarks_[names_[hit.id].benchmark].exact;
    return names_[hit.id].exact && std::ranges::find(spellings, std::string_view(text).substr(hit.offset, hit.length)) == spellings.end();
  });
  const auto longest = std::ranges::max_element(hits, {}, &PhraseHit::length);
  return longest == hits.end() ? std::string_view() : benchmarks_[names_[longest->id].benchmark].id;
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
