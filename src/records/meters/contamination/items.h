// Items of an evaluation set out of the file that holds them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "records/meters/contamination/benchmark_set.h"

namespace day::records {

// Adds what the bytes of a file hold to a set, and says how many items that were:
//   a file of hashes (BenchmarkSet::Save): its items, under the names that it gives;
//   JSON, a list of objects or strings, or an object with such a list, and JSON Lines: an item each, namely the fields named, one under the other, or without
//     names the first that is there of question, prompt, problem, instruction, query, goal, ctx, sentence, text, input, content, else the longest string;
//   any other text: a line each that is not blank.
// Errors: kInvalid for a file of hashes that is none, or JSON Lines with a line that is no JSON, with its number; kNotFound where a named field is in no
// item; kLimit as BenchmarkSet::Add.
Result<size_t> AddItems(std::string_view benchmark, std::string_view bytes, std::span<const std::string> fields, BenchmarkSet& set);

}  // namespace day::records
