#include "tensors/digest.h"

#include <xxhash.h>

#include <algorithm>
#include <memory>

namespace day {
namespace {

class TensorHasher {
 public:
  explicit TensorHasher(const StoredTensor& tensor) : state_(XXH3_createState()) {
    XXH3_128bits_reset(state_.get());
    std::string head = tensor.dtype;
    head += '\0';
    const auto add = [&](uint64_t number) {
      for (int i = 0; i < 8; ++i) head += static_cast<char>((number >> (8 * i)) & 0xFF);
    };
    add(tensor.shape.size());
    for (uint64_t extent : tensor.shape) add(extent);
    XXH3_128bits_update(state_.get(), head.data(), head.size());
  }
  void Update(std::span<const std::byte> bytes) { XXH3_128bits_update(state_.get(), bytes.data(), bytes.size()); }
  TensorDigest Finish() const {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_.get()));
    TensorDigest digest;
    std::copy(std::begin(canonical.digest), std::end(canonical.digest), digest.bytes.begin());
    return digest;
  }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_;
};

// Element by element out of memory: a transposed matrix, a column.
bool Gather(const StoredTensor& tensor, const RandomBytes& bytes, const DigestLimits& limits, const std::function<void(std::span<const std::byte>)>& piece) {
  const uint64_t size = BitsOfElement(tensor.dtype) / 8;
  uint64_t total = 0;
  if (size == 0 || __builtin_mul_overflow(tensor.elements, size, &total) || total > limits.max_gathered || tensor.length > limits.max_gathered) return false;
  std::string from;
  if (!bytes.ReadText(tensor.offset, tensor.length, from)) return false;
  std::vector<std::byte> out(static_cast<size_t>(total));
  std::vector<uint64_t> index(tensor.shape.size(), 0);
  uint64_t at = 0;  // of the present element, in elements; below length / size, as whoever made the list checked
  for (uint64_t element = 0; element < tensor.elements; ++element) {
    std::memcpy(out.data() + element * size, from.data() + at * size, size);
    for (size_t i = index.size(); i-- > 0;) {
      at += tensor.strides[i];
      if (++index[i] < tensor.shape[i]) break;
      at -= tensor.strides[i] * index[i];
      index[i] = 0;
    }
  }
  piece(out);
  return true;
}

// Bytes that are read for it; saturates. Elements may share bytes (a stride of 0).
uint64_t CostOf(const StoredTensor& tensor) {
  uint64_t total = 0;
  if (__builtin_mul_overflow(tensor.elements, BitsOfElement(tensor.dtype) / 8, &total)) return UINT64_MAX;
  return tensor.strides.empty() ? tensor.length : std::max(tensor.length, total);
}

// A tensor on its way through the file.
struct Open {
  size_t index;
  TensorHasher hasher;
  uint64_t end;
};

}  // namespace

TensorBudget::TensorBudget(uint64_t file_size, uint64_t max_overlap, uint64_t at_least) {
  if (__builtin_mul_overflow(file_size, max_overlap, &left_)) left_ = UINT64_MAX;
  left_ = std::max(left_, at_least);
}
bool TensorBudget::Affords(const StoredTensor& tensor) const { return CostOf(tensor) <= left_; }
bool TensorBudget::Spend(const StoredTensor& tensor) {
  if (!Affords(tensor)) return false;
  left_ -= CostOf(tensor);
  return true;
}

std::string TensorDigest::Hex() const { return HexOf(bytes); }

bool ReadElements(const StoredTensor& tensor, const RandomBytes& bytes, const DigestLimits& limits,
                  const std::function<void(std::span<const std::byte>)>& piece) {
  if (!tensor.no_bytes.empty()) return false;
  return tensor.strides.empty() ? ReadInBlocks(bytes, tensor.offset, tensor.length, piece) : Gather(tensor, bytes, limits, piece);
}

std::optional<FileDigests> DigestFile(const RandomBytes& bytes, const TensorList& list, const DigestLimits& limits) {
  FileDigests digests;
  digests.tensors.resize(list.tensors.size());
  Sha256Hasher file;
  std::vector<Open> open;
  size_t next = 0;  // of the list, which is ordered by where tensors begin
  TensorBudget budget(bytes.size(), limits.max_overlap, limits.max_gathered);
  const auto finish = [&](const Open& tensor) { digests.tensors[tensor.index] = tensor.hasher.Finish(); };
  const auto begin_before = [&](uint64_t end) {
    for (; next < list.tensors.size() && list.tensors[next].offset < end; ++next) {
      const StoredTensor& tensor = list.tensors[next];
      if (!tensor.no_bytes.empty() || !tensor.strides.empty() || !budget.Spend(tensor)) continue;
      open.push_back({next, TensorHasher(tensor), tensor.offset + tensor.length});
      if (tensor.length == 0) {
        finish(open.back());
        open.pop_back();
      }
    }
  };
  uint64_t at = 0;
  const bool whole = ReadInBlocks(bytes, 0, bytes.size(), [&](std::span<const std::byte> part) {
    file.Update(part);
    const uint64_t end = at + part.size();
    begin_before(end);
    for (Open& tensor : open) {
      const uint64_t from = std::max(at, list.tensors[tensor.index].offset), to = std::min(end, tensor.end);
      tensor.hasher.Update(part.subspan(static_cast<size_t>(from - at), static_cast<size_t>(to - from)));
      if (tensor.end <= end) finish(tensor);
    }
    std::erase_if(open, [&](const Open& tensor) { return tensor.end <= end; });
    at = end;
  });
  if (!whole) return std::nullopt;
  begin_before(UINT64_MAX);  // empty ones at the file's end
  digests.sha256 = file.Finish();
  // Those whose rows do not follow one another, read for themselves.
  for (size_t i = 0; i < list.tensors.size(); ++i) {
    const StoredTensor& tensor = list.tensors[i];
    if (tensor.strides.empty() || !tensor.no_bytes.empty() || !budget.Spend(tensor)) continue;
    TensorHasher hasher(tensor);
    if (ReadElements(tensor, bytes, limits, [&](std::span<const std::byte> piece) { hasher.Update(piece); })) digests.tensors[i] = hasher.Finish();
  }
  return digests;
}

}  // namespace day
