// Which questions a card answers: by the sections that are filled, and by the fields and tables that stand in for sections.
//
// The questions are the topics of knowledge/statements/topics.yaml, named after the Hub's card templates. A question counts as
// left open where the card has no section on it, or one that holds nothing but the template's placeholder.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "profile/parts.h"

namespace day {
namespace {

constexpr std::array<std::string_view, 8> kOfModel = {"description",        "uses",       "out-of-scope",        "limitations", "training-data",
                                                      "training-procedure", "evaluation", "environmental-impact"};
constexpr std::array<std::string_view, 7> kOfData = {"description",     "uses",        "limitations",         "data-structure",
                                                     "data-collection", "annotations", "personal-information"};

constexpr std::array<std::string_view, 3> kOfReadme = {"uses", "how-to-use", "limitations"};

// Of the Commission's template, in its order.
constexpr std::array<std::string_view, 11> kOfSummary = {"provider",       "model",     "size",           "public-datasets", "private-datasets",
                                                         "crawled-data",   "user-data", "synthetic-data", "other-sources",   "rights-reservations",
                                                         "illegal-content"};

constexpr std::array<std::string_view, 2> kEither = {"training-data", "data-collection"};

// Sections that answer a question under another heading.
std::string_view QuestionOf(std::string_view topic) {
  if (topic == "evaluation-results") return "evaluation";
  if (topic == "compute") return "environmental-impact";
  return topic;
}

struct Answer {
  const Evidence* evidence = nullptr;
  bool filled = false;
};

using Answers = std::map<std::string_view, Answer>;

void Note(Answers& answers, std::string_view question, const Evidence& evidence, bool filled) {
  Answer& answer = answers[question];
  if (answer.evidence && (answer.filled || !filled)) return;
  answer = {&evidence, filled};
}

Answers AnswersOf(const Seen& seen, uint32_t file) {
  Answers answers;
  for (const Evidence* section : seen.OfFile("card.section", file)) {
    const bool filled = section->Get("filled") == "yes";
    Note(answers, QuestionOf(section->Get("topic")), *section, filled);
    for (const std::string_view other : ItemsOf(section->Get("also"))) Note(answers, QuestionOf(other), *section, filled);
  }
  for (const Evidence* table : seen.OfFile("card.table", file))
    if (QuestionOf(table->Get("topic")) == "evaluation") Note(answers, "evaluation", *table, true);
  for (const Evidence* field : seen.OfFile("card.field", file)) {
    if (field->value.empty()) continue;
    const std::string_view name = field->Get("name");
    if (name == "datasets") Note(answers, "training-data", *field, true);
    if (name == "model-index") Note(answers, "evaluation", *field, true);
    if (name == "dataset_info") Note(answers, "data-structure", *field, true);
    if (name == "co2_eq_emissions") Note(answers, "environmental-impact", *field, true);
  }
  return answers;
}

template <size_t kCount>
void AddFacts(Seen& seen, const Evidence& kind, std::string_view component, const std::array<std::string_view, kCount>& questions, Profile& profile) {
  const Answers answers = AnswersOf(seen, kind.file);
  for (const std::string_view question : questions) {
    DocumentFact& fact = profile.documents.emplace_back();
    fact.component = component;
    fact.path = seen.FileOf(kind).DisplayPath();
    fact.question = question;
    const auto found = answers.find(question);
    fact.answered = found != answers.end() && found->second.filled;
    fact.empty = found != answers.end() && !found->second.filled;
    fact.evidence = {seen.Cite(found != answers.end() && found->second.evidence ? *found->second.evidence : kind)};
  }
  // What a card answers beyond its own kind's questions counts for it; leaving such a question open does not count against it.
  for (const std::string_view question : kEither) {
    const auto found = answers.find(question);
    if (found == answers.end() || !found->second.filled || std::ranges::find(questions, question) != questions.end()) continue;
    profile.documents.push_back({std::string(component), seen.FileOf(kind).DisplayPath(), std::string(question), true, {seen.Cite(*found->second.evidence)}});
  }
}

// The template of the summary has its own questions (knowledge/statements/topics.yaml).
void AddSummaryFacts(Seen& seen, const Evidence& kind, Profile& profile) {
  Answers answers;
  for (const Evidence* answer : seen.OfFile("summary.answer", kind.file)) Note(answers, answer->value, *answer, answer->Get("filled") == "yes");
  for (const std::string_view question : kOfSummary) {
    const auto found = answers.find(question);
    const bool named = found != answers.end();
    profile.documents.push_back({std::string(kTrainingSummary),
                                 seen.FileOf(kind).DisplayPath(),
                                 std::string(question),
                                 named && found->second.filled,
                                 {seen.Cite(named ? *found->second.evidence : kind)}});
  }
}

}  // namespace

void FillDocuments(Seen& seen, Profile& profile) {
  for (const Evidence* kind : seen.Of("card.kind")) {
    if (seen.IsForeign(*kind)) continue;
    const std::string_view what = seen.CardKind(*kind);
    if (what == kTrainingSummary) AddSummaryFacts(seen, *kind, profile);
    if (what == "model") AddFacts(seen, *kind, "model-card", kOfModel, profile);
    if (what == "dataset") AddFacts(seen, *kind, "datasheet", kOfData, profile);
    if (what.empty() && seen.IsAtRoot(*kind)) AddFacts(seen, *kind, kReadme, kOfReadme, profile);
  }
}

}  // namespace day
