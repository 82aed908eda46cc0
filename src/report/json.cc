// The profile as JSON: the published form (docs/profile.schema.json), of which every other view is a selection.
#include <fmt/format.h>

#include <span>

#include "judge/ledger.h"
#include "judge/verdict_json.h"
#include "report/json_text.h"
#include "report/report.h"
#include "report/source_links.h"
#include "report/version.h"

namespace day {
namespace {

using enum JsonText::Layout;

// Of all that was built in, path by path: two reports with one digest were made with the same knowledge.
const std::string& KnowledgeDigest() {
  static const std::string kDigest = [] {
    Sha256Hasher hasher;
    for (const EmbeddedFile& file : KnowledgeFiles()) {
      const std::string head = fmt::format("{} {}\n", file.path, file.bytes.size());
      hasher.Update(std::as_bytes(std::span(head)));
      hasher.Update(std::as_bytes(std::span(file.bytes)));
    }
    return hasher.Finish().Hex();
  }();
  return kDigest;
}

void WriteSources(JsonText& json, const Profile& profile) {
  json.Key("sources").BeginArray();
  for (const SourceInfo& source : profile.sources) {
    json.BeginObject(kInline).Member("name", source.name).Member("kind", source.kind).Member("revision", source.revision);
    json.Key("partial").Bool(source.partial);
    if (const SourceLinks links = LinksOf(source); !links.page.empty()) json.Member("origin", links.page);
    json.EndObject();
  }
  json.EndArray();
}

void WriteCoverage(JsonText& json, const Coverage& coverage) {
  json.Key("coverage").BeginObject();
  json.Key("complete").Bool(coverage.complete);
  json.Member("files", coverage.files).Member("bytes", coverage.bytes);
  json.Member("files_read", coverage.files_read).Member("bytes_read", coverage.bytes_read);
  json.Member("listed", coverage.listed).Member("links", coverage.links).Member("special", coverage.special);
  json.Member("unreadable", coverage.unreadable).Member("skipped", coverage.skipped);
  json.Strings("reasons", coverage.reasons).EndObject();
}

// Left out of terms of which nothing was read.
void WriteFreedoms(JsonText& json, const LicenseBinding& binding) {
  if (!binding.AnswersAny()) return;
  json.Key("freedoms").BeginObject(kInline);
  for (size_t i = 0; i < kFreedoms; ++i) {
    const TermsAnswer& said = binding.freedoms[i];
    json.Key(NameOf(static_cast<Freedom>(i))).BeginObject(kInline).Member("answer", NameOf(said.answer)).Member("because", said.because);
    json.Strings("clauses", said.clauses).EndObject();
  }
  json.EndObject();
}

void WriteBindings(JsonText& json, std::string_view key, const std::vector<LicenseBinding>& bindings) {
  json.Key(key).BeginArray();
  for (const LicenseBinding& binding : bindings) {
    json.BeginObject(kInline).Member("expression", binding.expression).Member("class", NameOf(binding.license_class));
    json.Member("scope", binding.scope).Member("how", binding.how).Strings("evidence", binding.evidence);
    if (!binding.clauses.empty()) json.Strings("clauses", binding.clauses);
    WriteFreedoms(json, binding);
    json.EndObject();
  }
  json.EndArray();
}

void WriteComponents(JsonText& json, const Profile& profile) {
  json.Key("components").BeginArray();
  for (const ComponentProfile& component : profile.components) {
    json.BeginObject().Member("id", component.id).Member("availability", NameOf(component.availability));
    json.Member("assurance", NameOf(component.assurance)).Member("summary", component.summary);
    WriteBindings(json, "licenses", component.licenses);
    json.Key("gates").BeginObject();
    for (size_t i = 0; i < kGates; ++i) {
      const Gate& gate = component.gates[i];
      json.Key(NameOf(static_cast<GateId>(i))).BeginObject(kInline).Member("state", NameOf(gate.state));
      json.Member("strength", NameOf(gate.strength)).Member("because", gate.because).Strings("evidence", gate.evidence).EndObject();
    }
    json.EndObject().Strings("evidence", component.evidence).EndObject();
  }
  json.EndArray();
}

void WriteLicensing(JsonText& json, const Licensing& licensing) {
  json.Key("licensing").BeginObject();
  for (const std::string_view part : kLicensedParts) WriteBindings(json, part, licensing.Of(part));
  json.EndObject();
}

void WriteModels(JsonText& json, const Profile& profile) {
  json.Key("models").BeginArray();
  for (const ModelProfile& model : profile.models) {
    json.BeginObject().Member("path", model.path).Member("summary", model.summary);
    if (!model.architecture.empty()) json.Member("architecture", model.architecture);
    if (!model.dtype.empty()) json.Member("dtype", model.dtype);
    for (const auto& [name, number] : ModelProfile::kNumbers)
      if (model.*number > 0) json.Member(name, model.*number);
    json.Key("contradictions").BeginArray();
    for (const ModelContradiction& one : model.contradictions)
      json.BeginObject(kInline).Member("fact", one.fact).Member("says", one.says).Strings("evidence", one.evidence).EndObject();
    json.EndArray().Strings("evidence", model.evidence).EndObject();
  }
  json.EndArray();
}

void WriteOrigin(JsonText& json, const Origin& origin) {
  if (!origin.Any()) return;
  json.Key("origin").BeginObject();
  if (!origin.architecture.empty()) json.Member("architecture", origin.architecture).Strings("evidence", origin.evidence);
  json.Key("bases").BeginArray();
  for (const BaseModel& base : origin.bases) {
    json.BeginObject(kInline).Member("name", base.name);
    if (!base.relation.empty()) json.Member("relation", base.relation);
    json.Strings("evidence", base.evidence).EndObject();
  }
  json.EndArray().EndObject();
}

void WriteCompute(JsonText& json, const ComputeFacts& compute) {
  if (!compute.Any()) return;
  json.Key("compute").BeginObject().Member("summary", compute.InWords());
  const auto number = [&](std::string_view key, double value) {
    if (value > 0) json.MemberIfFinite(key, value);
  };
  number("operations", compute.operations);
  if (compute.operations > 0)
    json.Member("how", compute.how).Key("above_general").Bool(compute.above_general).Key("above_systemic").Bool(compute.above_systemic);
  number("hours", compute.hours);
  number("kilowatt_hours", compute.kilowatt_hours);
  number("emissions_kg", compute.emissions_kg);
  if (!compute.emissions_stated.empty()) json.Member("emissions_stated", compute.emissions_stated);
  json.Strings("evidence", compute.evidence).EndObject();
}

void WriteEvaluations(JsonText& json, const Evaluations& evaluations) {
  if (evaluations.results == 0) return;
  json.Key("evaluations").BeginObject().Member("results", evaluations.results).Strings("benchmarks", evaluations.benchmarks);
  json.Key("listed").BeginArray();
  for (const EvaluationResult& result : evaluations.listed) {
    json.BeginObject(kInline).Member("figure", result.figure);
    for (const auto& [name, text] : EvaluationResult::kTexts)
      if (const std::string& value = result.*text; !value.empty()) json.Member(name, value);
    json.Member("path", result.path);
    if (result.line > 0) json.Member("line", result.line);
    json.Strings("evidence", result.evidence).EndObject();
  }
  json.EndArray().EndObject();
}

void WriteKinds(JsonText& json, std::string_view key, const std::vector<DataFigures::Kind>& kinds) {
  json.Key(key).BeginArray();
  for (const DataFigures::Kind& kind : kinds) {
    json.BeginObject(kInline).Member("type", kind.type).Member("title", kind.title);
    for (const auto& [name, number] : DataFigures::Kind::kNumbers) json.Member(name, kind.*number);
    json.Strings("evidence", kind.evidence).EndObject();
  }
  json.EndArray();
}

void WriteData(JsonText& json, const DataFigures& data) {
  if (!data.Any()) return;
  json.Key("data").BeginObject();
  for (const auto& [name, number] : DataFigures::kNumbers) json.Member(name, data.*number);
  WriteKinds(json, "personal", data.personal);
  WriteKinds(json, "secrets", data.secrets);
  json.Key("languages").BeginArray();
  for (const DataFigures::Language& one : data.languages) json.BeginObject(kInline).Member("code", one.code).Member("texts", one.texts).EndObject();
  json.EndArray().Key("claims").BeginArray();
  for (const DataClaim& claim : data.claims) {
    json.BeginObject().Member("kind", claim.kind).Member("path", claim.path).Member("line", claim.line).Member("text", claim.text);
    json.Member("verdict", NameOf(claim.verdict)).Member("because", claim.because).Strings("evidence", claim.evidence).EndObject();
  }
  json.EndArray().Key("not_measured").BeginArray();
  for (const DataFigures::Unread& one : data.not_measured)
    json.BeginObject(kInline).Member("type", one.type).Member("files", one.files).Member("bytes", one.bytes).EndObject();
  json.EndArray().Strings("evidence", data.evidence).EndObject();
}

void WriteDocuments(JsonText& json, const Profile& profile) {
  json.Key("documents").BeginArray();
  for (const DocumentFact& fact : profile.documents) {
    json.BeginObject(kInline).Member("component", fact.component).Member("path", fact.path).Member("question", fact.question);
    json.Key("answered").Bool(fact.answered);
    if (fact.empty) json.Key("empty").Bool(true);
    json.Strings("evidence", fact.evidence).EndObject();
  }
  json.EndArray();
}

void WriteClaims(JsonText& json, const Profile& profile) {
  json.Key("claims").BeginArray();
  for (const Claim& claim : profile.claims) {
    json.BeginObject().Member("path", claim.path).Member("line", uint64_t{claim.line}).Member("text", claim.text);
    json.Strings("about", claim.about).Member("verdict", NameOf(claim.verdict)).Member("because", claim.because);
    json.Strings("evidence", claim.evidence).EndObject();
  }
  json.EndArray();
}

void WriteFindings(JsonText& json, const Profile& profile) {
  json.Key("findings").BeginArray();
  for (const Finding& finding : profile.findings) {
    json.BeginObject().Member("id", finding.id).Member("severity", NameOf(finding.severity)).Member("title", finding.title);
    json.Member("detail", finding.detail).Member("remedy", finding.remedy).Member("component", finding.component);
    json.Strings("evidence", finding.evidence).EndObject();
  }
  json.EndArray();
}

void WriteLedger(JsonText& json, const Profile& profile) {
  json.Key("ledger").BeginArray();
  for (const LedgerEntry& entry : LedgerOf(profile)) {
    json.BeginObject(kInline).Member("id", entry.id).Member("category", entry.category).Member("kind", entry.benefit ? "benefit" : "drawback");
    json.Member("says", entry.says).Member("outcome", NameOf(entry.outcome)).Member("state", entry.state());
    if (!entry.figure.empty()) json.Member("figure", entry.figure);
    json.Member("because", entry.because).Strings("evidence", entry.evidence).EndObject();
  }
  json.EndArray();
}

void WriteFiles(JsonText& json, const Profile& profile) {
  json.Key("files").BeginArray();
  for (const FileRecord& file : profile.files) {
    json.BeginObject(kInline).Member("source", profile.sources[file.source].name).Member("path", file.path);
    if (!file.member.empty()) json.Member("member", file.member);
    json.Member("state", NameOf(file.state)).Member("size", file.size);
    if (file.state == FileState::kRead || file.state == FileState::kListed) json.Member("sha256", file.sha256.Hex());
    if (!file.type.empty()) json.Member("type", file.type);
    if (!file.kind.empty()) json.Member("kind", file.kind);
    if (!file.language.empty()) json.Member("language", file.language);
    if (file.committed) json.Key("committed").Bool(true);
    if (!file.note.empty()) json.Member("note", file.note);
    json.EndObject();
  }
  json.EndArray();
}

void WriteEvidence(JsonText& json, const Profile& profile) {
  json.Key("evidence").BeginArray();
  for (const EvidenceItem& item : profile.evidence) {
    const Evidence& evidence = item.evidence;
    const FileRecord& file = profile.files[evidence.file];
    json.BeginObject(kInline).Member("id", item.id).Member("source", profile.sources[file.source].name).Member("path", file.path);
    if (!file.member.empty()) json.Member("member", file.member);
    if (evidence.at.line) json.Member("line", uint64_t{evidence.at.line});
    if (evidence.at.last_line > evidence.at.line) json.Member("last_line", uint64_t{evidence.at.last_line});
    if (evidence.at.offset || evidence.at.length) json.Member("offset", evidence.at.offset).Member("length", evidence.at.length);
    json.Member("probe", fmt::format("{}@{}", evidence.probe, evidence.version)).Member("outcome", NameOf(evidence.outcome));
    json.Member("key", evidence.key).Member("value", evidence.value);
    if (!evidence.fields.empty()) {
      json.Key("fields").BeginObject(kInline);
      for (const Field& field : evidence.fields) json.Member(field.name, field.value);
      json.EndObject();
    }
    if (!evidence.excerpt.empty()) json.Member("excerpt", evidence.excerpt);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string RenderJson(const Audit& audit) {
  const Profile& profile = audit.profile;
  JsonText json;
  json.BeginObject().Member("schema", kProfileSchema);
  json.Key("tool").BeginObject(kInline).Member("name", "daylight").Member("version", kToolVersion).EndObject();
  json.Key("knowledge").BeginObject(kInline).Member("stack", TheStack().version).Member("sha256", KnowledgeDigest()).EndObject();
  json.Member("release", profile.release);
  WriteSources(json, profile);
  WriteCoverage(json, profile.coverage);
  WriteComponents(json, profile);
  WriteLicensing(json, profile.licensing);
  WriteModels(json, profile);
  WriteOrigin(json, profile.origin);
  WriteCompute(json, profile.compute);
  WriteEvaluations(json, profile.evaluations);
  WriteData(json, profile.data);
  WriteDocuments(json, profile);
  WriteClaims(json, profile);
  WriteFindings(json, profile);
  json.Key("definitions").BeginArray();
  for (const DefinitionVerdict& verdict : audit.verdicts) json.Raw(WriteJson(VerdictToValue(verdict), false));
  json.EndArray();
  WriteLedger(json, profile);
  json.Key("next_steps").BeginArray();
  for (const NextStep& step : NextSteps(audit)) json.BeginObject(kInline).Member("text", step.text).Member("because", step.because).EndObject();
  json.EndArray();
  WriteFiles(json, profile);
  WriteEvidence(json, profile);
  return json.EndObject().Take() + "\n";
}

}  // namespace day
