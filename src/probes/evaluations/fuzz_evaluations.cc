// Any bytes are a document, a JSON or a YAML file; results stay within their limits and each has a figure.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "probes/evaluations/evaluations.h"

namespace {

class Check final : public day::Sink {
 public:
  void Add(day::Evidence evidence) override {
    if (++count_ > day::evaluations::kMaxResults + 1) std::abort();
    if (evidence.outcome == day::Outcome::kFound && day::evaluations::FigureIn(evidence.value) != evidence.value) std::abort();
    for (const day::Field& field : evidence.fields)
      if (field.value.size() > day::evaluations::kMaxName) std::abort();
  }

 private:
  size_t count_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::evaluations::Benchmarks kBenchmarks;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Check document, json, yaml;
  day::evaluations::ReadDocument(kBenchmarks, day::ReadTextDocument("README.md", text), document);
  day::evaluations::ReadResultsJson(kBenchmarks, text, json);
  day::evaluations::ReadResultsYaml(kBenchmarks, text, yaml);
  return 0;
}
