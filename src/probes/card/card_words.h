// The word lists of knowledge/statements/topics.yaml and stated.yaml, ready to match. Built once per probe; immutable: any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"

namespace day::card {

class Words {
 public:
  Words();

  // Topic of a heading, or "" when no word of it says one.
  std::string_view TopicOf(std::string_view heading) const;
  // What a heading that joins several names besides `topic`: of "Performance and limitations", "limitations". Joined by commas; "" for none.
  std::string OtherTopicsOf(std::string_view heading, std::string_view topic) const;

  struct Kind {
    std::string id;  // model, dataset
    PhraseSet title;
    std::vector<std::string> sections;  // topics
    size_t enough = 0;                  // that many of them make a card
    std::vector<std::string> front_matter;
  };
  const std::vector<Kind>& kinds() const { return kinds_; }

  // Of the EU AI Act's public summary of training content: is a document of this title, or this file's name, one; and the question of its template that a
  // heading or the first cell of a row names, "" for none.
  bool IsSummaryTitle(std::string_view title) const { return summary_title_.Matches(title); }
  bool IsSummaryName(std::string_view file_name) const { return summary_names_.Matches(file_name); }
  std::string_view SummaryQuestionOf(std::string_view heading) const;

  const PhraseSet& placeholders() const { return placeholders_; }
  // Does the text say nothing but that it is still to be written?
  bool IsPlaceholderAlone(std::string_view text) const;

  struct Stated {
    std::string name;
    PhraseSet units, labels;
    bool needs_training = false, needs_magnitude = false;
  };
  const std::vector<Stated>& stated() const { return stated_; }
  const PhraseSet& training() const { return training_; }
  // A training that a sentence says a model went through.
  struct Training {
    std::string name;
    PhraseSet says, also, without;
  };
  const std::vector<Training>& trainings() const { return trainings_; }
  bool IsMagnitude(std::string_view word) const;

 private:
  struct Topic {
    std::string id;
    bool wins = false;
  };
  std::vector<Topic> topics_;
  PhraseSet topic_words_;
  std::vector<Kind> kinds_;
  PhraseSet summary_title_, summary_names_, summary_asks_;
  std::vector<std::string> summary_questions_;
  PhraseSet placeholders_;
  std::vector<std::string> alone_;
  std::vector<Stated> stated_;
  std::vector<Training> trainings_;
  PhraseSet training_;
  std::vector<std::string> magnitudes_;
};

}  // namespace day::card
