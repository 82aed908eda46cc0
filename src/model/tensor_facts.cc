#include "model/tensor_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/saturating.h"
#include "model/numbers.h"
#include "model/part_words.h"
#include "text/ascii.h"

namespace day {
namespace {

using model::PartWords;
using model::WholeNumber;
using Parts = std::span<const std::string_view>;

constexpr size_t kMaxParts = 32;       // limit: parts of a name that are looked at
constexpr size_t kMaxKinds = 64;       // limit: stacks, types and targets that are told apart
constexpr size_t kMaxPositions = 8;    // limit: position embeddings that are kept
constexpr size_t kMaxPrefix = 200;     // limit: bytes of the name of a stack
constexpr uint64_t kMostNumber = 1e5;  // limit: a higher number is no layer and no expert

constexpr std::string_view kVariable = "/.ATTRIBUTES/VARIABLE_VALUE";  // behind every name of TensorFlow's object checkpoints

// Names are parted by dots; those of TensorFlow, Keras and Flax by slashes. "layer_7" and "layer_._7" are a layer and its number, too.
std::vector<std::string_view> PartsOf(std::string_view name) {
  static const PartWords kLayers("layers");
  if (name.ends_with(kVariable)) name.remove_suffix(kVariable.size());
  std::vector<std::string_view> parts;
  while (!name.empty() && parts.size() < kMaxParts) {
    const size_t end = std::min(name.find_first_of("./"), name.size());
    std::string_view part = name.substr(0, end);
    while (part.starts_with('_')) part.remove_prefix(1);
    while (part.ends_with('_')) part.remove_suffix(1);
    const size_t line = part.rfind('_');
    const bool numbered = line != part.npos && kLayers.Has(part.substr(0, line)) && std::ranges::all_of(part.substr(line + 1), IsDigit);
    if (numbered) parts.push_back(part.substr(0, line));
    if (!part.empty()) parts.push_back(numbered ? part.substr(line + 1) : part);
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return parts;
}

bool IsNumber(std::string_view part) { return !part.empty() && std::ranges::all_of(part, IsDigit) && part.size() <= 6 && WholeNumber(part) < kMostNumber; }

std::string Joined(Parts parts) {
  std::string joined;
  for (const std::string_view part : parts) joined += fmt::format("{}{}", joined.empty() ? "" : ".", part);
  return joined;
}

// Ordinary names have letters, digits and a few signs. Others tell nothing, and cannot be confused with what Fields puts between names.
bool CanBeTold(char c) { return c > ' ' && c < 0x7F && c != '|' && c != ','; }

// Where the name of the matrix itself stands: the last part, or the one before "weight". parts.size() of none.
size_t PlaceOfModule(Parts parts) {
  if (parts.empty()) return 0;
  const std::string_view last = parts.back();
  const bool named = last == "weight" || last == "kernel" || (last == "embedding" && parts.size() > 1);
  return parts.size() == 1 || !named ? parts.size() - 1 : parts.size() - 2;
}

bool IsPlain(std::string_view dtype) { return dtype == "F32" || dtype == "F16" || dtype == "BF16" || dtype == "F64" || dtype.starts_with("F8_"); }

size_t SharedParts(std::string_view a, std::string_view b) {
  const auto left = PartsOf(a), right = PartsOf(b);
  size_t shared = 0;
  while (shared < left.size() && shared < right.size() && left[shared] == right[shared]) ++shared;
  return shared;
}

}  // namespace

void TensorFacts::Add(std::string_view name, std::string_view dtype, std::span<const uint64_t> shape, uint64_t elements) {
  static const PartWords kOptimizer("optimizer");
  const std::vector<std::string_view> parts = PartsOf(name);
  AddSaturating(tensors_, 1);
  if (std::ranges::any_of(parts, [&](std::string_view part) { return kOptimizer.Has(part); })) {
    AddSaturating(optimizer_, elements);
    return;
  }
  AddSaturating(parameters_, elements);
  const std::string type(std::ranges::all_of(dtype, CanBeTold) ? dtype : "other");
  if (by_dtype_.size() < kMaxKinds || by_dtype_.contains(type)) AddSaturating(by_dtype_[type], elements);
  if (!std::ranges::all_of(name, CanBeTold)) return;
  AddLayers(parts, name, elements);
  AddExperts(parts, shape, elements);
  AddAdapter(parts, shape, elements);
  AddMatrix(parts, dtype, shape);
}

void TensorFacts::AddLayers(Parts parts, std::string_view name, uint64_t elements) {
  static const PartWords kLayers("layers");
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    if (!kLayers.Has(parts[i]) || !IsNumber(parts[i + 1])) continue;
    const auto length = static_cast<size_t>(parts[i].data() + parts[i].size() - name.data());
    if (length > kMaxPrefix) return;
    const std::string_view before = name.substr(0, length);
    auto stack = stacks_.find(before);
    if (stack == stacks_.end()) {
      if (stacks_.size() == kMaxKinds) return;
      stack = stacks_.try_emplace(std::string(before)).first;
    }
    stack->second.layers = std::max(stack->second.layers, WholeNumber(parts[i + 1]) + 1);
    AddSaturating(stack->second.parameters, elements);
    return;
  }
}

void TensorFacts::AddExperts(Parts parts, std::span<const uint64_t> shape, uint64_t elements) {
  static const PartWords kExperts("experts"), kStackedAlone("stacked_experts"), kNumbered("numbered_experts");
  constexpr size_t kStacked = 3;  // extents of experts that lie in one tensor: expert, row, column
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool numbered = i + 1 < parts.size() && IsNumber(parts[i + 1]);
    const bool stacked = !numbered && shape.size() >= kStacked && shape[0] < kMostNumber;
    if (!kExperts.Has(parts[i]) && !(numbered && kNumbered.Has(parts[i])) && !(stacked && kStackedAlone.Has(parts[i]))) continue;
    AddSaturating(routed_, elements);
    if (numbered) experts_ = std::max(experts_, WholeNumber(parts[i + 1]) + 1);
    if (stacked) experts_ = std::max(experts_, shape[0]);
    return;
  }
}

