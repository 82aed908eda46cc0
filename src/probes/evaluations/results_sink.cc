#include "probes/evaluations/results_sink.h"

#include "text/utf8.h"

namespace day::evaluations {
namespace {

std::string Shown(std::string_view name) {
  name = TrimAscii(name);
  if (name.size() <= kMaxName) return std::string(name);
  size_t size = kMaxName;
  while (size > 0 && (static_cast<unsigned char>(name[size]) & 0xC0) == 0x80) --size;
  return std::string(name.substr(0, size));
}

}  // namespace

bool ResultsSink::Add(const EvaluationResult& result) {
  if (added_ == kMaxResults) {
    sink_.Skipped("evaluation.result", "more than 1,000 results");
    ++added_;
  }
  if (added_ > kMaxResults) return false;
  ++added_;
  std::vector<Field> fields = {{"by", std::string(by_)}};
  const auto add = [&](std::string_view name, std::string_view value) {
    if (std::string shown = Shown(value); !shown.empty()) fields.push_back({std::string(name), std::move(shown)});
  };
  add("benchmark", result.benchmark);
  add("title", result.title);
  add("metric", result.metric);
  add("model", result.model);
  sink_.Found("evaluation.result", std::string(result.figure), {.line = result.line}, std::move(fields));
  return true;
}

}  // namespace day::evaluations
