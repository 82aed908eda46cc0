// What the readers of this probe have in common: one result as evidence, within the limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "probes/evaluations/evaluations.h"

namespace day::evaluations {

struct StatedResult {
  std::string_view by;     // table, model-index, harness, trainer, mteb, hub
  std::string_view value;  // as it stands there: a figure with what belongs to it, or something else
  std::string_view title;  // of the row, the column or the task
  std::string_view benchmark, metric, model;
  uint32_t line = 0;
};

class ResultsSink {
 public:
  explicit ResultsSink(Sink& sink) : sink_(sink) {}
  // Of a value without a figure nothing is said. False: the limit is reached, nothing more is wanted.
  bool Add(const StatedResult& result);

 private:
  Sink& sink_;
  size_t added_ = 0;
};

}  // namespace day::evaluations
