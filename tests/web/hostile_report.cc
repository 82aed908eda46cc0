// Writes the report of a release that tries everything in its names and texts: hostile_report OUT.html COUNT
//
// COUNT pieces of evidence of two thousand bytes each, full of markup, quotes, controls and text that runs backwards, and as many results of
// evaluations; rendered as any report is.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "report/report.h"
#include "report/sample_for_test.h"

namespace day {
namespace {

constexpr size_t kExcerptBytes = 2'000;

void AddEvidence(Profile& profile, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    EvidenceItem item{.id = fmt::format("e-{:012x}", 0x100000 + i), .evidence = {}};
    Evidence& evidence = item.evidence;
    evidence.file = static_cast<uint32_t>(i % profile.files.size());
    evidence.probe = "sample";
    evidence.version = 1;
    evidence.at = {.offset = i, .length = 10, .line = static_cast<uint32_t>(i + 1), .last_line = static_cast<uint32_t>(i + 3)};
    evidence.key = "sample.hostile";
    evidence.value = fmt::format("{} {}", i, kHostileText);
    evidence.fields = {{"field", std::string(kHostileText)}};
    while (evidence.excerpt.size() < kExcerptBytes)
      evidence.excerpt += fmt::format("<script>window.hacked = {}</script>\" onload=\"window.hacked=1 {}\n", i, kHostileText);
    profile.evidence.push_back(std::move(item));
  }
  // Some of it is beside statements, too.
  for (size_t i = 0; i < std::min<size_t>(count, 300); ++i) {
    const EvidenceIds ids = {profile.evidence[profile.evidence.size() - 1 - i].id};
    profile.findings.push_back(
        {"hostile", Severity::kMedium, fmt::format("{} {}", i, kHostileText), std::string(kHostileText), std::string(kHostileText), "", ids});
    profile.claims.push_back({std::string(kHostileName),
                              static_cast<uint32_t>(i + 2),
                              fmt::format("{} {}", i, kHostileText),
                              {"release"},
                              ClaimVerdict::kPartly,
                              fmt::format("{} {}", kHostileText, i),
                              ids});
  }
}

// As many results of evaluations, on few benchmarks, for few models.
void AddEvaluations(Profile& profile, size_t count) {
  constexpr std::string_view kKnown[] = {"mmlu", "gsm8k", "humaneval"};
  profile.evaluations.results = profile.evaluations.listed.size() + count + 7;
  profile.evaluations.benchmarks = {kKnown[1].data(), kKnown[2].data(), kKnown[0].data()};
  for (size_t i = 0; i < count; ++i)
    profile.evaluations.listed.push_back({.figure = fmt::format("{}.5", i),
                                          .benchmark = i % 4 == 3 ? "" : std::string(kKnown[i % 4]),
                                          .title = i % 4 == 3 ? std::string(kHostileText) : fmt::format("Set {}", i % 4),
                                          .metric = "acc",
                                          .model = i % 3 == 0 ? "sample-7b" : fmt::format("rival {} {}", i % 7, kHostileText),
                                          .whose = i % 3 == 0   ? "release"
                                                   : i % 3 == 1 ? "other"
                                                                : "",
                                          .path = std::string(kHostileName),
                                          .line = static_cast<uint32_t>(i + 1),
                                          .evidence = {profile.evidence[i % profile.evidence.size()].id}});
}

}  // namespace
}  // namespace day

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: hostile_report OUT.html COUNT\n", stderr);
    return 2;
  }
  day::Audit audit = day::SampleAudit();
  day::AddEvidence(audit.profile, std::strtoul(argv[2], nullptr, 10));
  day::AddEvaluations(audit.profile, std::strtoul(argv[2], nullptr, 10));
  const std::string page = day::RenderHtml(audit);
  std::FILE* out = std::fopen(argv[1], "wb");
  if (!out) return 2;
  const bool written = std::fwrite(page.data(), 1, page.size(), out) == page.size();
  return std::fclose(out) == 0 && written ? 0 : 2;
}
