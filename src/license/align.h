// The least edits that turn one sequence of token hashes into another, as stretches that differ.
//
// Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1986: time and memory grow with the number of differences, so
// that a true copy of a license costs one pass. Rejected: scoring by bags of words, which cannot say what was added and where.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace day {

struct TokenDifference {  // query[query_begin, query_end) stands where text[text_begin, text_end) should
  uint32_t query_begin, query_end;
  uint32_t text_begin, text_end;
};

struct Alignment {
  uint32_t matched = 0;                      // tokens that both have, in order
  std::vector<TokenDifference> differences;  // in order, none touching the next
};

// limit: differing tokens; memory is at most its square in bytes
inline constexpr uint32_t kMaxDistance = 1500;

// Nothing if more than `most` tokens differ in all (at most kMaxDistance).
std::optional<Alignment> Align(std::span<const uint32_t> query, std::span<const uint32_t> text, uint32_t most);

// Joins differences that are parted by no more than `tokens` equal tokens: a word in common by chance does not part two sentences.
// Those at the query's beginning and end stay apart: they are not inside the text.
void JoinDifferences(Alignment& alignment, uint32_t tokens, uint32_t query_size);

}  // namespace day
