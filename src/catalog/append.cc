#include "catalog/append.h"

#include <algorithm>

#include "report/glyphs.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMostListed = 1'000;  // limit: findings, claims and models of one release that get rows; its profile keeps them all
constexpr size_t kMostText = 2'000;    // limit: bytes of a text in a row; its profile keeps it whole

TableAppender& TextOrNull(TableAppender& row, std::string_view text) { return text.empty() ? row.Null() : row.Text(FirstBytes(text, kMostText)); }
TableAppender& Count(TableAppender& row, uint64_t count) { return row.Integer(static_cast<int64_t>(std::min<uint64_t>(count, INT64_MAX))); }
TableAppender& CountOrNull(TableAppender& row, uint64_t count) { return count == 0 ? row.Null() : Count(row, count); }

}  // namespace

Result<EntryAppender> EntryAppender::On(const Connection& connection) {
  DAY_TRY_ASSIGN(TableAppender revisions, connection.Append("revisions"));
  DAY_TRY_ASSIGN(TableAppender components, connection.Append("components"));
  DAY_TRY_ASSIGN(TableAppender licenses, connection.Append("licenses"));
  DAY_TRY_ASSIGN(TableAppender verdicts, connection.Append("verdicts"));
  DAY_TRY_ASSIGN(TableAppender findings, connection.Append("findings"));
  DAY_TRY_ASSIGN(TableAppender claims, connection.Append("claims"));
  DAY_TRY_ASSIGN(TableAppender models, connection.Append("models"));
  DAY_TRY_ASSIGN(TableAppender bases, connection.Append("bases"));
  DAY_TRY_ASSIGN(TableAppender profiles, connection.Append("profiles"));
  return EntryAppender(Tables{std::move(revisions), std::move(components), std::move(licenses), std::move(verdicts), std::move(findings), std::move(claims),
                              std::move(models), std::move(bases), std::move(profiles)});
}

Status EntryAppender::Append(const CatalogEntry& entry, const Place& place) {
  const Profile& profile = entry.saved.profile;
  DAY_TRY(AppendRevision(entry, place));
  DAY_TRY(AppendComponents(profile, place.revision));
  DAY_TRY(AppendLicenses(profile, place.revision));
  DAY_TRY(AppendVerdicts(entry.verdicts, place.revision));
  DAY_TRY(AppendFindings(profile, place.revision));
  DAY_TRY(AppendModels(entry, place.revision));
  // In parts: the database keeps some thousand rows together in memory, which with whole profiles of large releases would be gigabytes.
  constexpr size_t kPart = size_t{32} << 10;
  const std::string_view packed = entry.packed;
  for (size_t part = 0; part == 0 || part * kPart < packed.size(); ++part)
    DAY_TRY(tables_.profiles.Integer(place.revision)
                .Integer(static_cast<int64_t>(part))
                .Integer(place.dictionary)
                .Blob(packed.substr(part * kPart, kPart))
                .EndRow());
  return {};
}

Status EntryAppender::Flush() {
  for (TableAppender* table : {&tables_.revisions, &tables_.components, &tables_.licenses, &tables_.verdicts, &tables_.findings, &tables_.claims,
                               &tables_.models, &tables_.bases, &tables_.profiles})
    DAY_TRY(table->Flush());
  return {};
}

Status EntryAppender::AppendRevision(const CatalogEntry& entry, const Place& place) {
  const Profile& profile = entry.saved.profile;
  const ReleaseFacts& facts = entry.facts;
  TableAppender& row = tables_.revisions;
  row.Integer(place.revision).Text(entry.details.release).Integer(place.number).Bool(place.latest);
  TextOrNull(row, entry.details.label);
  TextOrNull(row, entry.details.released).Text(place.added);
  TextOrNull(row, place.publisher).Text(FirstBytes(facts.source_kinds, kMostText));
  TextOrNull(row, facts.source_revision);
  TextOrNull(row, entry.saved.tool);
  TextOrNull(row, entry.saved.knowledge).Text(TheStack().version).Text(entry.digest);
  Count(row, profile.coverage.files);
  Count(row, profile.coverage.bytes).Bool(profile.coverage.complete);
  row.Integer(facts.cells_open).Integer(facts.cells_applicable).Integer(facts.cells_unknown);
  TextOrNull(row, facts.license);
  TextOrNull(row, facts.license.empty() ? "" : NameOf(facts.license_class));
  TextOrNull(row, facts.architecture);
  CountOrNull(row, facts.parameters);
  TextOrNull(row, facts.bases.empty() ? "" : facts.bases.front().name);
  if (profile.compute.operations > 0) row.Number(profile.compute.operations);
  else row.Null();
  for (const Severity severity : {Severity::kHigh, Severity::kMedium, Severity::kLow}) row.Integer(facts.findings[static_cast<size_t>(severity)]);
  for (const ClaimVerdict verdict : {ClaimVerdict::kSupported, ClaimVerdict::kPartly, ClaimVerdict::kNotSupported, ClaimVerdict::kUnverifiable})
    row.Integer(facts.claims[static_cast<size_t>(verdict)]);
  return row.EndRow();
}

