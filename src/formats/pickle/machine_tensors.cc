// Names PyTorch's tensors by the keys and attributes that lead to them from the object at the top.
#include <algorithm>
#include <unordered_set>

#include "formats/pickle/machine.h"

namespace day::pickle {
namespace {

constexpr size_t kMaxLevels = 64;        // limit: keys in one name
constexpr size_t kMaxName = 4'096;       // limit: bytes of a name
constexpr size_t kMaxDimensions = 64;    // PyTorch's own limit
constexpr uint64_t kMaxSteps = 8 << 20;  // limit: values that are visited on the way

bool Rebuilds(const PickleGlobal& callee) {
  if (callee.module != "torch._utils") return false;
  return std::ranges::any_of(std::initializer_list<std::string_view>{"_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3", "_rebuild_qtensor"},
                             [&](std::string_view name) { return callee.name == name; });
}
// A parameter is its tensor and a flag.
bool WrapsTensor(const PickleGlobal& callee) {
  return callee.module == "torch._utils" && (callee.name == "_rebuild_parameter" || callee.name == "_rebuild_parameter_with_state");
}

}  // namespace

void Machine::NoteTensor(ValueId result, const PickleGlobal& callee, ValueId arguments) {
  if (result <= Pool::kLastShared) return;  // there was no room for it
  if (Rebuilds(callee)) {
    tensors_[result] = arguments;
  } else if (WrapsTensor(callee) && !pool_.at(arguments).items().empty()) {
    const auto wrapped = tensors_.find(pool_.at(arguments).items().front());
    if (wrapped != tensors_.end()) tensors_[result] = wrapped->second;
  }
}

// (storage, offset, size, stride, …), where storage is the persistent id ('storage', class, key, place, elements). _rebuild_tensor_v3 of
// untyped storages has the element's type as its seventh argument.
bool Machine::DescribeTensor(ValueId arguments, PickleTensor& tensor) const {
  const std::span<const ValueId> items = pool_.at(arguments).items();
  if (items.size() < 4 || pool_.at(items[0]).kind != Kind::kPersistent || pool_.at(items[0]).items().empty()) return false;
  const std::span<const ValueId> storage = pool_.at(pool_.at(items[0]).items().front()).items();
  if (storage.size() < 5 || TextOf(storage[0]) != "storage" || pool_.at(storage[1]).kind != Kind::kGlobal) return false;
  const auto whole = [&](ValueId id, uint64_t& out) {
    const Value& value = pool_.at(id);
    out = static_cast<uint64_t>(value.number);
    return value.kind == Kind::kInt && value.whole && value.number >= 0;
  };
  const auto extents = [&](ValueId id, std::vector<uint64_t>& out) {
    const Value& value = pool_.at(id);
    if (value.kind != Kind::kTuple || !value.whole || value.items().size() > kMaxDimensions) return false;
    out.resize(value.items().size());
    for (size_t i = 0; i < out.size(); ++i)
      if (!whole(value.items()[i], out[i])) return false;
    return true;
  };
  tensor.type = reading_.globals[static_cast<size_t>(pool_.at(storage[1]).number)].name;
  if (tensor.type == "UntypedStorage" && items.size() > 6 && pool_.at(items[6]).kind == Kind::kGlobal)
    tensor.type = reading_.globals[static_cast<size_t>(pool_.at(items[6]).number)].name;
  tensor.storage = TextOf(storage[2]);
  return whole(storage[4], tensor.held) && whole(items[1], tensor.offset) && extents(items[2], tensor.shape) && extents(items[3], tensor.strides) &&
         tensor.shape.size() == tensor.strides.size();
}

void Machine::ListTensors(ValueId top) {
  if (limits_.max_listed == 0) return;
  if (pool_.at(top).kind == Kind::kList) {
    reading_.texts.clear();
    for (ValueId item : pool_.at(top).items()) reading_.texts.emplace_back(TextOf(item));
  }
  struct Visit {
    ValueId id;
    std::string name;
    size_t level;
  };
  std::vector<Visit> open = {{top, "", 0}};
  std::unordered_set<ValueId> seen;  // containers: what they hold is named once, by the first way to it
  uint64_t steps = 0;
  while (!open.empty()) {
    const Visit visit = std::move(open.back());
    open.pop_back();
    const auto tensor = tensors_.find(visit.id);
    if (tensor != tensors_.end()) {
      PickleTensor described;
      described.name = visit.name;
      if (!DescribeTensor(tensor->second, described)) continue;
      if (reading_.listed.size() >= limits_.max_listed) {
        reading_.limit = "pickle-tensors";
        return;
      }
      reading_.listed.push_back(std::move(described));
      continue;
    }
    const Value& value = pool_.at(visit.id);
    const bool holds = value.kind == Kind::kDict || value.kind == Kind::kList || value.kind == Kind::kTuple || value.kind == Kind::kResult;
    if (!holds || visit.level >= kMaxLevels || !seen.insert(visit.id).second) continue;
    const size_t first = open.size();
    const auto inside = [&](ValueId id, std::string_view key) {
      const Kind kind = pool_.at(id).kind;
      if (kind == Kind::kText || kind == Kind::kInt || kind == Kind::kFloat || kind == Kind::kNone || kind == Kind::kBool || ++steps > kMaxSteps) return;
      if (visit.name.size() + key.size() >= kMaxName) return;
      open.push_back({id, visit.name.empty() || key.empty() ? visit.name + std::string(key) : visit.name + "." + std::string(key), visit.level + 1});
    };
    // A result holds the first argument of its call where it had one (OrderedDict of pairs), and then what was set on it.
    const bool pairs = value.kind == Kind::kDict || value.kind == Kind::kResult;
    size_t at = 0;
    if (value.kind == Kind::kResult && value.items().size() % 2 == 1) inside(value.items()[at++], "");
    for (size_t number = 0; at + (pairs ? 1 : 0) < value.items().size(); at += pairs ? 2 : 1, ++number)
      inside(value.items()[at + (pairs ? 1 : 0)],
             pairs && !TextOf(value.items()[at]).empty() ? std::string(TextOf(value.items()[at])) : std::to_string(number));
    const auto state = states_.find(visit.id);
    if (state != states_.end()) inside(state->second, "");
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());  // in the order of the file
  }
}

}  // namespace day::pickle
