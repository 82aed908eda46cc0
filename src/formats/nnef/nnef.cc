#include "formats/nnef/nnef.h"

namespace day {
namespace {

constexpr uint32_t kMaxRank = 8;
constexpr uint32_t kMaxBits = 128;
constexpr uint32_t kBlocks = UINT32_MAX;  // items in blocks of a vendor's: only the bytes are known

}  // namespace

bool LooksLikeNnef(std::string_view head) { return head.starts_with("\x4e\xef\x01"); }

std::expected<NnefTensor, Malformed> ParseNnef(std::string_view head, uint64_t size) {
  Cursor in(head.substr(0, kNnefHeader));
  uint32_t data = 0, rank = 0;
  NnefTensor tensor;
  in.Skip(4);
  in.ReadLittle(data);
  in.ReadLittle(rank);
  if (in.ok() && rank > kMaxRank) in.Fail("a tensor has more than 8 dimensions");
  for (uint32_t i = 0; i < kMaxRank; ++i) {
    uint32_t extent = 0;
    if (!in.ReadLittle(extent) || i >= rank) continue;
    tensor.shape.push_back(extent);
    if (__builtin_mul_overflow(tensor.elements, uint64_t{extent}, &tensor.elements)) in.Fail("a tensor's shape overflows");
  }
  in.ReadLittle(tensor.bits);
  in.ReadLittle(tensor.type);
  if (head.size() < kNnefHeader) in.Fail("ends in the middle of a field");
  if (!in.ok()) return std::unexpected(in.error());
  if (tensor.bits == kBlocks) {
    if (data != size - kNnefHeader) return std::unexpected(Malformed{4, "is longer or shorter than its header says"});
    tensor.data_bytes = data;
    return tensor;
  }
  uint64_t bits = 0;
  if (tensor.bits == 0 || tensor.bits > kMaxBits) return std::unexpected(Malformed{44, "an item has an impossible number of bits"});
  if (__builtin_mul_overflow(tensor.elements, uint64_t{tensor.bits}, &bits) || bits > UINT64_MAX - 7)
    return std::unexpected(Malformed{12, "a tensor's shape overflows"});
  tensor.data_bytes = (bits + 7) / 8;
  if (tensor.data_bytes != data) return std::unexpected(Malformed{4, "a tensor's shape does not fit its bytes"});
  if (tensor.data_bytes != size - kNnefHeader) return std::unexpected(Malformed{4, "is longer or shorter than its header says"});
  return tensor;
}

}  // namespace day