Status EntryAppender::AppendComponents(const Profile& profile, int64_t revision) {
  for (const ComponentProfile& component : profile.components) {
    const Component* entry = TheStack().Find(component.id);
    TableAppender& row = tables_.components;
    row.Integer(revision).Text(component.id).Text(entry ? entry->category : "").Text(NameOf(component.availability)).Text(NameOf(component.assurance));
    int64_t weak = 0;
    for (size_t i = 0; i < kGates; ++i) {
      row.Text(NameOf(component.gates[i].state));
      if (component.gates[i].strength == Strength::kWeak) weak |= int64_t{1} << i;
    }
    row.Integer(weak);
    TextOrNull(row, component.licenses.empty() ? "" : BindingLicense(component));
    TextOrNull(row, component.licenses.empty() ? "" : NameOf(component.licenses.front().license_class));
    DAY_TRY(row.EndRow());
  }
  return {};
}

Status EntryAppender::AppendLicenses(const Profile& profile, int64_t revision) {
  for (const std::string_view part : kLicensedParts)
    for (const LicenseBinding& binding : profile.licensing.Of(part)) {
      TableAppender& row = tables_.licenses;
      row.Integer(revision).Text(part).Text(FirstBytes(binding.expression, kMostText)).Text(NameOf(binding.license_class));
      DAY_TRY(row.Text(FirstBytes(binding.scope, kMostText)).Text(FirstBytes(binding.how, kMostText)).EndRow());
    }
  return {};
}

Status EntryAppender::AppendVerdicts(const std::vector<DefinitionVerdict>& verdicts, int64_t revision) {
  for (const DefinitionVerdict& verdict : verdicts) {
    TableAppender& row = tables_.verdicts;
    row.Integer(revision).Text(verdict.id).Text(verdict.version).Text(NameOf(verdict.outcome));
    TextOrNull(row, verdict.level);
    TextOrNull(row, verdict.class_label);
    DAY_TRY(row.EndRow());
  }
  return {};
}

Status EntryAppender::AppendFindings(const Profile& profile, int64_t revision) {
  for (size_t i = 0; i < profile.findings.size() && i < kMostListed; ++i) {
    const Finding& finding = profile.findings[i];
    TableAppender& row = tables_.findings;
    row.Integer(revision).Text(FirstBytes(finding.id, kMostText)).Text(NameOf(finding.severity)).Text(FirstBytes(finding.title, kMostText));
    TextOrNull(row, finding.component);
    DAY_TRY(row.EndRow());
  }
  for (size_t i = 0; i < profile.claims.size() && i < kMostListed; ++i) {
    const Claim& claim = profile.claims[i];
    TableAppender& row = tables_.claims;
    row.Integer(revision).Text(FirstBytes(claim.path, kMostText)).Integer(claim.line).Text(FirstBytes(claim.text, kMostText));
    DAY_TRY(row.Text(NameOf(claim.verdict)).Text(FirstBytes(claim.because, kMostText)).EndRow());
  }
  return {};
}

Status EntryAppender::AppendModels(const CatalogEntry& entry, int64_t revision) {
  for (size_t i = 0; i < entry.saved.profile.models.size() && i < kMostListed; ++i) {
    const ModelProfile& model = entry.saved.profile.models[i];
    TableAppender& row = tables_.models;
    row.Integer(revision).Text(FirstBytes(model.path, kMostText));
    TextOrNull(row, model.architecture);
    TextOrNull(row, model.dtype);
    for (const uint64_t number : {model.parameters, model.active_parameters, model.layers, model.width, model.vocabulary, model.context})
      CountOrNull(row, number);
    DAY_TRY(row.EndRow());
  }
  for (const BaseModel& base : entry.facts.bases) {
    tables_.bases.Integer(revision).Text(base.name);
    TextOrNull(tables_.bases, base.relation);
    DAY_TRY(tables_.bases.EndRow());
  }
  return {};
}

}  // namespace day