void TensorFacts::KeepRank(uint64_t rank) {
  if (rank == 0) return;
  rank_least_ = rank_least_ == 0 ? rank : std::min(rank_least_, rank);
  rank_most_ = std::max(rank_most_, rank);
}

void TensorFacts::AddAdapter(Parts parts, std::span<const uint64_t> shape, uint64_t elements) {
  static const PartWords kDown("adapter_down"), kUp("adapter_up");
  for (size_t i = 1; i < parts.size(); ++i) {
    const bool down = kDown.Has(parts[i]);
    if (!down && !kUp.Has(parts[i])) continue;
    AddSaturating(adapter_, elements);
    if (!down) return;
    // Libraries write the matrix either way around; the rank is by far the smaller side.
    if (shape.size() >= 2) KeepRank(std::min(shape[0], shape[1]));
    const size_t of = parts[i - 1] == "weight" && i > 1 ? i - 2 : i - 1;  // GGUF puts "lora_a" behind the name of the matrix
    if (targets_.size() < kMaxKinds && parts[of].size() <= kMaxPrefix) targets_.emplace(parts[of]);
    return;
  }
}

void TensorFacts::AddMatrix(Parts parts, std::string_view dtype, std::span<const uint64_t> shape) {
  static const PartWords kEmbedding("token_embedding"), kAtTop("token_embedding_at_top"), kHead("output_head"), kPosition("position_embedding");
  if (shape.size() != 2) return;
  const size_t place = PlaceOfModule(parts);
  if (place >= parts.size()) return;
  const std::string_view module = parts[place];
  const bool tokens = kEmbedding.Has(module) || (place <= 1 && kAtTop.Has(module)), head = kHead.Has(module), position = kPosition.Has(module);
  if (!tokens && !head && !position) return;
  Matrix seen{shape[0], shape[1], Joined(parts.first(place)), IsPlain(dtype)};
  if (seen.beside.size() > kMaxPrefix) return;
  if (position) KeepPositions(std::move(seen));
  else if (Matrix& kept = tokens ? embedding_ : head_; seen.IsLargerThan(kept)) kept = std::move(seen);
}

void TensorFacts::KeepPositions(Matrix seen) {
  if (positions_.size() < kMaxPositions) positions_.push_back(std::move(seen));
}

