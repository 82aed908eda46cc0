// Any bytes scanned against a fixed set give what a naive search gives, from a saved set too.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/matcher.h"

namespace {

using Ends = std::vector<std::pair<uint64_t, uint32_t>>;

const std::vector<day::Pattern>& Patterns() {
  static const std::vector<day::Pattern> kPatterns = {
      {.id = 0, .expression = "import torch", .literal = true},
      {.id = 1, .expression = ".backward(", .literal = true},
      {.id = 2, .expression = "LoRA", .ignore_case = true, .literal = true},
      {.id = 3, .expression = "\n\n", .literal = true},
      {.id = 4, .expression = std::string("\0\xff", 2), .literal = true},
      {.id = 5, .expression = "aa", .literal = true},
      {.id = 6, .expression = "^x[0-9]"},
  };
  return kPatterns;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool EndsAt(const day::Pattern& pattern, std::string_view text, size_t end) {
  if (!pattern.literal) {  // ^x[0-9]
    if (end < 2 || text[end - 2] != 'x' || text[end - 1] < '0' || text[end - 1] > '9') return false;
    return end == 2 || text[end - 3] == '\n';
  }
  const std::string_view wanted = pattern.expression;
  if (end < wanted.size()) return false;
  const std::string_view seen = text.substr(end - wanted.size(), wanted.size());
  return std::ranges::equal(seen, wanted, [&](char a, char b) { return pattern.ignore_case ? Lower(a) == Lower(b) : a == b; });
}

Ends Naive(std::string_view text) {
  Ends ends;
  for (size_t end = 1; end <= text.size(); ++end)
    for (const day::Pattern& pattern : Patterns())
      if (EndsAt(pattern, text, end)) ends.emplace_back(end, pattern.id);
  return ends;
}

Ends Scanned(const day::Matcher& matcher, std::string_view text) {
  day::Matcher::Scratch scratch(matcher);
  Ends ends;
  matcher.Scan(text, scratch, [&](day::Match match) { ends.emplace_back(match.end, match.id); });
  std::ranges::sort(ends);
  return ends;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::Matcher kMatcher = std::move(day::Matcher::Compile(Patterns()).value());
  static const day::Matcher kLoaded = std::move(day::Matcher::Load(kMatcher.Save()).value());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Ends expected = Naive(text);
  if (Scanned(kMatcher, text) != expected || Scanned(kLoaded, text) != expected) std::abort();
  return 0;
}
