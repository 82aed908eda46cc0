// Facts of tensors as the fields of evidence, and back: a sharded model is seen file by file and put together by whoever reads the evidence.
#include <fmt/format.h>

#include <algorithm>

#include "base/saturating.h"
#include "model/numbers.h"
#include "model/tensor_facts.h"

namespace day {
namespace {

using model::TakeNumber;

constexpr std::string_view kBlocks = " in blocks";  // behind the shape of a matrix that is not plain
constexpr size_t kMostItems = 256;                  // limit: of a list that is taken back
constexpr uint64_t kMostExperts = 100'000;          // limit: as where they are counted

bool Take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

template <class Visit>
void EachItem(std::string_view list, std::string_view between, Visit visit) {
  for (size_t i = 0; i < kMostItems && !list.empty(); ++i) {
    const size_t end = std::min(list.find(between), list.size());
    visit(list.substr(0, end));
    list.remove_prefix(std::min(end + between.size(), list.size()));
  }
}

}  // namespace

// "32000x4096 at model"
std::string TensorFacts::Matrix::Text() const { return fmt::format("{}x{}{} at {}", rows, columns, plain ? "" : kBlocks, beside); }

TensorFacts::Matrix TensorFacts::Matrix::FromText(std::string_view text) {
  Matrix matrix;
  matrix.rows = TakeNumber(text);
  if (!Take(text, "x")) return {};
  matrix.columns = TakeNumber(text);
  matrix.plain = !Take(text, kBlocks);
  if (!Take(text, " at ")) return {};
  matrix.beside = text;
  return matrix;
}

std::vector<std::pair<std::string, std::string>> TensorFacts::Fields() const {
  std::vector<std::pair<std::string, std::string>> fields;
  const auto number = [&](std::string_view name, uint64_t value) {
    if (value > 0) fields.emplace_back(name, fmt::format("{}", value));
  };
  const auto text = [&](std::string_view name, std::string value) {
    if (!value.empty()) fields.emplace_back(name, std::move(value));
  };
  const auto list = [](const auto& items, std::string_view between, auto one) {
    std::string joined;
    for (const auto& item : items) joined += fmt::format("{}{}", joined.empty() ? "" : between, one(item));
    return joined;
  };
  number("tensors", tensors_);
  number("parameters", parameters_);
  text("dtypes", list(by_dtype_, ", ", [](const auto& entry) { return fmt::format("{}:{}", entry.first, entry.second); }));
  number("expert_parameters", routed_);
  number("experts", experts_);
  number("optimizer_elements", optimizer_);
  number("adapter_elements", adapter_);
  if (embedding_.rows > 0) text("embedding", embedding_.Text());
  if (head_.rows > 0) text("output_head", head_.Text());
  text("positions", list(positions_, "|", [](const Matrix& matrix) { return matrix.Text(); }));
  text("stacks",
       list(stacks_, "|", [](const auto& entry) { return fmt::format("{} layers of {} at {}", entry.second.layers, entry.second.parameters, entry.first); }));
  number("rank", rank_most_);
  if (rank_least_ != rank_most_) number("rank_least", rank_least_);
  text("targets", list(targets_, ", ", [](const std::string& target) { return target; }));
  return fields;
}

TensorFacts TensorFacts::FromFields(const std::function<std::string_view(std::string_view name)>& get) {
  TensorFacts facts;
  const auto number = [&](std::string_view name) {
    std::string_view text = get(name);
    return TakeNumber(text);
  };
  facts.tensors_ = number("tensors");
  facts.parameters_ = number("parameters");
  EachItem(get("dtypes"), ", ", [&](std::string_view item) {
    const size_t colon = std::min(item.rfind(':'), item.size());
    std::string_view count = item.substr(std::min(colon + 1, item.size()));
    AddSaturating(facts.by_dtype_[std::string(item.substr(0, colon))], TakeNumber(count));
  });
  facts.routed_ = number("expert_parameters");
  facts.experts_ = std::min(number("experts"), kMostExperts);
  facts.optimizer_ = number("optimizer_elements");
  facts.adapter_ = number("adapter_elements");
  facts.embedding_ = Matrix::FromText(get("embedding"));
  facts.head_ = Matrix::FromText(get("output_head"));
  EachItem(get("positions"), "|", [&](std::string_view item) { facts.KeepPositions(Matrix::FromText(item)); });
  EachItem(get("stacks"), "|", [&](std::string_view item) {
    Stack stack;
    stack.layers = TakeNumber(item);
    if (!Take(item, " layers of ")) return;
    stack.parameters = TakeNumber(item);
    if (Take(item, " at ")) facts.stacks_.emplace(item, stack);
  });
  facts.KeepRank(number("rank"));
  facts.KeepRank(number("rank_least"));
  EachItem(get("targets"), ", ", [&](std::string_view item) { facts.targets_.emplace(item); });
  return facts;
}

}  // namespace day
