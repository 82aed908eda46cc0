// The words of the profile's vocabulary, as they stand in its JSON.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "profile/profile.h"

namespace day {
namespace {

// By the enum's value: a name that is missing does not compile, for the array would be too short.
constexpr std::array<std::string_view, 7> kAvailabilities = {"absent", "described", "interface", "api", "gated", "downloadable", "unknown"};
constexpr std::array<std::string_view, 6> kAssurances = {"verified", "linked", "claimed", "contradicted", "not-examined", "absent"};
constexpr std::array<std::string_view, kGates> kGateNames = {"present", "complete", "licensed", "accessible", "documented", "verifiable"};
constexpr std::array<std::string_view, 6> kGateStates = {"open", "conditional", "partial", "closed", "unknown", "not-applicable"};
constexpr std::array<std::string_view, 2> kStrengths = {"strong", "weak"};
constexpr std::array<std::string_view, 4> kClaimVerdicts = {"supported", "partly", "not-supported", "unverifiable"};
constexpr std::array<std::string_view, 4> kSeverities = {"info", "low", "medium", "high"};

}  // namespace

std::string_view NameOf(Availability availability) { return kAvailabilities[static_cast<size_t>(availability)]; }
std::string_view NameOf(Assurance assurance) { return kAssurances[static_cast<size_t>(assurance)]; }
std::string_view NameOf(GateId gate) { return kGateNames[static_cast<size_t>(gate)]; }
std::string_view NameOf(GateState state) { return kGateStates[static_cast<size_t>(state)]; }
std::string_view NameOf(Strength strength) { return kStrengths[static_cast<size_t>(strength)]; }
std::string_view NameOf(ClaimVerdict verdict) { return kClaimVerdicts[static_cast<size_t>(verdict)]; }
std::string_view NameOf(Severity severity) { return kSeverities[static_cast<size_t>(severity)]; }

bool LicenseBinding::AnswersAny() const {
  return std::ranges::any_of(freedoms, [](const TermsAnswer& said) { return said.answer != Answer::kUnknown; });
}

std::string LicenseBinding::InWords() const { return expression.empty() ? fmt::format("{} terms", NameOf(license_class)) : expression; }

const ComponentProfile* Profile::Find(std::string_view component) const {
  for (const ComponentProfile& entry : components)
    if (entry.id == component) return &entry;
  return nullptr;
}

}  // namespace day