void TensorFacts::Merge(const TensorFacts& other) {
  AddSaturating(tensors_, other.tensors_);
  AddSaturating(parameters_, other.parameters_);
  AddSaturating(routed_, other.routed_);
  AddSaturating(optimizer_, other.optimizer_);
  AddSaturating(adapter_, other.adapter_);
  experts_ = std::max(experts_, other.experts_);
  KeepRank(other.rank_least_);
  KeepRank(other.rank_most_);
  if (other.embedding_.IsLargerThan(embedding_)) embedding_ = other.embedding_;
  if (other.head_.IsLargerThan(head_)) head_ = other.head_;
  for (const Matrix& matrix : other.positions_) KeepPositions(matrix);
  for (const auto& [before, seen] : other.stacks_) {
    if (stacks_.size() == kMaxKinds && !stacks_.contains(before)) continue;
    Stack& stack = stacks_[before];
    stack.layers = std::max(stack.layers, seen.layers);
    AddSaturating(stack.parameters, seen.parameters);
  }
  for (const std::string& target : other.targets_)
    if (targets_.size() < kMaxKinds) targets_.insert(target);
  for (const auto& [dtype, parameters] : other.by_dtype_)
    if (by_dtype_.size() < kMaxKinds || by_dtype_.contains(dtype)) AddSaturating(by_dtype_[dtype], parameters);
}

uint64_t TensorFacts::Matrix::elements() const {
  uint64_t product = 0;
  return __builtin_mul_overflow(rows, columns, &product) ? UINT64_MAX : product;
}

uint64_t TensorFacts::embedding_parameters() const {
  uint64_t sum = embedding_.elements();
  if (head_.rows == embedding_.rows && head_.columns == embedding_.columns) AddSaturating(sum, head_.elements());
  return sum;
}

std::optional<uint64_t> TensorFacts::ActiveParameters(uint64_t used) const {
  if (experts_ == 0 || routed_ == 0 || used > experts_ || packed() || parameters_ == UINT64_MAX) return std::nullopt;
  // Experts of a layer are alike, so each holds the same share; divided first, for the product may not fit.
  const uint64_t idle = routed_ / experts_ * (experts_ - used) + routed_ % experts_ * (experts_ - used) / experts_;
  return parameters_ - std::min(parameters_, idle);
}

std::string TensorFacts::RankText() const {
  return rank_least_ == rank_most_ ? fmt::format("{}", rank_most_) : fmt::format("{} to {}", rank_least_, rank_most_);
}

uint64_t TensorFacts::positions() const {
  uint64_t rows = 0;
  for (const Matrix& matrix : positions_)
    if (matrix.beside == embedding_.beside && matrix.plain && embedding_.plain && matrix.columns == embedding_.columns) rows = std::max(rows, matrix.rows);
  return rows;
}

uint64_t TensorFacts::layers() const {
  const Stack* best = nullptr;
  size_t nearest = 0;
  for (const auto& [before, stack] : stacks_) {
    const size_t near = embedding_.elements() > 0 ? SharedParts(before, embedding_.beside) : 0;
    if (best && (near < nearest || (near == nearest && stack.parameters <= best->parameters))) continue;
    best = &stack;
    nearest = near;
  }
  return best ? best->layers : 0;
}

bool TensorFacts::HasStackOf(uint64_t least, uint64_t most) const {
  return std::ranges::any_of(stacks_, [&](const auto& entry) { return entry.second.layers >= least && entry.second.layers <= most; });
}

std::string_view TensorFacts::dtype() const {
  const auto most = std::ranges::max_element(by_dtype_, {}, [](const auto& entry) { return entry.second; });
  return most == by_dtype_.end() ? std::string_view() : std::string_view(most->first);
}

bool TensorFacts::packed() const {
  constexpr uint64_t kShare = 10;  // one element in so many; ordinary models have a few masks and indices
  uint64_t whole = 0;
  for (const auto& [dtype, elements] : by_dtype_)
    if (dtype == "U8" || dtype == "I16" || dtype == "I32" || dtype == "U32") AddSaturating(whole, elements);
  return whole > 0 && whole >= parameters_ / kShare;
}

}  // namespace day
