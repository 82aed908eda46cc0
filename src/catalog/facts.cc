#include "catalog/facts.h"

#include <algorithm>

#include "text/utf8.h"

namespace day {
namespace {

// A name that a hub could have: no address of another place, no path on the maker's disk, nothing that breaks a line.
std::string NameOfBase(std::string_view text) {
  text = TrimAscii(text);
  for (const std::string_view prefix : {"https://", "http://", "huggingface.co/", "hf.co/"})
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  while (text.ends_with('/')) text.remove_suffix(1);
  if (text.empty() || text.size() > kMaxBaseName || text.starts_with('.') || text.starts_with('/') || text.starts_with('~')) return {};
  if (text.find_first_of(" \t\n\\<>\"'") != text.npos || std::ranges::count(text, '/') > 1 || Printable(text) != text) return {};
  return std::string(text);
}

void AddBases(std::string_view list, std::string_view relation, std::vector<BaseModel>& bases) {
  while (!list.empty() && bases.size() < kMaxBases) {
    const size_t end = std::min(list.find(','), list.size());
    const std::string name = NameOfBase(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    const bool known = std::ranges::any_of(bases, [&](const BaseModel& base) { return base.name == name; });
    if (!name.empty() && !known) bases.push_back({name, std::string(relation)});
  }
}

std::vector<BaseModel> BasesOf(const Profile& profile) {
  std::string relation;
  for (const EvidenceItem& item : profile.evidence)
    if (item.evidence.key == "card.field" && item.evidence.Get("name") == "base_model_relation" && relation.empty())
      relation = FirstBytes(TrimAscii(item.evidence.value), 40);
  std::vector<BaseModel> bases;
  for (const EvidenceItem& item : profile.evidence) {
    const std::string_view name = item.evidence.Get("name");
    if (item.evidence.key == "card.field" && name == "base_model") AddBases(item.evidence.value, relation, bases);
    if (item.evidence.key == "config.field" && name == "base_model_name_or_path") AddBases(item.evidence.value, relation.empty() ? "adapter" : relation, bases);
  }
  return bases;
}

std::string ArchitectureOf(const Profile& profile, uint64_t& parameters) {
  std::string architecture;
  for (const ModelProfile& model : profile.models)
    if (model.parameters > parameters || (architecture.empty() && parameters == 0)) {
      parameters = std::max(parameters, model.parameters);
      if (!model.architecture.empty()) architecture = model.architecture;
    }
  for (const std::string_view field : {"model_type", "architectures"})
    for (const EvidenceItem& item : profile.evidence)
      if (architecture.empty() && item.evidence.key == "config.field" && item.evidence.Get("name") == field) architecture = item.evidence.value;
  return std::string(FirstBytes(architecture, kMaxBaseName));
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
  facts.bases = BasesOf(profile);
  for (const Finding& finding : profile.findings) ++facts.findings[static_cast<size_t>(finding.severity)];
  for (const Claim& claim : profile.claims) ++facts.claims[static_cast<size_t>(claim.verdict)];
  return facts;
}

}  // namespace day
