#include "loading/report.h"

#include <algorithm>

namespace day {

std::string_view NameOf(LoadVerdict verdict) {
  switch (verdict) {
    case LoadVerdict::kClean: return "clean";
    case LoadVerdict::kUnreadable: return "unreadable";
    case LoadVerdict::kSuspicious: return "suspicious";
    case LoadVerdict::kMalicious: break;
  }
  return "malicious";
}

void LoadReport::Add(LoadFinding finding) {
  verdict = std::max(verdict, finding.verdict);
  if (findings.size() < kMaxLoadFindings) {
    findings.push_back(std::move(finding));
    return;
  }
  // Full: what is worse takes the place of what is not, so that a flood of small things hides nothing.
  const auto least = std::min_element(findings.begin(), findings.end(), [](const LoadFinding& a, const LoadFinding& b) { return a.verdict < b.verdict; });
  if (least->verdict < finding.verdict) *least = std::move(finding);
}

std::vector<const LoadFinding*> LoadReport::WorstFirst() const {
  std::vector<const LoadFinding*> sorted;
  for (const LoadFinding& finding : findings) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(), [](const LoadFinding* a, const LoadFinding* b) { return a->verdict > b->verdict; });
  return sorted;
}

}  // namespace day
