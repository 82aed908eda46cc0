#include "model/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "model/part_words.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr uint64_t kPadding = 1024;     // rows that a vocabulary is filled up with, at most: multiples of 8 to 1,024 are in use
constexpr uint64_t kMorePositions = 8;  // rows of a position embedding for other than positions: OPT and BART have 2

using FactDifferences = std::vector<FactDifference>;

void Note(FactDifferences& differences, std::string_view fact, uint64_t stated, uint64_t found) {
  differences.push_back({fact, fmt::format("{}", stated), fmt::format("{}", found)});
}

bool IsFloat(std::string_view dtype) { return dtype == "F32" || dtype == "F16" || dtype == "BF16" || dtype == "F64"; }

// The first few.
std::string Joined(const auto& items) {
  constexpr size_t kShown = 8, kLongest = 60;
  std::string joined;
  size_t count = 0;
  for (const std::string& item : items) {
    if (++count > kShown) return joined + fmt::format(" and {} more", items.size() - kShown);
    joined += fmt::format("{}{}", joined.empty() ? "" : ", ", item.substr(0, kLongest));
  }
  return joined;
}

void HoldAdapter(const StatedFacts& stated, const TensorFacts& tensors, FactDifferences& differences) {
  if (stated.rank > 0 && !stated.ranks_differ && (tensors.rank_least() != stated.rank || tensors.rank_most() != stated.rank))
    differences.push_back({"rank", fmt::format("{}", stated.rank), tensors.RankText()});
  // A pattern, or a word for all of them, is no list of names.
  const bool names = !stated.targets.empty() && std::ranges::all_of(stated.targets, [](const std::string& target) {
    return !target.empty() && target != "all-linear" && std::ranges::all_of(target, IsWordByte);
  });
  const auto is_stated = [&](const std::string& target) { return std::ranges::find(stated.targets, target) != stated.targets.end(); };
  if (names && !std::ranges::all_of(tensors.targets(), is_stated)) differences.push_back({"targets", Joined(stated.targets), Joined(tensors.targets())});
}

}  // namespace

FactDifferences HoldAgainstTensors(const StatedFacts& stated, const TensorFacts& tensors) {
  FactDifferences differences;
  if (tensors.adapts()) {
    HoldAdapter(stated, tensors, differences);
    return differences;
  }
  const uint64_t last = stated.layers + stated.further_layers;
  if (stated.layers > 0 && tensors.layers() > 0 && !stated.two_stacks && last >= stated.layers && !tensors.HasStackOf(stated.layers, last))
    Note(differences, "layers", stated.layers, tensors.layers());
  if (tensors.vocabulary() > 0 && tensors.width_is_stored()) {
    if (stated.width > 0 && tensors.width() != stated.width && tensors.width() != stated.embedding_width)
      Note(differences, "width", stated.width, tensors.width());
    const uint64_t rows = tensors.vocabulary();
    if (stated.vocabulary > 0 && (rows < stated.vocabulary || rows - stated.vocabulary > kPadding)) Note(differences, "vocabulary", stated.vocabulary, rows);
    const uint64_t positions = tensors.positions();
    if (stated.context > 0 && positions > 0 && (positions < stated.context || positions - stated.context > kMorePositions))
      Note(differences, "context", stated.context, positions);
  }
  if (stated.experts > 0 && tensors.experts() > 0 && stated.experts != tensors.experts()) Note(differences, "experts", stated.experts, tensors.experts());
  if (!stated.dtype.empty() && !stated.quantized && IsFloat(tensors.dtype()) && !tensors.packed() && tensors.dtype() != stated.dtype)
    differences.push_back({"dtype", stated.dtype, std::string(tensors.dtype())});
  return differences;
}

FactDifferences HoldAgainstMetadata(const StatedFacts& config, const StatedFacts& metadata) {
  FactDifferences differences;
  const auto hold = [&](std::string_view fact, uint64_t stated, uint64_t found) {
    if (stated > 0 && found > 0 && stated != found) Note(differences, fact, stated, found);
  };
  const std::string& named = model::ModelWords()["architectures"][config.architecture].string();
  const auto known = [](std::string_view architecture) {
    return std::ranges::any_of(model::ModelWords()["architectures"].members(), [&](const auto& member) { return member.second.string() == architecture; });
  };
  if (!named.empty() && known(metadata.architecture) && named != metadata.architecture)
    differences.push_back({"architecture", config.architecture, metadata.architecture});
  if (metadata.layers != config.layers + config.further_layers) hold("layers", config.layers, metadata.layers);
  hold("width", config.width, metadata.width);
  hold("context", config.context, metadata.context);
  hold("experts", config.experts, metadata.experts);
  hold("experts_used", config.experts_used, metadata.experts_used);
  return differences;
}

namespace {

constexpr double kMostParameters = 1e15;  // limit: more is no size of a model

// "5B long-text tokens"
bool OfTokens(std::string_view behind) {
  constexpr size_t kReach = 24;  // bytes
  const std::string lower = ToLowerAscii(behind.substr(0, kReach));
  return lower.find("token") != lower.npos;
}

}  // namespace

double SizeInName(std::string_view name) {
  double size = 0;
  for (size_t at = 0; at < name.size();) {
    const bool begins = IsDigit(name[at]) && (at == 0 || !(IsLetterOrDigit(name[at - 1]) || name[at - 1] == '.' || name[at - 1] == ','));
    if (!begins) {
      ++at;
      continue;
    }
    double number = 0, times = 1;
    const char* const end = name.data() + name.size();
    auto read = std::from_chars(name.data() + at, end, number, std::chars_format::fixed);
    if (read.ec == std::errc() && read.ptr != end && (*read.ptr == 'x' || *read.ptr == 'X')) {  // experts
      times = number;
      read = std::from_chars(read.ptr + 1, end, number, std::chars_format::fixed);
    }
    const size_t unit = static_cast<size_t>(read.ptr - name.data());
    at = std::max(at + 1, unit);
    if (read.ec != std::errc() || unit >= name.size() || (unit + 1 < name.size() && IsLetterOrDigit(name[unit + 1]))) continue;
    const double scale = name[unit] == 'B' || name[unit] == 'b' ? 1e9 : name[unit] == 'M' || name[unit] == 'm' ? 1e6 : 0;
    const double here = number * times * scale;
    if (here <= 0 || here > kMostParameters || OfTokens(name.substr(unit + 1))) continue;
    if (size > 0 && size != here) return 0;
    size = here;
  }
  return size;
}

bool IsFarFrom(double named, const TensorFacts& tensors, uint64_t active) {
  constexpr double kFar = 2;
  const auto all = static_cast<double>(tensors.parameters());
  const auto without = static_cast<double>(tensors.parameters() - std::min(tensors.parameters(), tensors.embedding_parameters()));
  const double least = std::min(without, active > 0 ? static_cast<double>(active) : all);
  return named > 0 && all > 0 && (named > kFar * all || named * kFar < least);
}

}  // namespace day
