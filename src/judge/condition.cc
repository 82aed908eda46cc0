#include "judge/condition.h"

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

// "Datasheet: is not in the release", apart.
struct Sentence {
  std::string about, says;
};

// What is said of several things is said once: "Model card, Datasheet: is not in the release".
void AddSentence(const Evaluation& child, std::vector<Sentence>& sentences) {
  if (child.because.empty()) return;
  const std::string head = child.subject.empty() ? "" : child.subject + ": ";
  const bool has_head = !head.empty() && child.because.starts_with(head);
  Sentence sentence = {has_head ? child.subject : "", has_head ? child.because.substr(head.size()) : child.because};
  for (Sentence& known : sentences) {
    if (known.says != sentence.says) continue;
    if (known.about != sentence.about && !known.about.empty() && !sentence.about.empty()) known.about += ", " + sentence.about;
    return;
  }
  sentences.push_back(std::move(sentence));
}

// What goes on about the same thing does not name it again.
std::string Joined(const std::vector<Sentence>& sentences) {
  std::string joined, about;
  for (const Sentence& sentence : sentences) {
    if (!joined.empty()) joined += "; ";
    if (!sentence.about.empty() && sentence.about != about) joined += sentence.about + ": ";
    joined += sentence.says;
    about = sentence.about;
  }
  return joined;
}

void AddEvidence(const Evaluation& from, Evaluation& to) {
  for (const std::string& id : from.evidence)
    if (to.evidence.size() < kMaxGateEvidence && std::find(to.evidence.begin(), to.evidence.end(), id) == to.evidence.end()) to.evidence.push_back(id);
}

}  // namespace

Evaluation MergeEvaluations(CriterionOutcome outcome, const std::vector<Evaluation>& children) {
  constexpr size_t kMaxSentences = 4;  // limit: a reader wants the reasons, not the list of everything
  Evaluation merged;
  merged.outcome = outcome;
  merged.reason = Reason::kNone;
  const bool exact = std::any_of(children.begin(), children.end(), [&](const Evaluation& child) { return child.outcome == outcome; });
  std::vector<Sentence> sentences;
  bool first = true;
  for (const Evaluation& child : children) {
    const bool decides = exact ? child.outcome == outcome : child.outcome != kMet && child.outcome != kNotApplicable;
    if (!decides) continue;
    if (std::exchange(first, false)) {
      merged.reason = child.reason;
      merged.subject = child.subject;
      merged.license = child.license;
    }
    if (sentences.size() < kMaxSentences) AddSentence(child, sentences);
    AddEvidence(child, merged);
  }
  // In part: what there is rests on bytes, too, and what is missing rests on none.
  for (const Evaluation& child : children)
    if (outcome == kPartly && (child.outcome == kMet || child.outcome == kPartly)) AddEvidence(child, merged);
  merged.because = Joined(sentences);
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
        if (condition.children[i].op == Operator::kAsk && (children[i].outcome == kUnmet || children[i].outcome == kNotApplicable)) children[i].because.clear();
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
      inner.because += (inner.because.empty() ? "" : "; ") + condition.question;
      return inner;
    }
  }
}

}  // namespace day
