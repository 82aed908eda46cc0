// Digests of tensors that do not depend on the file they lie in.
//
// XXH3 with 128 bits (xxHash 0.8) over the name of the type, a zero byte, the number of extents and each extent as little-endian u64 (the
// outermost first), and then the elements in little-endian bytes, one row after the other. Name, container, shard, order and padding do not count: the
// same tensor has the same digest in safetensors, GGUF (of the same type), NumPy and PyTorch. It recognizes; it does not prove: against a
// forger there is the file's SHA-256, which is made in the same pass. SHA-256 for tensors too was rejected: it would double the time.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "tensors/tensors.h"

namespace day {

struct TensorDigest {
  std::array<uint8_t, 16> bytes{};
  std::string Hex() const;  // 32 lower-case digits
  friend auto operator<=>(const TensorDigest&, const TensorDigest&) = default;
};

struct DigestLimits {
  uint64_t max_gathered = uint64_t{128} << 20;  // limit: gathered-bytes; of a tensor whose rows do not follow one another
  uint64_t max_overlap = 4;                     // limit: tensor-overlap; how often the bytes of a file are read where tensors share them
};

// What may still be read of a file's tensors, which may share bytes: an element counts as often as it is read (a stride of 0 repeats it).
class TensorBudget {
 public:
  // `at_least`: bytes that are granted whatever the file's size.
  TensorBudget(uint64_t file_size, uint64_t max_overlap, uint64_t at_least = 0);
  bool Affords(const StoredTensor& tensor) const;
  bool Spend(const StoredTensor& tensor);  // false, and nothing spent, where it is not afforded

 private:
  uint64_t left_;  // bytes
};

struct FileDigests {
  Sha256 sha256;
  std::vector<std::optional<TensorDigest>> tensors;  // as in the list; none where the bytes cannot be read or a limit was met
};

// One pass over the file. Nothing where reading fails.
std::optional<FileDigests> DigestFile(const RandomBytes& bytes, const TensorList& list, const DigestLimits& limits = {});

// The elements of one tensor as the digest takes them, in pieces. False where they cannot be read, or a limit was met.
bool ReadElements(const StoredTensor& tensor, const RandomBytes& bytes, const DigestLimits& limits,
                  const std::function<void(std::span<const std::byte>)>& piece);

}  // namespace day
