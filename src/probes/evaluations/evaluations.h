// Results of evaluations as facts: which figure a document or a file of results states for which model on which benchmark.
//
// Nothing is said of whether a figure is right, nor of whose model it is: a table compares. A table is read only where its rows and columns can be told
// apart (a benchmark's name at the head of each figure's row or column) and its rows are as long as its header: joined cells would shift figures to
// other models.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "probe/probe.h"
#include "probes/evaluations/benchmarks.h"
#include "text/document.h"

namespace day::evaluations {

inline constexpr uint64_t kMaxResultsFile = uint64_t{4} << 20;  // limit: bytes of a file; a harness that also keeps its answers writes more
inline constexpr size_t kMaxResults = 1'000;                    // limit: results of one file
inline constexpr size_t kMaxName = 120;                         // limit: bytes of a name as shown

// The figure that a cell or a scalar holds: of "**67.4**%", "67.4 ± 0.3" and "67.4 (5-shot)", "67.4"; "" for what is none ("7B", "2023-01", "N/A").
std::string_view FigureIn(std::string_view cell);

// Tables of `document` and the model-index of its front matter.
void ReadDocument(const Benchmarks& benchmarks, const TextDocument& document, Sink& sink);
// Files of results: of lm-evaluation-harness and lighteval, of a Transformers Trainer, of MTEB. Any other JSON gives nothing.
void ReadResultsJson(const Benchmarks& benchmarks, std::string_view text, Sink& sink);
// The hub's files of results (.eval_results/*.yaml).
void ReadResultsYaml(const Benchmarks& benchmarks, std::string_view text, Sink& sink);

}  // namespace day::evaluations
