#include "probes/card/card_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "knowledge/knowledge.h"
#include "text/utf8.h"

namespace day::card {
namespace {

void AddAll(PhraseSet& set, const Value& list, uint32_t id) {
  for (const std::string& phrase : list.StringList()) set.Add(phrase, id);
}

}  // namespace

Words::Words() {
  const Value topics = LoadKnowledge("statements/topics.yaml");
  for (const Value& topic : topics["topics"].items()) {
    AddAll(topic_words_, topic["words"], static_cast<uint32_t>(topics_.size()));
    topics_.push_back({topic["id"].string(), topic["wins"].boolean()});
  }
  for (const auto& [id, kind] : topics["kinds"].members()) {
    Kind& out = kinds_.emplace_back();
    out.id = id;
    AddAll(out.title, kind["title"], 0);
    out.sections = kind["sections"].StringList();
    out.enough = static_cast<size_t>(kind["enough"].integer());
    out.front_matter = topics["front_matter"][id].StringList();
  }
  const Value& summary = topics["summary"];
  AddAll(summary_title_, summary["title"], 0);
  AddAll(summary_names_, summary["names"], 0);
  for (const Value& entry : summary["asks"].items()) {
    AddAll(summary_asks_, entry["words"], static_cast<uint32_t>(summary_questions_.size()));
    summary_questions_.push_back(entry["question"].string());
  }
  AddAll(placeholders_, topics["placeholders"]["anywhere"], 0);
  alone_ = topics["placeholders"]["alone"].StringList();

  const Value stated = LoadKnowledge("statements/stated.yaml");
  AddAll(training_, stated["training"], 0);
  for (const Value& entry : stated["trainings"].items()) {
    Training& out = trainings_.emplace_back();
    out.name = entry["name"].string();
    AddAll(out.says, entry["says"], 0);
    AddAll(out.also, entry["also"], 0);
    AddAll(out.without, entry["without"], 0);
  }
  magnitudes_ = stated["magnitudes"].StringList();
  for (const Value& entry : stated["stated"].items()) {
    Stated& out = stated_.emplace_back();
    out.name = entry["name"].string();
    AddAll(out.units, entry["units"], 0);
    AddAll(out.labels, entry["labels"], 0);
    out.needs_training = entry["needs"].string() == "training";
    out.needs_magnitude = entry["magnitude"].boolean();
  }
}

std::string_view Words::TopicOf(std::string_view heading) const {
  // The longest phrase says most ("evaluation results" over "evaluation"); a license or citation section stays one whatever of.
  const Topic* best = nullptr;
  size_t length = 0;
  for (const PhraseHit& hit : topic_words_.Find(heading)) {
    const Topic& topic = topics_[hit.id];
    if (topic.wins) return topic.id;
    if (hit.length > length) {
      best = &topic;
      length = hit.length;
    }
  }
  return best == nullptr ? std::string_view() : best->id;
}

std::string_view Words::SummaryQuestionOf(std::string_view heading) const {
  const std::vector<PhraseHit> hits = summary_asks_.Find(heading);
  const auto longest = std::ranges::max_element(hits, {}, &PhraseHit::length);
  return longest == hits.end() ? std::string_view() : summary_questions_[longest->id];
}

std::string Words::OtherTopicsOf(std::string_view heading, std::string_view topic) const {
  static constexpr std::array<std::string_view, 8> kJoints = {" and ", " And ", " & ", ",", "/", "\u3001", "\u4e0e", "\u548c"};
  std::vector<std::string_view> parts = {heading}, others;
  for (const std::string_view joint : kJoints)
    for (size_t i = 0; i < parts.size(); ++i)
      if (const size_t at = parts[i].find(joint); at != std::string_view::npos) {
        parts.push_back(parts[i].substr(at + joint.size()));
        parts[i] = parts[i].substr(0, at);
      }
  if (parts.size() == 1) return "";
  for (const std::string_view part : parts)
    if (const std::string_view of_part = TopicOf(part); !of_part.empty() && of_part != topic && std::ranges::find(others, of_part) == others.end())
      others.push_back(of_part);
  return fmt::format("{}", fmt::join(others, ", "));
}

bool Words::IsPlaceholderAlone(std::string_view text) const {
  std::string plain = ToLowerAscii(TrimAscii(text));
  while (!plain.empty() && std::string_view(".!:[]()* ").find(plain.back()) != std::string_view::npos) plain.pop_back();
  const size_t begin = std::min(plain.find_first_not_of("[(* "), plain.size());
  return std::ranges::find(alone_, plain.substr(begin)) != alone_.end();
}

bool Words::IsMagnitude(std::string_view word) const { return std::ranges::find(magnitudes_, ToLowerAscii(word)) != magnitudes_.end(); }

}  // namespace day::card
