#include "formats/mxnet/mxnet.h"

#include <array>
#include <concepts>
#include <utility>

#include "bytes/stream_reader.h"

namespace day {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x12\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv;
constexpr uint64_t kMaxArrays = 100'000;  // limit: arrays of a file
constexpr uint64_t kMaxName = 4096;       // limit: bytes of a name
constexpr uint32_t kMaxRank = 64;         // limit: dimensions
constexpr uint32_t kFirstVersion = 0xF993FAC8, kLastVersion = 0xF993FACA;
constexpr std::array<uint64_t, 13> kSizes = {4, 8, 2, 1, 4, 1, 8, 1, 2, 2, 4, 8, 2};  // bytes by type: float32, float64 … bfloat16

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : in_(bytes) {}

  std::expected<MxnetFile, Malformed> Read() {
    uint64_t count = 0, names = 0;
    in_.Skip(kMagic.size());
    if (in_.ReadLittle(count) && count > kMaxArrays) in_.Fail("limit mxnet-arrays");
    for (uint64_t i = 0; i < count && in_.ok(); ++i) Array();
    if (in_.ReadLittle(names) && names != 0 && names != count) in_.Fail("has other names than arrays");
    for (uint64_t i = 0; i < names && in_.ok(); ++i) {
      uint64_t length = 0;
      if (in_.ReadLittle(length)) in_.ReadText(length, kMaxName, file_.names.emplace_back());
    }
    if (in_.ok() && in_.remaining() > 0) in_.Fail("other bytes follow the names");
    if (!in_.ok()) return std::unexpected(in_.error());
    return std::move(file_);
  }

 private:
  void Array() {
    uint32_t magic = 0;
    int32_t storage = 0;
    if (!in_.ReadLittle(magic)) return;
    const bool versioned = magic >= kFirstVersion && magic <= kLastVersion;
    if (versioned && magic > kFirstVersion && in_.ReadLittle(storage) && (storage < 0 || storage > 2)) in_.Fail("an array has an unknown storage");
    if (!in_.ok()) return;
    const int indices = storage;  // by rows: one; compressed rows: two
    uint64_t stored = 0, elements = 0, bytes = 0;
    if (storage > 0 && !Shape(stored)) return;
    if (!(versioned ? Shape(elements) : Extents<uint32_t>(magic, elements))) return;
    ++file_.tensors;
    if (__builtin_add_overflow(file_.parameters, elements, &file_.parameters)) in_.Fail("an array's shape overflows");
    if (rank_ == 0) return;  // an array that holds nothing ends here
    in_.Skip(8);
    uint64_t size = Type();
    std::array<uint64_t, 2> index_bytes{};
    for (int i = 0; i < indices && in_.ok(); ++i) {
      const uint64_t index_size = Type();
      if (Shape(elements) && __builtin_mul_overflow(elements, index_size, &index_bytes[static_cast<size_t>(i)])) in_.Fail("an array's shape overflows");
    }
    if (storage > 0) elements = stored;
    if (__builtin_mul_overflow(elements, size, &bytes)) in_.Fail("an array's shape overflows");
    in_.Skip(bytes);
    for (int i = 0; i < indices; ++i) in_.Skip(index_bytes[static_cast<size_t>(i)]);
  }

  uint64_t Type() {
    int32_t type = 0;
    if (!in_.ReadLittle(type)) return 0;
    if (type < 0 || static_cast<size_t>(type) >= kSizes.size()) return in_.Fail("an array has an unknown type"), 0;
    return kSizes[static_cast<size_t>(type)];
  }

  bool Shape(uint64_t& elements) {
    uint32_t rank = 0;
    return in_.ReadLittle(rank) && Extents<int64_t>(rank, elements);
  }
  template <std::integral T>
  bool Extents(uint32_t rank, uint64_t& elements) {
    rank_ = rank;
    if (rank > kMaxRank) return in_.Fail("an array has too many dimensions");
    elements = rank > 0;
    for (uint32_t i = 0; i < rank; ++i) {
      T extent = 0;
      if (!in_.ReadLittle(extent)) return false;
      if (std::cmp_less(extent, 0) || __builtin_mul_overflow(elements, static_cast<uint64_t>(extent), &elements)) return in_.Fail("an array's shape overflows");
    }
    return true;
  }

  StreamReader in_;
  MxnetFile file_;
  uint32_t rank_ = 0;  // of the shape that was read last
};

}  // namespace

bool LooksLikeMxnet(std::string_view head) { return head.starts_with(kMagic); }

std::expected<MxnetFile, Malformed> ReadMxnet(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
