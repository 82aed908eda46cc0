// What a document states: tables, and the model-index of a card's front matter (the hub's model card metadata).
#include "probes/evaluations/results_sink.h"
#include "probes/evaluations/tables.h"

namespace day::evaluations {
namespace {

const std::string& FirstOf(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

void ReadModelIndex(const Benchmarks& benchmarks, const TextDocument& document, ResultsSink& results) {
  for (const Value& model : document.front["model-index"].items())
    for (const Value& result : model["results"].items()) {
      const Value& dataset = result["dataset"];
      const std::string& title = FirstOf(dataset["name"].string(), dataset["type"].string());
      const std::string_view benchmark = benchmarks.NamedIn(title);
      for (const Value& metric : result["metrics"].items()) {
        const bool wanted = results.Add({.by = "model-index",
                                         .value = metric["value"].ScalarText(),
                                         .title = title,
                                         .benchmark = benchmark.empty() ? benchmarks.NamedIn(dataset["type"].string()) : benchmark,
                                         .metric = FirstOf(metric["name"].string(), metric["type"].string()),
                                         .model = model["name"].string(),
                                         .line = document.front_line + (metric.line > 0 ? metric.line - 1 : 0)});
        if (!wanted) return;
      }
    }
}

}  // namespace

void ReadDocument(const Benchmarks& benchmarks, const TextDocument& document, Sink& sink) {
  ResultsSink results(sink);
  ReadModelIndex(benchmarks, document, results);
  ReadTables(benchmarks, document.body, results);
}

}  // namespace day::evaluations
