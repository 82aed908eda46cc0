// A fastText model: its dictionary and two matrices, plain or quantized.
//
// Format: https://github.com/facebookresearch/fastText, src/fasttext.cc (loadModel), args.cc, dictionary.cc, densematrix.cc, quantmatrix.cc,
// productquantizer.cc. u32 magic 793712314, i32 version (11 or 12), twelve i32 and a double of settings; the dictionary: i32 entries, words,
// labels, i64 tokens, i64 pruned entries, then per entry a text that ends in a zero, an i64 count and an i8 kind, then pairs of i32; u8
// whether the first matrix is quantized, the matrix, u8 whether the second is, the matrix; nothing behind.
// Numbers and words only. Reads the dictionary, steps over the matrices. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct FastTextModel {
  int32_t version = 0, dimensions = 0;
  uint64_t words = 0, labels = 0;
  bool quantized = false;
  uint64_t rows[2] = {}, columns[2] = {};  // of the two matrices
  uint64_t end = 0;
};

bool LooksLikeFastText(std::string_view head);
std::expected<FastTextModel, Malformed> ReadFastText(const RandomBytes& bytes);

}  // namespace day
