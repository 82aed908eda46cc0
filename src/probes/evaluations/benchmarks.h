// The names of knowledge/benchmarks.yaml, ready to match. Built once per probe; immutable: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"

namespace day::evaluations {

class Benchmarks {
 public:
  Benchmarks();

  // The id of the benchmark that a title names ("MMLU (5-shot)", "arc_challenge", "leaderboard|gsm8k|5"), the longest name counting; "" for none.
  std::string_view NamedIn(std::string_view title) const;
  // Does a row's or column's title say that no model stands there ("# Shots", "Average")?
  bool IsNoModel(std::string_view title) const;
  bool IsMetricTitle(std::string_view title) const;
  // The metric that a title gives, in brackets before all: of "HumanEval (Pass@1)", "Pass@1"; "" for none.
  std::string_view MetricIn(std::string_view title) const;

 private:
  struct Benchmark {
    std::string id;
    std::vector<std::string> exact;  // the only spellings of a name that is a word, too
  };
  struct Name {
    size_t benchmark;
    bool exact;
  };
  std::vector<Benchmark> benchmarks_;
  std::vector<Name> names_;  // by the id in phrases_
  PhraseSet phrases_, not_models_, metric_titles_, metrics_;
};

}  // namespace day::evaluations
