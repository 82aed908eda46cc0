// Results in the tables of a document.
#pragma once

#include "probes/evaluations/results_sink.h"
#include "text/markdown.h"

namespace day::evaluations {

void ReadTables(const Benchmarks& benchmarks, const Markdown& markdown, ResultsSink& results);

}  // namespace day::evaluations
