// Word vectors in the binary form of word2vec: counts, and for each word its letters and its numbers.
//
// Format: https://code.google.com/archive/p/word2vec, word2vec.c and distance.c; gensim/models/keyedvectors.py reads the same. A line of two numbers,
// words and dimensions; per word its letters, a space, as many floats of 32 bits, and often a line feed.
// Steps over the numbers. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct Word2VecFile {
  uint64_t words = 0, dimensions = 0;
};

bool LooksLikeWord2Vec(std::string_view head);
std::expected<Word2VecFile, Malformed> ReadWord2Vec(const RandomBytes& bytes);

}  // namespace day
