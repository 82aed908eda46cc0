#include "formats/ggml/ggml.h"

#include <algorithm>
#include <array>
#include <optional>

namespace day {
namespace {

constexpr uint64_t kMaxSearched = 4 << 20;  // limit: bytes in front of the tensors; vocabularies take less than 2 MiB
constexpr uint64_t kMaxSteps = 2'000'000;   // limit: tensors that are tried, of all places together
constexpr uint64_t kMaxName = 256;          // limit: bytes of a tensor's name; ggml itself has 64
constexpr uint64_t kMaxNumbers = 4096;      // bytes of numbers in front of a vocabulary
constexpr uint64_t kMaxWord = 4096;         // limit: bytes of a word of the vocabulary
constexpr uint64_t kFarStep = 100;          // what a tensor counts whose header has to be read from the file
constexpr uint64_t kRecord = 12;            // bytes in front of a tensor's dimensions
constexpr uint64_t kMaxHeader = kRecord + 16 + kMaxName;

// Elements and bytes of a block by type, as they came to be: ggml.c of today, of May 2023 (ggjt 2) and of March 2023.
struct Block {
  uint16_t elements = 0, bytes = 0;
};
using Blocks = std::array<Block, 15>;
constexpr Blocks kNow = {
    {{1, 4}, {1, 2}, {32, 18}, {32, 20}, {}, {}, {32, 22}, {32, 24}, {32, 34}, {32, 36}, {256, 84}, {256, 110}, {256, 144}, {256, 176}, {256, 210}}};
constexpr Blocks kMay = {{{1, 4}, {1, 2}, {32, 20}, {32, 24}, {16, 10}, {}, {32, 22}, {32, 24}, {32, 36}, {32, 40}, {}, {}, {}, {}, {}}};
constexpr Blocks kMarch = {{{1, 4}, {1, 2}, {32, 20}, {32, 24}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}};

uint64_t Number(std::string_view bytes, uint64_t at) {
  uint64_t value = 0;
  for (unsigned i = 0; i < 4; ++i) value |= uint64_t{static_cast<uint8_t>(bytes[static_cast<size_t>(at + i)])} << (8 * i);
  return value;
}

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : bytes_(bytes) {}

  std::expected<GgmlFile, Malformed> Read() {
    if (!bytes_.ReadText(0, std::min(bytes_.size(), kMaxSearched + kMaxHeader), head_) || !LooksLikeGgml(head_))
      return std::unexpected(Malformed{0, "does not begin with a magic of GGML"});
    std::string magic = head_.substr(0, 4);
    std::reverse(magic.begin(), magic.end());
    for (std::string_view name : {"ggml", "ggmf", "ggjt", "ggla"})
      if (magic == name) file_.magic = name;
    align_ = file_.magic == "ggjt" || file_.magic == "ggla" ? 32 : 1;
    if (const auto at = Whisper(); at && Chains(*at)) return std::move(file_);
    const uint64_t until = std::min(bytes_.size(), kMaxSearched);
    for (uint64_t at = 4; at + kRecord < until; ++at) {
      if (!MayBegin(at)) continue;
      if (Chains(at) && KnowsBeginning(at)) return std::move(file_);
      if (steps_ >= kMaxSteps) return std::unexpected(Malformed{at, "limit ggml-tensors"});
    }
    return std::unexpected(Malformed{4, "its tensors do not lead to the end of the file"});
  }

 private:
  // A few numbers, and a vocabulary where there is more: length and bytes of each word, and from ggmf on its score.
  bool KnowsBeginning(uint64_t tensors_at) {
    if (tensors_at <= kMaxNumbers) return true;
    for (uint64_t begin = 4; begin < kMaxNumbers; ++begin)
      for (uint64_t score : {uint64_t{0}, uint64_t{4}}) {
        uint64_t at = begin;
        while (at + 4 <= tensors_at && Number(head_, at) <= kMaxWord && ++steps_ < kMaxSteps) at += 4 + Number(head_, at) + score;
        if (at == tensors_at) return true;
      }
    return false;
  }

  // A quick look before a chain is followed.
  bool MayBegin(uint64_t at) const {
    const uint64_t dimensions = Number(head_, at), name = Number(head_, at + 4), type = Number(head_, at + 8);
    return dimensions <= 4 && name >= 1 && name <= kMaxName && type < kNow.size();
  }

  bool Chains(uint64_t at) { return Chain(at, kNow) || Chain(at, kMay) || Chain(at, kMarch); }

