// The profile of a case: shorthand for what Resolve would make of a release.
#include <fmt/format.h>

#include <span>

#include "judge/cases.h"
#include "judge/definition_reader.h"
#include "judge/mot_tables.h"

namespace day {
namespace {

void Set(ComponentProfile& component, GateId gate, GateState state) {
  component.gate(gate).state = state;
  component.gate(gate).strength = Strength::kStrong;
  component.gate(gate).evidence = {"e-" + component.id};
}

void SetUnstated(ComponentProfile& component, bool complete) {
  if (!complete) return;
  component.availability = Availability::kAbsent;
  component.assurance = Assurance::kAbsent;
  for (Gate& gate : component.gates) gate.state = GateState::kNotApplicable;
  component.gate(GateId::kPresent).state = GateState::kClosed;
}

GateState PresentOf(const ComponentProfile& component) {
  if (component.assurance == Assurance::kAbsent || component.availability == Availability::kAbsent) return GateState::kClosed;
  if (component.assurance == Assurance::kVerified) return GateState::kOpen;
  return GateState::kUnknown;
}

GateState LicensedOf(const ComponentProfile& component) {
  if (component.licenses.empty()) return GateState::kUnknown;
  GateState state = GateState::kOpen;
  for (const LicenseBinding& binding : component.licenses) {
    if (binding.license_class == LicenseClass::kNone) return GateState::kClosed;
    if (!IsOpen(binding.license_class)) state = binding.license_class == LicenseClass::kUnknown ? GateState::kUnknown : GateState::kConditional;
  }
  return state;
}

GateState AccessibleOf(const ComponentProfile& component) {
  if (component.availability == Availability::kDownloadable) return GateState::kOpen;
  return component.availability == Availability::kGated ? GateState::kConditional : GateState::kUnknown;
}

class Reading {
 public:
  Reading(const Value& value, std::string_view file) : value_(value), read_(file, TheStack()) {}

  Result<Profile> Run() {
    DAY_TRY(read_.CheckMembers(value_, "profile", {"complete", "components", "documents", "findings", "licensing"}));
    DAY_TRY(read_.Truth(value_, "complete", profile_.coverage.complete));
    profile_.release = "case";
    SourceInfo source;
    source.name = "case";
    source.kind = "directory";
    profile_.sources.push_back(std::move(source));
    for (const Component& component : TheStack().components) {
      profile_.components.emplace_back().id = component.id;
      SetUnstated(profile_.components.back(), profile_.coverage.complete);
    }
    for (const Value::Member& member : value_["components"].members()) DAY_TRY(OneComponent(member.first, member.second));
    for (const Value& entry : value_["documents"].items()) DAY_TRY(Document(entry));
    for (const std::string& id : value_["findings"].StringList()) profile_.findings.emplace_back().id = id;
    const Value& licensing = value_["licensing"];
    for (const std::string_view part : kLicensedParts) DAY_TRY(Add(licensing[part], profile_.licensing.Of(part)));
    return std::move(profile_);
  }

 private:
  // A license is named, or a map {is: NAME, answers: {use: conditional …}} of what its clauses come to.
  Status Add(const Value& licenses, std::vector<LicenseBinding>& out) {
    const auto list = licenses.is_array() ? std::span<const Value>(licenses.items()) : std::span<const Value>(&licenses, licenses.is_null() ? 0 : 1);
    for (const Value& one : list) {
      const std::string& words = one.is_object() ? one["is"].string() : one.string();
      LicenseBinding binding;
      binding.license_class = LicenseClassFromName(words);  // `none` and the like stand for themselves
      if (binding.license_class == LicenseClass::kUnknown) {
        const StatedTerms terms = TermsFromWords(words);
        binding.expression = terms.expression;
        binding.license_class = terms.license_class;
      }
      binding.evidence = {"e-license"};
      binding.freedoms = FreedomsOfNamed(binding.expression, binding.license_class);
      if (one.is_object()) DAY_TRY(read_.CheckMembers(one, "licenses", {"is", "answers"}));
      for (const Value::Member& answer : one["answers"].members()) {
        const auto freedom = EnumFromName<Freedom>(answer.first, kFreedoms);
        const auto said = EnumFromName<Answer>(answer.second.string(), kAnswers);
        if (!freedom || !said) return read_.Bad(answer.second, "answers", "must be a map from a freedom to an answer");
        binding.freedoms[static_cast<size_t>(*freedom)].answer = *said;
      }
      out.push_back(std::move(binding));
    }
    return {};
  }

  Status OneComponent(const std::string& id, const Value& value) {
    ComponentProfile* component = nullptr;
    for (ComponentProfile& one : profile_.components)
      if (one.id == id) component = &one;
    if (!component) return read_.Bad(value, "components", fmt::format("'{}' is not a component of the stack", id));
    DAY_TRY(read_.CheckMembers(value, id, {"availability", "assurance", "licenses", "gates"}));
    *component = {};
    component->id = id;
    component->evidence = {"e-" + id};
    component->availability = Availability::kDownloadable;
    component->assurance = Assurance::kVerified;
    DAY_TRY(Enum(value, "availability", kAvailabilities, component->availability));
    DAY_TRY(Enum(value, "assurance", kAssurances, component->assurance));
    DAY_TRY(Add(value["licenses"], component->licenses));
    Set(*component, GateId::kPresent, PresentOf(*component));
    Set(*component, GateId::kLicensed, LicensedOf(*component));
    Set(*component, GateId::kAccessible, AccessibleOf(*component));
    for (const Value::Member& member : value["gates"].members()) {
      const auto gate = EnumFromName<GateId>(member.first, kGates);
      const auto state = EnumFromName<GateState>(member.second.string(), kGateStates);
      if (!gate || !state) return read_.Bad(member.second, "gates", "must be a map from a gate to its state");
      Set(*component, *gate, *state);
    }
    return {};
  }

  template <class T>
  Status Enum(const Value& map, std::string_view field, size_t count, T& out) {
    const Value* value = map.Find(field);
    if (!value) return {};
    const auto known = EnumFromName<T>(value->string(), count);
    if (!known) return read_.Bad(*value, field, fmt::format("must be one of {}", EnumNames<T>(count)));
    out = *known;
    return {};
  }

  Status Document(const Value& entry) {
    DAY_TRY(read_.CheckMembers(entry, "documents", {"component", "answers", "leaves-open"}));
    for (const std::string_view field : {"answers", "leaves-open"}) {
      for (const std::string& question : entry[field].StringList()) {
        DocumentFact fact;
        fact.component = entry["component"].string();
        fact.path = "README.md";
        fact.question = question;
        fact.answered = field == "answers";
        fact.evidence = {"e-document"};
        profile_.documents.push_back(std::move(fact));
      }
    }
    return {};
  }

  const Value& value_;
  DefinitionReader read_;
  Profile profile_;
};

}  // namespace

Result<Profile> ProfileFromCase(const Value& profile, std::string_view file) { return Reading(profile, file).Run(); }

}  // namespace day
