#include "model/sets.h"

#include <algorithm>
#include <map>

#include "model/numbers.h"
#include "model/part_words.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

using model::WholeNumber;

constexpr std::string_view kOf = "-of-";
constexpr size_t kMostDigits = 6;

size_t DigitsBefore(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  return end - begin;
}

size_t DigitsFrom(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && IsDigit(text[end])) ++end;
  return end - begin;
}

}  // namespace

Shard ShardOf(std::string_view path) {
  const Shard whole{std::string(path)};
  const size_t name = path.rfind('/') + 1;
  const size_t of = path.rfind(kOf);
  if (of == path.npos || of < name) return whole;
  const size_t before = DigitsBefore(path, of), behind = DigitsFrom(path, of + kOf.size());
  const size_t end = of + kOf.size() + behind;
  if (before == 0 || before > kMostDigits || behind == 0 || behind > kMostDigits || of - before < name + 2) return whole;
  const char sign = path[of - before - 1];
  if ((sign != '-' && sign != '_' && sign != '.') || (end < path.size() && path[end] != '.')) return whole;
  return {std::string(path.substr(0, of - before - 1)) + std::string(path.substr(end)), WholeNumber(path.substr(of - before, before)),
          WholeNumber(path.substr(of + kOf.size(), behind))};
}

std::string WithoutNumbers(std::string_view path) {
  std::string without;
  const size_t name = path.rfind('/') + 1;
  for (size_t i = 0; i < path.size(); ++i) {
    const bool digit = i >= name && IsDigit(path[i]);
    if (!digit) without += path[i];
    else if (without.empty() || without.back() != '#') without += '#';
  }
  return without;
}

std::vector<PlaceOfModel> PlacesOfModels(const std::vector<std::string>& paths) {
  static const std::vector<std::string> kMain = model::ModelWords()["main_files"].StringList(), kTypes = model::ModelWords()["type_words"].StringList();
  std::map<std::string_view, size_t> in_folder;
  std::map<std::string, size_t> alike;
  for (const std::string& path : paths) {
    ++in_folder[std::string_view(path).substr(0, path.rfind('/') + 1)];
    ++alike[WithoutNumbers(path)];
  }
  std::vector<PlaceOfModel> places;
  for (const std::string& path : paths) {
    const size_t folder = path.rfind('/') + 1;
    const std::string_view name = std::string_view(path).substr(folder);
    const std::string lower = ToLowerAscii(name);
    PlaceOfModel& place = places.emplace_back();
    place.configured = in_folder[std::string_view(path).substr(0, folder)] == 1 ||
                       std::ranges::any_of(kMain, [&](const std::string& glob) { return GlobMatches(glob, name); });
    place.slice = alike[WithoutNumbers(path)] > 1;
    place.names_type = std::ranges::any_of(kTypes, [&](const std::string& word) { return lower.find(word) != lower.npos; });
  }
  return places;
}

std::optional<uint64_t> StepOf(std::string_view path) {
  const std::string lower = ToLowerAscii(path);
  for (std::string_view word : {"checkpoint-", "checkpoint_", "ckpt-", "ckpt_", "step-", "step_", "step", "steps_", "iter_", "epoch_", "epoch-", "epoch"})
    for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
      std::string_view digits = std::string_view(lower).substr(at + word.size());
      if (!digits.empty() && IsDigit(digits.front())) return model::TakeNumber(digits);
    }
  return std::nullopt;
}

}  // namespace day
