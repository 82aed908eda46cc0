#include "formats/executorch/executorch.h"

#include <vector>

#include "bytes/flatbuffer.h"
#include "bytes/stream_reader.h"

namespace day {
namespace {

constexpr uint64_t kMaxName = 256;   // limit: bytes of a name that are kept
constexpr size_t kMaxNames = 4096;   // limit: operators and backends that are told apart
constexpr uint8_t kTensorValue = 5;  // KernelTypes.Tensor

// Fields by their place in the schema.
enum ProgramField : int { kVersion, kPlans, kConstants, kInline, kSegments };
enum PlanField : int { kValues = 2, kOperators = 6, kDelegates };
enum TensorField : int { kSizes = 2, kDataIndex = 5, kAllocation };

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : bytes_(bytes), flat_(bytes) {}

  std::expected<ExecutorchProgram, Malformed> Read() {
    Header();
    const FlatBuffer::Table root = flat_.Root();
    if (flat_.Number<uint32_t>(root, kVersion) != 0) flat_.Fail(root.at, "is of a version other than 0");
    Segments(flat_.VectorIn(root, kSegments, 4));
    for (int field : {kConstants, kInline}) {
      flat_.ForEach(flat_.VectorIn(root, field, 4), [&](const FlatBuffer::Table& part) { flat_.VectorIn(part, 0, 1); });
    }
    const FlatBuffer::Vector plans = flat_.VectorIn(root, kPlans, 4);
    program_.methods = plans.count;
    flat_.ForEach(plans, [&](const FlatBuffer::Table& table) { Plan(table); });
    if (flat_.whole() && plans.count == 0) flat_.Fail(root.at, "has no methods");
    if (const auto trouble = flat_.Trouble()) return std::unexpected(*trouble);
    program_.end = flat_.reached();
    return std::move(program_);
  }

 private:
  void Header() {
    StreamReader in(bytes_, 8);
    std::string magic;
    uint32_t length = 0;
    uint64_t size = 0;
    if (!in.ReadText(4, 4, magic) || magic != "eh00") return;
    if (!in.ReadLittle(length) || length < 24 || !in.ReadLittle(size) || !in.ReadLittle(segments_at_)) return flat_.Fail(8, "its header is too short");
    if (size > bytes_.size() || (segments_at_ != 0 && (segments_at_ < size || segments_at_ > bytes_.size())))
      return flat_.Fail(8, "its header names places past the end of the file");
    flat_.Reach(size);
  }

  void Segments(const FlatBuffer::Vector& segments) {
    program_.segments = segments.count;
    flat_.ForEach(segments, [&](const FlatBuffer::Table& segment) {
      const uint64_t offset = flat_.Number<uint64_t>(segment, 0), size = flat_.Number<uint64_t>(segment, 1), room = bytes_.size() - segments_at_;
      if (offset > room || size > room - offset) return flat_.Fail(segment.at, "a segment ends past the end of the file");
      flat_.Reach(segments_at_ + offset + size);
    });
  }

  void Plan(const FlatBuffer::Table& plan) {
    const FlatBuffer::Vector operators = flat_.VectorIn(plan, kOperators, 4), delegates = flat_.VectorIn(plan, kDelegates, 4);
    flat_.ForEach(operators, [&](const FlatBuffer::Table& entry) { Name(program_.operators, flat_.TextIn(entry, 0, kMaxName)); });
    flat_.ForEach(delegates, [&](const FlatBuffer::Table& entry) { Name(program_.backends, flat_.TextIn(entry, 0, kMaxName)); });
    flat_.ForEach(flat_.VectorIn(plan, kValues, 4), [&](const FlatBuffer::Table& value) {
      if (flat_.Number<uint8_t>(value, 0) == kTensorValue) Tensor(flat_.TableIn(value, 1));
    });
  }

  void Name(std::set<std::string>& names, std::string name) {
    if (names.size() < kMaxNames && flat_.whole()) names.insert(std::move(name));
  }

  void Tensor(const FlatBuffer::Table& tensor) {
    const FlatBuffer::Vector sizes = flat_.VectorIn(tensor, kSizes, 4);
    std::vector<int64_t> shape;
    uint64_t elements = 0;
    if (!flat_.Shape<int32_t>(sizes, shape, elements)) return;
    if (flat_.Number<uint32_t>(tensor, kDataIndex) == 0 || flat_.Has(tensor, kAllocation)) return;
    ++program_.tensors;
    if (__builtin_add_overflow(program_.parameters, elements, &program_.parameters)) flat_.Fail(tensor.at, "a tensor's shape overflows");
  }

  const RandomBytes& bytes_;
  FlatBuffer flat_;
  ExecutorchProgram program_;
  uint64_t segments_at_ = 0;
};

}  // namespace

bool LooksLikeExecutorch(std::string_view head) { return head.size() >= 8 && head.substr(4, 4) == "ET12"; }

std::expected<ExecutorchProgram, Malformed> ReadExecutorch(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
