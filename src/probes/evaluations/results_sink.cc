#include "probes/evaluations/results_sink.h"

#include "text/utf8.h"

namespace day::evaluations {
namespace {

std::string Shown(std::string_view name) { return std::string(FirstBytes(TrimAscii(name), kMaxName)); }

}  // namespace

bool ResultsSink::Add(const StatedResult& result) {
  const std::string_view figure = FigureIn(result.value);
  if (figure.empty()) return true;
  if (added_ == kMaxResults) {
    sink_.Skipped("evaluation.result", "more than 1,000 results");
    ++added_;
  }
  if (added_ > kMaxResults) return false;
  ++added_;
  std::vector<Field> fields = {{"by", std::string(result.by)}};
  const auto add = [&](std::string_view name, std::string_view value) {
    if (std::string shown = Shown(value); !shown.empty()) fields.push_back({std::string(name), std::move(shown)});
  };
  add("benchmark", result.benchmark);
  add("title", result.title);
  add("metric", result.metric);
  add("model", result.model);
  sink_.Found("evaluation.result", std::string(figure), {.line = result.line}, std::move(fields));
  return true;
}

}  // namespace day::evaluations
