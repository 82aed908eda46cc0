// What one saved profile says of a word: of a component, a finding, or an item of its evidence.
#include <fmt/format.h>

#include <algorithm>

#include "explanation.h"
#include "judge/judge.h"
#include "report/evidence_places.h"
#include "report/glyphs.h"

namespace day::app {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

bool Cites(const EvidenceIds& ids, std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

std::string BindingText(const LicenseBinding& binding) {
  return fmt::format("{} ({}), for {}, by {}", binding.expression.empty() ? "terms" : binding.expression, NameOf(binding.license_class), binding.scope,
                     binding.how);
}

// Everything that would be different, or less sure, without this item.
Entries RestingOn(std::string_view id, const Profile& profile) {
  Entries uses;
  for (const ComponentProfile& component : profile.components) {
    for (size_t i = 0; i < kGates; ++i)
      if (const Gate& gate = component.gates[i]; Cites(gate.evidence, id))
        uses.emplace_back(fmt::format("{}, {}", component.id, NameOf(static_cast<GateId>(i))), fmt::format("{}: {}", NameOf(gate.state), gate.because));
    for (const LicenseBinding& binding : component.licenses)
      if (Cites(binding.evidence, id)) uses.emplace_back(component.id + ", license", BindingText(binding));
  }
  for (const auto& [part, bindings] : {std::pair{"code", &profile.licensing.code},
                                       {"weights", &profile.licensing.weights},
                                       {"data", &profile.licensing.data},
                                       {"documentation", &profile.licensing.documentation}})
    for (const LicenseBinding& binding : *bindings)
      if (Cites(binding.evidence, id)) uses.emplace_back(fmt::format("licensing of {}", part), BindingText(binding));
  for (const Claim& claim : profile.claims)
    if (Cites(claim.evidence, id)) uses.emplace_back("claim", fmt::format("{}: \"{}\"", NameOf(claim.verdict), claim.text));
  for (const Finding& finding : profile.findings)
    if (Cites(finding.evidence, id)) uses.emplace_back("finding " + finding.id, finding.title);
  for (const DocumentFact& fact : profile.documents)
    if (Cites(fact.evidence, id))
      uses.emplace_back("document " + fact.component, fmt::format("{} {}", fact.question, fact.answered ? "is answered" : "is left open"));
  for (const Definition& definition : Definitions())
    for (const CriterionVerdict& criterion : Judge(profile, definition).criteria)
      if (Cites(criterion.evidence, id))
        uses.emplace_back(definition.id + ":" + criterion.id, fmt::format("{}: {}", NameOf(criterion.outcome), criterion.because));
  return uses;
}

Explanation OfEvidence(const EvidenceItem& item, const Profile& profile) {
  const Evidence& evidence = item.evidence;
  const FileRecord& file = profile.files[evidence.file];
  Explanation explanation{"evidence", item.id, fmt::format("{} {}", evidence.key, evidence.value), {}};
  explanation.Add("source", "Source", profile.sources[file.source].name);
  explanation.Add("path", "Path", file.path);
  explanation.Add("member", "Member of that archive", file.member);
  if (evidence.at.line)
    explanation.Add(
        "line", "Line",
        evidence.at.last_line > evidence.at.line ? fmt::format("{}–{}", evidence.at.line, evidence.at.last_line) : std::to_string(evidence.at.line));
  else if (evidence.at.offset || evidence.at.length)
    explanation.Add("bytes", "Bytes", fmt::format("{} to {}", evidence.at.offset, evidence.at.offset + evidence.at.length));
  if (file.state == FileState::kRead || file.state == FileState::kListed) explanation.Add("sha256", "SHA-256", file.sha256.Hex());
  explanation.Add("outcome", "Outcome", std::string(NameOf(evidence.outcome)));
  explanation.Add("key", "Key", evidence.key);
  explanation.Add("value", "Value", evidence.value);
  Entries fields;
  for (const Field& field : evidence.fields) fields.emplace_back(field.name, field.value);
  explanation.Add("fields", "Fields", std::move(fields));
  explanation.Add("excerpt", "Excerpt", evidence.excerpt);
  explanation.Add("probe", "Seen by the probe", fmt::format("{} version {}", evidence.probe, evidence.version));
  explanation.Add("rests_on_it", "What rests on it", RestingOn(item.id, profile));
  return explanation;
}

Explanation OfComponent(const ComponentProfile& component, const Profile& profile) {
  const EvidenceIndex index(profile);
  const Component* known = TheStack().Find(component.id);
  Explanation explanation{"component", component.id, fmt::format("{} in {}", known ? known->name : component.id, profile.release), {}};
  explanation.Add("summary", "", component.summary);
  explanation.Add("availability", "Availability", std::string(NameOf(component.availability)));
  explanation.Add("assurance", "Assurance", std::string(NameOf(component.assurance)));
  Entries gates, licenses;
  for (size_t i = 0; i < kGates; ++i) {
    const Gate& gate = component.gates[i];
    std::string text = fmt::format("{} {}{}", GlyphOf(gate.state, true), NameOf(gate.state), gate.because.empty() ? "" : ": " + gate.because);
    if (const std::string places = index.Places(gate.evidence, 3); !places.empty()) text += " (seen at " + places + ")";
    gates.emplace_back(NameOf(static_cast<GateId>(i)), std::move(text));
  }
  for (const LicenseBinding& binding : component.licenses) licenses.emplace_back(BindingText(binding), index.Places(binding.evidence, 3));
  explanation.Add("gates", "Gates", std::move(gates));
  explanation.Add("licenses", "Licenses", std::move(licenses));
  return explanation;
}

Explanation OfFinding(const Finding& finding, const Profile& profile) {
  const EvidenceIndex index(profile);
  Explanation explanation{"finding", finding.id, fmt::format("{} in {}", finding.title, profile.release), {}};
  explanation.Add("detail", "", finding.detail);
  Entries places;
  for (const std::string& id : finding.evidence)
    if (const EvidenceItem* item = index.Find(id)) places.emplace_back(id, index.PlaceOf(item->evidence));
  explanation.Add("seen_at", "Seen at", std::move(places));
  return explanation;
}

}  // namespace

std::vector<Explanation> ExplainInProfile(std::string_view word, const SavedProfile& saved) {
  const Profile& profile = saved.profile;
  std::vector<Explanation> found;
  if (const EvidenceItem* item = EvidenceIndex(profile).Find(word)) found.push_back(OfEvidence(*item, profile));
  if (const ComponentProfile* component = profile.Find(word)) found.push_back(OfComponent(*component, profile));
  for (const Finding& finding : profile.findings)
    if (finding.id == word) found.push_back(OfFinding(finding, profile));
  return found;
}

}  // namespace day::app
