#include "judge/condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "judge/component_check.h"

namespace day {
namespace {

using enum CriterionOutcome;

bool Has(const std::vector<CriterionOutcome>& outcomes, CriterionOutcome outcome) {
  return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
}

CriterionOutcome First(const std::vector<CriterionOutcome>& outcomes, std::initializer_list<CriterionOutcome> order) {
  for (CriterionOutcome outcome : order)
    if (Has(outcomes, outcome)) return outcome;
  return kNotApplicable;
}

CriterionOutcome AtLeast(const std::vector<CriterionOutcome>& outcomes, size_t count) {
  auto number = [&](CriterionOutcome outcome) { return static_cast<size_t>(std::count(outcomes.begin(), outcomes.end(), outcome)); };
  const size_t met = number(kMet), human = number(kNeedsHuman), unknown = number(kUnknown), partly = number(kPartly);
  if (number(kNotApplicable) == outcomes.size()) return kNotApplicable;
  if (met >= count) return kMet;
  if (met + human >= count) return kNeedsHuman;
  if (met + human + unknown >= count) return kUnknown;
  return met + partly + human > 0 ? kPartly : kUnmet;
}

std::vector<CriterionOutcome> OutcomesOf(const std::vector<Evaluation>& children) {
  std::vector<CriterionOutcome> outcomes;
  for (const Evaluation& child : children) outcomes.push_back(child.outcome);
  return outcomes;
}

// What is said of several things is said once, behind what is said of each.
void AddSentence(Evaluation::Sentence sentence, std::vector<Evaluation::Sentence>& sentences) {
  const auto known = std::ranges::find(sentences, sentence.says, &Evaluation::Sentence::says);
  if (known != sentences.end()) {
    std::vector<std::string> about = known->about;
    for (const std::string& one : sentence.about)
      if (std::ranges::find(about, one) == about.end()) about.push_back(one);
    if (about.size() == known->about.size() || known->about.empty()) return;
    sentence.about = std::move(about);
    sentences.erase(known);
  }
  sentences.push_back(std::move(sentence));
}

void AddEvidence(const Evaluation& from, Evaluation& to) {
  for (const std::string& id : from.evidence)
    if (to.evidence.size() < kMaxGateEvidence && std::find(to.evidence.begin(), to.evidence.end(), id) == to.evidence.end()) to.evidence.push_back(id);
}

}  // namespace

std::string Evaluation::Because() const {
  std::string joined;
  const std::vector<std::string>* about = nullptr;  // of the sentence before
  for (const Sentence& sentence : sentences) {
    if (about) joined += "; ";
    if (!sentence.about.empty() && !(about && *about == sentence.about)) joined += fmt::format("{}: ", fmt::join(sentence.about, ", "));
    joined += sentence.says;
    about = &sentence.about;
  }
  return joined;
}

Evaluation MergeEvaluations(CriterionOutcome outcome, const std::vector<Evaluation>& children) {
  constexpr size_t kMaxSentences = 6;  // limit: a reader wants the reasons, not the list of everything
  Evaluation merged;
  merged.outcome = outcome;
  merged.reason = Reason::kNone;
  const bool exact = std::any_of(children.begin(), children.end(), [&](const Evaluation& child) { return child.outcome == outcome; });
  bool first = true;
  for (const Evaluation& child : children) {
    const bool decides = exact ? child.outcome == outcome : child.outcome != kMet && child.outcome != kNotApplicable;
    if (!decides) continue;
    if (std::exchange(first, false)) {
      merged.reason = child.reason;
      merged.subject = child.subject;
      merged.license = child.license;
    }
    for (const Evaluation::Sentence& sentence : child.sentences)
      if (merged.sentences.size() < kMaxSentences) AddSentence(sentence, merged.sentences);
    AddEvidence(child, merged);
  }
  // In part: what there is rests on bytes, too, and what is missing rests on none.
  for (const Evaluation& child : children)
    if (outcome == kPartly && (child.outcome == kMet || child.outcome == kPartly)) AddEvidence(child, merged);
  return merged;
}

Evaluation AnyOf(const std::vector<Evaluation>& children) {
  return MergeEvaluations(First(OutcomesOf(children), {kMet, kNeedsHuman, kUnknown, kPartly, kUnmet}), children);
}

Evaluation AllOf(const std::vector<Evaluation>& children) { return MergeEvaluations(CombineAll(OutcomesOf(children)), children); }

CriterionOutcome CombineAll(const std::vector<CriterionOutcome>& outcomes) { return First(outcomes, {kUnmet, kPartly, kUnknown, kNeedsHuman, kMet}); }

Reach ReachOf(const Condition& condition, const Definition& definition, const Profile& profile) {
  if (condition.children.empty()) {
    const CriterionOutcome outcome = Evaluate(condition, definition, profile).outcome;
    const bool open = outcome == kUnknown || outcome == kNeedsHuman;
    return {open ? kUnmet : outcome, open ? kMet : outcome};
  }
  std::vector<CriterionOutcome> least, most;
  for (const Condition& child : condition.children) {
    const Reach reach = ReachOf(child, definition, profile);
    least.push_back(reach.least);
    most.push_back(reach.most);
  }
  const auto turned = [](CriterionOutcome outcome) { return outcome == kMet ? kUnmet : outcome == kUnmet ? kMet : outcome; };
  switch (condition.op) {
    case Operator::kAll: return {CombineAll(least), CombineAll(most)};
    case Operator::kAny: return {First(least, {kMet, kPartly, kUnmet}), First(most, {kMet, kPartly, kUnmet})};
    case Operator::kAtLeast: return {AtLeast(least, condition.count), AtLeast(most, condition.count)};
    case Operator::kNot: return {turned(most.front()), turned(least.front())};
    default: return {least.front() == kMet ? kUnmet : least.front(), most.front()};  // ask: the answer is open
  }
}

bool IsStatement(const Profile& profile) {
  return !profile.sources.empty() && std::all_of(profile.sources.begin(), profile.sources.end(), [](const SourceInfo& source) { return source.kind == "mot"; });
}

// Depth is bounded by kMaxConditionDepth where conditions are read.
Evaluation Evaluate(const Condition& condition, const Definition& definition, const Profile& profile) {
  switch (condition.op) {
    case Operator::kComponent: return TestComponent(condition, definition, profile);
    case Operator::kPart: return TestPart(condition, definition, profile);
    case Operator::kDocument: return TestDocument(condition, definition, profile);
    case Operator::kFinding: return TestFinding(condition, profile);
    default: break;
  }
  std::vector<Evaluation> children;
  for (const Condition& child : condition.children) children.push_back(Evaluate(child, definition, profile));
  switch (condition.op) {
    case Operator::kAll: return AllOf(children);
    case Operator::kAny:
      // A question that does not arise is no reason: the other ways of meeting it are. One that may arise, or does in part, is one.
      for (size_t i = 1; i < children.size(); ++i)
        if (condition.children[i].op == Operator::kAsk && (children[i].outcome == kUnmet || children[i].outcome == kNotApplicable))
          children[i].sentences.clear();
      return AnyOf(children);
    case Operator::kAtLeast: return MergeEvaluations(AtLeast(OutcomesOf(children), condition.count), children);
    case Operator::kNot: {
      Evaluation inner = std::move(children.front());
      if (inner.outcome == kMet) inner.outcome = kUnmet;
      else if (inner.outcome == kUnmet) inner.outcome = kMet;
      return inner;
    }
    default: {  // ask
      Evaluation inner = std::move(children.front());
      if (inner.outcome != kMet) return inner;
      inner.outcome = kNeedsHuman;
      inner.reason = Reason::kHuman;
      inner.sentences.push_back({{}, condition.question});
      return inner;
    }
  }
}

}  // namespace day
