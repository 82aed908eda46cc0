#include "catalog/facts.h"

#include <algorithm>

#include "text/utf8.h"

namespace day {
namespace {

std::string ArchitectureOf(const Profile& profile, uint64_t& parameters) {
  std::string architecture;
  for (const ModelProfile& model : profile.models)
    if (model.parameters > parameters || (architecture.empty() && parameters == 0)) {
      parameters = std::max(parameters, model.parameters);
      if (!model.architecture.empty()) architecture = model.architecture;
    }
  return std::string(FirstBytes(architecture.empty() ? profile.origin.architecture : architecture, Origin::kMaxBaseName));
}

void CountCells(const Profile& profile, ReleaseFacts& facts) {
  for (const ComponentProfile& component : profile.components)
    for (const Gate& gate : component.gates) {
      if (gate.state == GateState::kNotApplicable) continue;
      ++facts.cells_applicable;
      facts.cells_open += gate.state == GateState::kOpen;
      facts.cells_unknown += gate.state == GateState::kUnknown;
    }
}

void Terms(const Profile& profile, ReleaseFacts& facts) {
  const auto& bindings = profile.licensing.weights;
  for (size_t i = 0; i < bindings.size(); ++i) {
    const std::string name = bindings[i].expression.empty() ? std::string(NameOf(bindings[i].license_class)) : bindings[i].expression;
    facts.license += (facts.license.empty() ? "" : ", ") + name;
    facts.license_class = i == 0 ? bindings[i].license_class : LeastOpen(facts.license_class, bindings[i].license_class);
  }
}

}  // namespace

std::string PublisherOf(std::string_view release) {
  constexpr std::string_view kCached = "models--", kCachedData = "datasets--";
  for (const std::string_view prefix : {kCached, kCachedData})
    if (release.starts_with(prefix)) {
      release.remove_prefix(prefix.size());
      const size_t end = release.find("--");
      return end == release.npos ? "" : std::string(release.substr(0, end));
    }
  const size_t slash = release.find('/');
  return slash == release.npos || slash == 0 ? "" : std::string(release.substr(0, slash));
}

ReleaseFacts FactsOf(const Profile& profile) {
  ReleaseFacts facts;
  facts.publisher = PublisherOf(profile.release);
  for (const SourceInfo& source : profile.sources) {
    if (facts.source_kinds.find(source.kind) == std::string::npos) facts.source_kinds += (facts.source_kinds.empty() ? "" : ", ") + source.kind;
    if (!source.revision.empty()) facts.source_revision += (facts.source_revision.empty() ? "" : ", ") + source.revision;
  }
  CountCells(profile, facts);
  Terms(profile, facts);
  facts.architecture = ArchitectureOf(profile, facts.parameters);
  facts.bases = profile.origin.bases;
  for (const Finding& finding : profile.findings) ++facts.findings[static_cast<size_t>(finding.severity)];
  for (const Claim& claim : profile.claims) ++facts.claims[static_cast<size_t>(claim.verdict)];
  return facts;
}

}  // namespace day
