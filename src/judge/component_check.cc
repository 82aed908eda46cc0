#include "judge/component_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "judge/license_list.h"
#include "text/utf8.h"

namespace day {
namespace {

using enum CriterionOutcome;

std::string StackName(const ComponentProfile& component) {
  const Component* known = TheStack().Find(component.id);
  return known ? known->name : component.id;
}

// One test of one component of the stack.
Evaluation Say(const ComponentProfile& component, CriterionOutcome outcome, Reason reason, std::string_view said, std::string_view fallback,
               const EvidenceIds& evidence) {
  Evaluation result;
  result.outcome = outcome;
  result.reason = outcome == kMet || outcome == kNotApplicable ? Reason::kNone : reason;
  result.subject = StackName(component);
  std::string says(said.empty() ? fallback : said);
  while (says.ends_with('.')) says.pop_back();  // sentences are joined
  result.sentences.push_back({{result.subject}, std::move(says)});
  result.evidence = evidence;
  return result;
}

// Files that are here, or a statement where the whole profile is one. Neither a link nor a claim is a release.
Evaluation Released(const ComponentProfile& component, bool statement) {
  const Gate& gate = component.gate(GateId::kPresent);
  const EvidenceIds& evidence = gate.evidence.empty() ? component.evidence : gate.evidence;
  auto say = [&](CriterionOutcome outcome, Reason reason, std::string_view fallback) {
    return Say(component, outcome, reason, gate.because, fallback, evidence);
  };
  if (gate.state == GateState::kNotApplicable) return say(kNotApplicable, Reason::kNone, "does not apply");
  if (component.assurance == Assurance::kContradicted) return say(kUnmet, Reason::kContradicted, "what is said of it does not hold");
  if (gate.state == GateState::kClosed) return say(kUnmet, Reason::kMissing, "is not in the release");
  if (!statement) {
    if (component.assurance == Assurance::kLinked) return say(kUnknown, Reason::kLinked, "is linked elsewhere and was not examined");
    if (component.assurance == Assurance::kClaimed) return say(kUnknown, Reason::kClaimed, "is only spoken of");
    if (component.assurance == Assurance::kNotExamined) return say(kUnknown, Reason::kNotExamined, "was not examined");
  }
  switch (gate.state) {
    case GateState::kOpen: return say(kMet, Reason::kNone, "is there");
    case GateState::kConditional: return say(kPartly, Reason::kGated, "is there under conditions");
    case GateState::kPartial: return say(kPartly, Reason::kPartial, "is there in part");
    default: return say(kUnknown, Reason::kNotExamined, "could not be told");
  }
}

Evaluation HasAvailability(const ComponentProfile& component, Availability least) {
  const EvidenceIds& evidence = component.gate(GateId::kPresent).evidence;
  const std::string said = fmt::format("is {}", NameOf(component.availability));
  if (component.availability == Availability::kUnknown)
    return Say(component, kUnknown, Reason::kNotExamined, "", "how far it can be reached is not known", evidence);
  if (component.availability >= least) return Say(component, kMet, Reason::kNone, said, "", evidence);
  const bool none = component.availability == Availability::kAbsent;
  return Say(component, none ? kUnmet : kPartly, none ? Reason::kMissing : Reason::kGated, said, "", evidence);
}

Evaluation HasAssurance(const ComponentProfile& component, const std::vector<Assurance>& wanted) {
  const std::string said = fmt::format("is {}", NameOf(component.assurance));
  if (std::find(wanted.begin(), wanted.end(), component.assurance) != wanted.end()) return Say(component, kMet, Reason::kNone, said, "", component.evidence);
  switch (component.assurance) {
    case Assurance::kNotExamined: return Say(component, kUnknown, Reason::kNotExamined, said, "", component.evidence);
    case Assurance::kLinked: return Say(component, kUnknown, Reason::kLinked, said, "", component.evidence);
    case Assurance::kClaimed: return Say(component, kUnknown, Reason::kClaimed, said, "", component.evidence);
    default: return Say(component, kUnmet, Reason::kMissing, said, "", component.evidence);
  }
}

// What bindings say together: all on the list, none, some, or not to be told.
Evaluation OnLicenses(const std::vector<LicenseBinding>& bindings, const LicenseList& list) {
  Evaluation result;
  size_t yes = 0, no = 0, none = 0;
  std::string on, off, unclear, limit, says;
  bool plural = false;
  for (const LicenseBinding& binding : bindings) {
    for (const std::string& id : binding.evidence)
      if (result.evidence.size() < kMaxGateEvidence) result.evidence.push_back(id);
    if (binding.license_class == LicenseClass::kNone) {
      ++none;
      continue;
    }
    const OnList on_list = BindingOnList(binding, list);
    yes += on_list == OnList::kYes;
    no += on_list == OnList::kNo;
    if (on_list == OnList::kNo && limit.empty()) limit = WhatLimits(binding, list);
    std::string& names = on_list == OnList::kYes ? on : on_list == OnList::kNo ? off : unclear;
    const std::string terms = binding.InWords();
    if (names.find(terms) != std::string::npos) continue;
    plural |= on_list == OnList::kNo && !names.empty();
    names += (names.empty() ? "" : ", ") + terms;
  }
  const size_t unknown = bindings.size() - yes - no - none;
  std::string why = plural ? ", which do not count" : ", which does not count";
  if (!limit.empty()) why += fmt::format(" ({})", limit);
  if (yes == bindings.size()) {
    result.outcome = kMet, result.reason = Reason::kNone;
    result.license = on, says = fmt::format("is under {}", on);
  } else if (unknown > 0 && no == 0) {
    result.outcome = kUnknown, result.reason = Reason::kUnknownLicense;
    result.license = unclear, says = "is under terms that could not be identified";
  } else if (yes == 0 && no == 0) {
    result.outcome = kUnmet, result.reason = Reason::kNoLicense, says = "is under no stated terms";
  } else if (yes > 0) {
    result.outcome = kPartly, result.reason = Reason::kMixedLicense;
    result.license = off.empty() ? on : off;
    says =
        off.empty() ? fmt::format("is under {} in part, the rest under no stated terms", on) : fmt::format("is under {} in part, and under {}{}", on, off, why);
  } else if (unknown > 0) {
    result.outcome = kUnknown, result.reason = Reason::kUnknownLicense;
    result.license = off, says = fmt::format("is under {} and under terms that could not be identified", off);
  } else {
    result.outcome = kUnmet, result.reason = Reason::kUnacceptedLicense;
    result.license = off, says = fmt::format("is under {}{}", off, why);
  }
  result.sentences.push_back({{}, std::move(says)});
  return result;
}

Evaluation Licensed(const ComponentProfile& component, const LicenseList& list) {
  const Gate& gate = component.gate(GateId::kLicensed);
  if (component.licenses.empty()) {
    if (gate.state == GateState::kNotApplicable) return Say(component, kNotApplicable, Reason::kNone, gate.because, "needs no terms", gate.evidence);
    const bool closed = gate.state == GateState::kClosed;
    return Say(component, closed ? kUnmet : kUnknown, closed ? Reason::kNoLicense : Reason::kUnknownLicense, gate.because,
               closed ? "no terms are stated for it" : "its terms are not known", gate.evidence);
  }
  Evaluation result = OnLicenses(component.licenses, list);
  result.subject = StackName(component);
  result.sentences.front().about = {result.subject};
  if (result.evidence.empty()) result.evidence = gate.evidence;
  if (result.outcome != kMet) return result;
  // The binding names a license on the list; whether it governs the component is the gate's word.
  if (gate.state == GateState::kPartial || gate.state == GateState::kClosed || gate.state == GateState::kUnknown) {
    const CriterionOutcome outcome = gate.state == GateState::kPartial ? kPartly : gate.state == GateState::kClosed ? kUnmet : kUnknown;
    const Reason reason = outcome == kPartly ? Reason::kMixedLicense : outcome == kUnmet ? Reason::kNoLicense : Reason::kUnknownLicense;
    Evaluation weaker = Say(component, outcome, reason, gate.because, "whether its license governs it is not clear", gate.evidence);
    weaker.license = result.license;
    return weaker;
  }
  return result;
}

Evaluation AtGate(const ComponentProfile& component, const GateTest& test) {
  const Gate& gate = component.gate(test.gate);
  const std::string fallback = fmt::format("gate '{}' is {}", NameOf(test.gate), NameOf(gate.state));
  const bool listed = std::find(test.states.begin(), test.states.end(), gate.state) != test.states.end();
  auto say = [&](CriterionOutcome outcome, Reason reason) { return Say(component, outcome, reason, gate.because, fallback, gate.evidence); };
  const Reason reason = test.gate == GateId::kAccessible ? Reason::kGated : Reason::kGate;
  if (test.unless) {
    if (!listed) return say(gate.state == GateState::kNotApplicable ? kNotApplicable : kMet, Reason::kNone);
    return say(gate.state == GateState::kClosed ? kUnmet : kPartly, reason);
  }
  if (listed) return say(kMet, Reason::kNone);
  switch (gate.state) {
    case GateState::kNotApplicable: return say(kNotApplicable, Reason::kNone);
    case GateState::kUnknown: return say(kUnknown, Reason::kNotExamined);
    case GateState::kClosed: return say(kUnmet, reason);
    default: return say(kPartly, reason);
  }
}

Evaluation TestOne(const Condition& condition, const ComponentProfile& component, const Definition& definition, bool statement) {
  std::vector<Evaluation> tests;
  if (condition.released) tests.push_back(Released(component, statement));
  if (condition.availability) tests.push_back(HasAvailability(component, *condition.availability));
  if (!condition.assurance.empty()) tests.push_back(HasAssurance(component, condition.assurance));
  // What is not there, or does not apply, has no terms and gates to speak of.
  const bool idle = !tests.empty() && (tests.front().outcome == kUnmet || tests.front().outcome == kNotApplicable);
  if (idle) return std::move(tests.front());
  if (const LicenseList* list = definition.FindLicenses(condition.license)) tests.push_back(Licensed(component, *list));
  for (const GateTest& gate : condition.gates) tests.push_back(AtGate(component, gate));
  return AllOf(tests);
}

Evaluation NotThere(const Definition& definition, std::string_view id) {
  Evaluation result;
  result.subject = ComponentName(definition, id);
  result.sentences.push_back({{result.subject}, "was not examined"});
  return result;
}

std::vector<std::string> StackIds(const Definition& definition, const std::string& id) {
  const DefinedComponent* component = definition.FindComponent(id);
  return component ? component->from : std::vector<std::string>{id};
}

}  // namespace

std::string ComponentName(const Definition& definition, std::string_view id) {
  if (id == kReadme) return "README";
  if (id == kTrainingSummary) return "Summary of training content";
  if (const DefinedComponent* component = definition.FindComponent(id)) return component->name;
  if (const Component* component = TheStack().Find(id)) return component->name;
  return std::string(id);
}

Evaluation TestComponent(const Condition& condition, const Definition& definition, const Profile& profile) {
  const bool statement = IsStatement(profile);
  auto test = [&](const std::string& id) {
    const ComponentProfile* component = profile.Find(id);
    return component ? TestOne(condition, *component, definition, statement) : NotThere(definition, id);
  };
  // Those that are there speak for the rest, then those that are linked: what else might exist does not make known terms unknown.
  std::vector<Evaluation> there, linked, all;
  for (const std::string& id : StackIds(definition, condition.subject)) {
    all.push_back(test(id));
    const ComponentProfile* component = profile.Find(id);
    if (component && component->IsThere()) there.push_back(all.back());
    if (component && component->assurance == Assurance::kLinked) linked.push_back(all.back());
  }
  Evaluation result = AnyOf(!there.empty() ? there : !linked.empty() ? linked : all);
  const DefinedComponent* defined = definition.FindComponent(condition.subject);
  if (defined && result.outcome == kUnmet) {
    for (const std::string& id : defined->in_part) {
      Evaluation part = test(id);
      if (part.outcome != kMet && part.outcome != kPartly) continue;
      result.sentences.push_back({{}, fmt::format("of {} only this: {}", defined->name, part.Because())});
      part.sentences = std::move(result.sentences);
      part.outcome = kPartly;
      part.reason = Reason::kPartial;
      result = std::move(part);
      break;
    }
  }
  result.subject = ComponentName(definition, condition.subject);
  return result;
}

Evaluation TestPart(const Condition& condition, const Definition& definition, const Profile& profile) {
  const LicenseList* list = definition.FindLicenses(condition.license);
  const std::vector<LicenseBinding>& bindings = profile.licensing.Of(condition.subject);
  Evaluation result;
  if (!list || bindings.empty()) {
    result.reason = Reason::kUnknownLicense;
    result.sentences.push_back({{}, "no terms are known"});
  } else {
    result = OnLicenses(bindings, *list);
  }
  result.subject = "the " + condition.subject;
  result.sentences.front().about = {result.subject};
  return result;
}

bool IsACardTheReadme(const Profile& profile) {
  return std::ranges::any_of(profile.documents, [](const DocumentFact& fact) {
    return !IsOnlyADocument(fact.component) && BeginsWithAny(ToLowerAscii(std::string_view(fact.path).substr(fact.path.rfind('/') + 1)), {"readme"});
  });
}

Evaluation TestDocument(const Condition& condition, const Definition& definition, const Profile& profile) {
  Evaluation result;
  result.subject = ComponentName(definition, condition.subject);
  std::string question = condition.question;  // "how-to-use" for people
  std::ranges::replace(question, '-', ' ');
  const auto say = [&](std::string says) { result.sentences.push_back({{}, std::move(says)}); };
  bool examined = false, empty = false;
  for (const std::string& id : StackIds(definition, condition.subject)) {
    for (const DocumentFact& fact : profile.documents) {
      if (fact.component != id || fact.question != condition.question) continue;
      examined = true;
      empty |= fact.empty;
      if (!fact.answered) {
        if (result.evidence.empty()) result.evidence = fact.evidence;
        continue;
      }
      result.outcome = kMet;
      result.reason = Reason::kNone;
      say(fmt::format("{} ({}) speaks of {}", result.subject, fact.path, question));
      result.evidence = fact.evidence;
      return result;
    }
  }
  if (examined) {
    // A card has a section for each question; a README may answer in passing, which its headings do not show.
    result.outcome = condition.subject == kReadme ? kUnknown : kUnmet;
    result.reason = Reason::kUnanswered;
    say(empty ? fmt::format("{} has a section on {} with nothing in it", result.subject, question)
              : fmt::format("{} has no section on {}", result.subject, question));
    return result;
  }
  bool missing = true;
  for (const std::string& id : StackIds(definition, condition.subject)) {
    const ComponentProfile* component = profile.Find(id);
    const bool absent = component ? component->gate(GateId::kPresent).state == GateState::kClosed : IsOnlyADocument(id) && profile.coverage.complete;
    if (!absent) missing = false;
    else if (component && result.evidence.empty()) result.evidence = component->gate(GateId::kPresent).evidence;
  }
  result.outcome = missing ? kUnmet : kUnknown;
  result.reason = missing ? Reason::kMissing : Reason::kNotExamined;
  if (!missing) say(fmt::format("whether {} speaks of {} is not known", result.subject, question));
  else if (condition.subject == kReadme) say(IsACardTheReadme(profile) ? "the README is that card" : "there is no README beside it");
  else say(fmt::format("{} is not in the release", result.subject));
  return result;
}

Evaluation TestFinding(const Condition& condition, const Profile& profile) {
  Evaluation result;
  result.reason = Reason::kFinding;
  for (const Finding& finding : profile.findings) {
    if (finding.id != condition.subject) continue;
    result.outcome = kMet;
    result.subject = finding.component;
    result.sentences.push_back({{}, finding.title});
    result.evidence = finding.evidence;
    return result;
  }
  result.outcome = profile.coverage.complete ? kUnmet : kUnknown;
  const std::string what = ReplaceAll(condition.subject, "-", " ");
  result.sentences.push_back(
      {{},
       profile.coverage.complete ? fmt::format("no finding of the kind \u201c{}\u201d", what) : fmt::format("not all was examined for \u201c{}\u201d", what)});
  return result;
}

}  // namespace day
