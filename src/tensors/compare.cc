#include "tensors/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "tensors/numbers.h"

namespace day {
namespace {

constexpr size_t kBlock = 1 << 20;  // bytes of each tensor that are held

class Sum {
 public:
  Sum(tensors::ReadNumber reader, size_t size) : reader_(reader), size_(size) {}
  void Add(std::span<const std::byte> a, std::span<const std::byte> b) {
    for (size_t at = 0; at + size_ <= a.size(); at += size_) {
      const double x = reader_(a.data() + at);
      if (std::memcmp(a.data() + at, b.data() + at, size_) == 0) {
        if (std::isfinite(x)) norm_ += x * x;
        continue;
      }
      ++distance_.changed;
      const double y = reader_(b.data() + at);
      if (!std::isfinite(x) || !std::isfinite(y)) continue;
      norm_ += x * x;
      difference_ += (x - y) * (x - y);
      distance_.largest = std::max(distance_.largest, std::abs(x - y));
    }
  }
  Distance Finish() {
    distance_.relative = difference_ == 0 ? 0 : norm_ == 0 ? std::numeric_limits<double>::infinity() : std::sqrt(difference_ / norm_);
    return distance_;
  }

 private:
  tensors::ReadNumber reader_;
  size_t size_;
  Distance distance_;
  double norm_ = 0, difference_ = 0;
};

TensorChange::Kind KindOf(const ModelTensor& a, const ModelTensor& b) {
  using Kind = TensorChange::Kind;
  if (a.tensor->shape != b.tensor->shape) return Kind::kReshaped;
  if (a.tensor->dtype != b.tensor->dtype) return Kind::kRetyped;
  if (!a.digest || !b.digest) return Kind::kUnknown;
  return *a.digest == *b.digest ? Kind::kSame : Kind::kChanged;
}

}  // namespace

std::optional<Distance> DistanceOf(const StoredTensor& a, const RandomBytes& in_a, const StoredTensor& b, const RandomBytes& in_b) {
  const tensors::ReadNumber reader = tensors::NumberReaderOf(a.dtype);
  const uint64_t size = BitsOfElement(a.dtype) / 8;
  if (!reader || size == 0 || a.dtype != b.dtype || a.shape != b.shape || !a.no_bytes.empty() || !b.no_bytes.empty()) return std::nullopt;
  Sum sum(reader, static_cast<size_t>(size));
  if (a.strides.empty() && b.strides.empty() && a.length == b.length) {
    std::vector<std::byte> left(static_cast<size_t>(std::min<uint64_t>(a.length, kBlock))), right(left.size());
    for (uint64_t at = 0; at < a.length; at += left.size()) {
      const auto count = static_cast<size_t>(std::min<uint64_t>(left.size(), a.length - at));
      const std::span<std::byte> x(left.data(), count), y(right.data(), count);
      if (!in_a.ReadAt(a.offset + at, x) || !in_b.ReadAt(b.offset + at, y)) return std::nullopt;
      sum.Add(x, y);
    }
    return sum.Finish();
  }
  // One of them has to be gathered, so both are held.
  std::vector<std::byte> left, right;
  const DigestLimits limits;
  const auto hold = [](std::vector<std::byte>& out) { return [&out](std::span<const std::byte> piece) { out.insert(out.end(), piece.begin(), piece.end()); }; };
  if (a.length > limits.max_gathered || b.length > limits.max_gathered) return std::nullopt;
  if (!ReadElements(a, in_a, limits, hold(left)) || !ReadElements(b, in_b, limits, hold(right)) || left.size() != right.size()) return std::nullopt;
  sum.Add(left, right);
  return sum.Finish();
}

std::string_view NameOf(TensorChange::Kind kind) {
  switch (kind) {
    case TensorChange::Kind::kSame: return "same";
    case TensorChange::Kind::kChanged: return "changed";
    case TensorChange::Kind::kRetyped: return "retyped";
    case TensorChange::Kind::kReshaped: return "reshaped";
    case TensorChange::Kind::kRenamed: return "renamed";
    case TensorChange::Kind::kAdded: return "added";
    case TensorChange::Kind::kRemoved: return "removed";
    case TensorChange::Kind::kUnknown: break;
  }
  return "unknown";
}

std::vector<TensorChange> CompareTensors(const std::vector<ModelTensor>& a, const std::vector<ModelTensor>& b) {
  // Files of a folder may hold tensors of one name: the first of A goes with the first of B, and so on.
  std::multimap<std::string_view, const ModelTensor*> by_name;
  for (const ModelTensor& tensor : b) by_name.emplace(tensor.tensor->name, &tensor);
  std::vector<TensorChange> changes;
  std::set<const ModelTensor*> used;
  std::vector<size_t> alone;  // of `changes`
  for (const ModelTensor& tensor : a) {
    const auto partner = by_name.lower_bound(tensor.tensor->name);
    if (partner == by_name.end() || partner->first != tensor.tensor->name) {
      alone.push_back(changes.size());
      changes.push_back({TensorChange::Kind::kRemoved, &tensor, nullptr});
    } else {
      const ModelTensor* other = partner->second;
      by_name.erase(partner);
      used.insert(other);
      changes.push_back({KindOf(tensor, *other), &tensor, other});
    }
  }
  std::multimap<TensorDigest, const ModelTensor*> by_digest;
  for (const ModelTensor& tensor : b)
    if (!used.contains(&tensor) && tensor.digest) by_digest.emplace(*tensor.digest, &tensor);
  for (size_t index : alone) {
    TensorChange& change = changes[index];
    const auto partner = change.a->digest ? by_digest.find(*change.a->digest) : by_digest.end();
    if (partner == by_digest.end()) continue;
    change.kind = TensorChange::Kind::kRenamed;
    change.b = partner->second;
    used.insert(partner->second);
    by_digest.erase(partner);
  }
  for (const ModelTensor& tensor : b)
    if (!used.contains(&tensor)) changes.push_back({TensorChange::Kind::kAdded, nullptr, &tensor});
  return changes;
}

}  // namespace day
