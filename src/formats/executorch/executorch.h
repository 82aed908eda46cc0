// An ExecuTorch program (.pte): methods of operators that the runtime has, and parts that were compiled for a backend.
//
// Format: a flatbuffer with the identifier ET12, https://github.com/pytorch/executorch, schema/program.fbs; behind the identifier often a header of its
// own (schema/extended_header.cpp): 'eh00', u32 length, u64 size of the flatbuffer, u64 where segments begin, which hold weights and
// parts for backends.
// Reads through pages: weights are never touched. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <set>
#include <string>
#include <string_view>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct ExecutorchProgram {
  uint64_t methods = 0, segments = 0;
  std::set<std::string> operators;       // "aten::add", at most 4096
  std::set<std::string> backends;        // that were given parts: "XnnpackBackend"
  uint64_t tensors = 0, parameters = 0;  // constants, as their shapes say
  uint64_t end = 0;
};

bool LooksLikeExecutorch(std::string_view head);
std::expected<ExecutorchProgram, Malformed> ReadExecutorch(const RandomBytes& bytes);

}  // namespace day