  // Follows tensors to the end of the file.
  bool Chain(uint64_t at, const Blocks& blocks) {
    file_.tensors_at = at;
    file_.tensors = file_.parameters = 0;
    file_.listed.clear();
    while (at < bytes_.size()) {
      if (++steps_ > kMaxSteps || file_.listed.size() >= kGgmlListed) return false;
      GgmlTensor tensor;
      const auto size = Tensor(at, blocks, tensor);
      if (!size) return false;
      at += *size;
      file_.listed.push_back(std::move(tensor));
    }
    return true;
  }

  // Bytes that the tensor at `at` takes.
  std::optional<uint64_t> Tensor(uint64_t at, const Blocks& blocks, GgmlTensor& tensor) {
    std::string read;
    std::string_view record;
    const uint64_t have = std::min(kMaxHeader, bytes_.size() - at);
    if (at + have <= head_.size()) {
      record = std::string_view(head_).substr(static_cast<size_t>(at), static_cast<size_t>(have));
    } else {
      steps_ += kFarStep;
      if (!bytes_.ReadText(at, have, read)) return std::nullopt;
      record = read;
    }
    if (record.size() < kRecord) return std::nullopt;
    const uint64_t dimensions = Number(record, 0), name = Number(record, 4), type = Number(record, 8);
    const uint64_t name_at = kRecord + 4 * dimensions;
    if (dimensions > 4 || name < 1 || name > kMaxName || type >= blocks.size() || name_at + name > record.size()) return std::nullopt;
    const Block block = blocks[static_cast<size_t>(type)];
    uint64_t elements = 1, bytes = 0;
    for (uint64_t i = 0; i < dimensions; ++i) {
      tensor.shape.push_back(Number(record, kRecord + 4 * i));
      if (tensor.shape.back() == 0 || __builtin_mul_overflow(elements, tensor.shape.back(), &elements)) return std::nullopt;
    }
    if (block.elements == 0 || (dimensions == 0 ? 1 : tensor.shape[0]) % block.elements != 0) return std::nullopt;
    tensor.type = static_cast<uint32_t>(type);
    tensor.name = record.substr(static_cast<size_t>(name_at), static_cast<size_t>(name));
    if (std::any_of(tensor.name.begin(), tensor.name.end(), [](char c) { return c < ' ' || c > '~'; })) return std::nullopt;
    if (__builtin_mul_overflow(elements / block.elements, uint64_t{block.bytes}, &bytes)) return std::nullopt;
    const uint64_t data_at = (at + name_at + name + align_ - 1) / align_ * align_;  // far below 2^64: inside of the file but for 31 bytes
    if (data_at > bytes_.size() || bytes > bytes_.size() - data_at) return std::nullopt;
    ++file_.tensors;
    file_.parameters += elements;  // a block takes 10 bytes or more of the file for 256 elements at most: no overflow
    tensor.at = data_at;
    tensor.size = bytes;
    return data_at + bytes - at;
  }

  // whisper.cpp: eleven numbers, a table of filters (rows, columns, floats), a vocabulary (count; length and bytes of each word).
  std::optional<uint64_t> Whisper() const {
    constexpr uint64_t kFiltersAt = 4 + 11 * 4;
    if (file_.magic != "ggml" || head_.size() < kFiltersAt + 8) return std::nullopt;
    const uint64_t rows = Number(head_, kFiltersAt), columns = Number(head_, kFiltersAt + 4);
    if (rows > 4096 || columns > 4096) return std::nullopt;
    uint64_t at = kFiltersAt + 8 + rows * columns * 4;
    if (at + 4 > head_.size()) return std::nullopt;
    const uint64_t words = Number(head_, at);
    at += 4;
    for (uint64_t i = 0; i < words; ++i) {
      if (at + 4 > head_.size()) return std::nullopt;
      at += 4 + Number(head_, at);
    }
    return at <= bytes_.size() ? std::optional(at) : std::nullopt;
  }

  const RandomBytes& bytes_;
  std::string head_;
  GgmlFile file_;
  uint64_t align_ = 1, steps_ = 0;
};

}  // namespace

bool LooksLikeGgml(std::string_view head) {
  return head.starts_with("lmgg") || head.starts_with("fmgg") || head.starts_with("tjgg") || head.starts_with("algg");
}

std::expected<GgmlFile, Malformed> ReadGgml(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
