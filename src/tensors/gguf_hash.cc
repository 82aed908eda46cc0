#include "tensors/gguf_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <memory>
#include <variant>

#include "base/digest.h"
#include "tensors/digest.h"
#include "text/utf8.h"

namespace day {
namespace {

struct FreeXxh64 {
  void operator()(XXH64_state_t* state) const { XXH64_freeState(state); }
};
struct FreeXxh3 {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

class Hasher {
 public:
  static std::optional<Hasher> Make(std::string_view algorithm) {
    Hasher hasher;
    if (algorithm == "xxh64") {
      hasher.xxh64_.reset(XXH64_createState());
      XXH64_reset(hasher.xxh64_.get(), 0);
    } else if (algorithm == "xxh3") {
      hasher.xxh3_.reset(XXH3_createState());
      XXH3_64bits_reset(hasher.xxh3_.get());
    } else if (algorithm != "sha1" && algorithm != "sha256") {
      return std::nullopt;
    } else if (auto named = NamedHasher::Make(algorithm)) {
      hasher.named_ = std::make_unique<NamedHasher>(std::move(*named));
    } else {
      return std::nullopt;
    }
    return hasher;
  }
  void Update(std::span<const std::byte> bytes) {
    if (xxh64_) XXH64_update(xxh64_.get(), bytes.data(), bytes.size());
    else if (xxh3_) XXH3_64bits_update(xxh3_.get(), bytes.data(), bytes.size());
    else named_->Update(bytes);
  }
  std::string FinishHex() {
    if (xxh64_) return fmt::format("{:016x}", XXH64_digest(xxh64_.get()));
    if (xxh3_) return fmt::format("{:016x}", XXH3_64bits_digest(xxh3_.get()));
    return named_->FinishHex();
  }

 private:
  std::unique_ptr<XXH64_state_t, FreeXxh64> xxh64_;
  std::unique_ptr<XXH3_state_t, FreeXxh3> xxh3_;
  std::unique_ptr<NamedHasher> named_;
};

}  // namespace

std::optional<std::string> GgufHashLines(std::string_view algorithm, std::string_view path, const TensorList& list, const RandomBytes& bytes) {
  auto model = Hasher::Make(algorithm);
  if (!model) return std::nullopt;
  std::string lines;
  for (const StoredTensor& tensor : list.tensors) {
    auto own = Hasher::Make(algorithm);
    const auto piece = [&](std::span<const std::byte> part) {
      own->Update(part);
      model->Update(part);
    };
    if (!own || !ReadElements(tensor, bytes, {}, piece)) return std::nullopt;
    lines += fmt::format("{:<8}  {}  {}:{}\n", algorithm, own->FinishHex(), Printable(path), Printable(tensor.name));
  }
  return lines + fmt::format("{:<8}  {}  {}\n", algorithm, model->FinishHex(), Printable(path));
}

}  // namespace day
