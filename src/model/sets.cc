#include "model/sets.h"

#include <algorithm>
#include <charconv>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kOf = "-of-";
constexpr size_t kDigits = 5;  // as the libraries write them

uint64_t NumberIn(std::string_view digits) {
  uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool AllDigits(std::string_view text) { return text.size() == kDigits && std::ranges::all_of(text, IsDigit); }

}  // namespace

Shard ShardOf(std::string_view path) {
  const size_t name = path.rfind('/') + 1;
  const size_t of = path.rfind(kOf);
  if (of == path.npos || of < name + kDigits + 1) return {std::string(path)};
  const std::string_view number = path.substr(of - kDigits, kDigits), count = path.substr(of + kOf.size(), kDigits);
  const char before = path[of - kDigits - 1];
  if (!AllDigits(number) || !AllDigits(count) || (before != '-' && before != '_' && before != '.')) return {std::string(path)};
  const size_t end = of + kOf.size() + kDigits;
  return {std::string(path.substr(0, of - kDigits - 1)) + std::string(path.substr(end)), NumberIn(number), NumberIn(count)};
}

std::optional<uint64_t> StepOf(std::string_view path) {
  const std::string lower = ToLowerAscii(path);
  for (std::string_view word : {"checkpoint-", "checkpoint_", "ckpt-", "ckpt_", "step-", "step_", "step", "steps_", "iter_", "epoch_", "epoch-", "epoch"})
    for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
      const size_t digits = at + word.size();
      if (digits < lower.size() && IsDigit(lower[digits])) return NumberIn(std::string_view(lower).substr(digits));
    }
  return std::nullopt;
}

}  // namespace day
