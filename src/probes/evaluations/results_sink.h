// What the readers of this probe have in common: one result as evidence, within the limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "probes/evaluations/evaluations.h"

namespace day::evaluations {

struct EvaluationResult {
  std::string_view figure;  // as FigureIn gives it
  std::string_view title;   // of the row, the column or the task
  std::string_view benchmark, metric, model;
  uint32_t line = 0;
};

class ResultsSink {
 public:
  // `by`: table, model-index, harness, trainer, mteb, hub.
  ResultsSink(std::string_view by, Sink& sink) : by_(by), sink_(sink) {}
  // False: the limit is reached, nothing more is wanted.
  bool Add(const EvaluationResult& result);
  void set_by(std::string_view by) { by_ = by; }

 private:
  std::string_view by_;
  Sink& sink_;
  size_t added_ = 0;
};

}  // namespace day::evaluations
