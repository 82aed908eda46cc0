#include "fail_on.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "judge/judge.h"

namespace day::app {
namespace {

std::optional<Severity> SeverityFrom(std::string_view word) {
  for (Severity severity : {Severity::kLow, Severity::kMedium, Severity::kHigh})
    if (NameOf(severity) == word) return severity;
  return std::nullopt;
}

std::optional<GateId> GateFrom(std::string_view word) {
  for (size_t i = 0; i < kGates; ++i)
    if (NameOf(static_cast<GateId>(i)) == word) return static_cast<GateId>(i);
  return std::nullopt;
}

std::pair<std::string_view, std::string_view> Split(std::string_view condition) {
  const size_t colon = condition.find(':');
  if (colon == condition.npos) return {condition, {}};
  return {condition.substr(0, colon), condition.substr(colon + 1)};
}

const DefinitionVerdict* VerdictOf(const Audit& audit, const Definition& definition) {
  for (const DefinitionVerdict& verdict : audit.verdicts)
    if (verdict.id == definition.id && verdict.version == definition.version) return &verdict;
  return nullptr;
}

}  // namespace

Status CheckFailOn(const std::vector<std::string>& conditions) {
  for (const std::string& condition : conditions) {
    const auto [first, second] = Split(condition);
    if (second.empty() && (SeverityFrom(first) || first == "claims")) continue;
    if (TheStack().Find(first) && GateFrom(second)) continue;
    if (const Definition* definition = FindDefinition(first)) {
      bool known = second.empty();
      for (const auto& level : definition->levels) known = known || level.id == second;
      if (known) continue;
    }
    return MakeError(ErrorKind::kInvalid, fmt::format("--fail-on '{}' is not a condition; it may be: {}", condition, kFailOnForms));
  }
  return {};
}

std::vector<std::string> FailuresOf(const Audit& audit, const std::vector<std::string>& conditions) {
  std::vector<std::string> failures;
  for (const std::string& condition : conditions) {
    const auto [first, second] = Split(condition);
    if (const auto severity = SeverityFrom(first); severity && second.empty()) {
      size_t count = 0;
      for (const Finding& finding : audit.profile.findings) count += finding.severity >= *severity;
      if (count) failures.push_back(fmt::format("{}: {} finding{} of that severity or higher", condition, count, count == 1 ? "" : "s"));
    } else if (first == "claims") {
      for (const Claim& claim : audit.profile.claims)
        if (claim.verdict == ClaimVerdict::kNotSupported) {
          failures.push_back(fmt::format("claims: {}:{} is not supported: {}", claim.path, claim.line, claim.because));
          break;
        }
    } else if (const ComponentProfile* component = audit.profile.Find(first)) {
      if (const Gate& gate = component->gate(*GateFrom(second)); gate.state != GateState::kOpen)
        failures.push_back(fmt::format("{}: {} ({})", condition, NameOf(gate.state), gate.because));
    } else if (const Definition* definition = FindDefinition(first)) {
      const DefinitionVerdict* verdict = VerdictOf(audit, *definition);
      if (!verdict) continue;  // not asked for with --definition: the caller judges it too
      if (second.empty()) {
        if (verdict->outcome != CriterionOutcome::kMet) failures.push_back(fmt::format("{}: {}", condition, verdict->headline));
        continue;
      }
      for (const LevelVerdict& level : verdict->levels)
        if (level.id == second && level.outcome != CriterionOutcome::kMet) failures.push_back(fmt::format("{}: {}", condition, NameOf(level.outcome)));
    }
  }
  return failures;
}

}  // namespace day::app
