#include "formats/onnx/tensor.h"

#include <array>

namespace day {
namespace {

struct Type {
  std::string_view name;
  uint8_t bits;  // 0: texts
};
// By TensorProto.DataType.
constexpr std::array<Type, 27> kTypes = {
    {{"", 0},           {"float32", 32},     {"uint8", 8},       {"int8", 8},          {"uint16", 16},         {"int16", 16},      {"int32", 32},
     {"int64", 64},     {"string", 0},       {"bool", 8},        {"float16", 16},      {"float64", 64},        {"uint32", 32},     {"uint64", 64},
     {"complex64", 64}, {"complex128", 128}, {"bfloat16", 16},   {"float8_e4m3fn", 8}, {"float8_e4m3fnuz", 8}, {"float8_e5m2", 8}, {"float8_e5m2fnuz", 8},
     {"uint4", 4},      {"int4", 4},         {"float4_e2m1", 4}, {"float8_e8m0", 8},   {"uint2", 2},           {"int2", 2}}};
constexpr uint32_t kString = 8;
constexpr size_t kMaxRank = 64;  // limit: dimensions that are kept; NumPy has no more

}  // namespace

std::string_view OnnxTypeName(uint32_t type) { return type < kTypes.size() ? kTypes[type].name : std::string_view(); }
uint32_t OnnxTypeBits(uint32_t type) { return type < kTypes.size() ? kTypes[type].bits : 0; }

namespace onnx {
namespace {

void ReadExternal(ProtoMessage entry, OnnxModel& model, OnnxExternal& beside) {
  std::string key, value;
  ProtoField field;
  while (entry.Next(field)) {
    if (field.IsBytes(1)) entry.Text(field, kOnnxMaxName, key);
    if (field.IsBytes(2)) entry.Text(field, 4 * kOnnxMaxName, value);
  }
  // Readers differ on which of two they take.
  if (key == "location" && !beside.location.empty()) Fault(model, entry.at(), "a tensor names two places of its data");
  if (key == "location") beside.location = value;
  if (key == "offset") beside.offset = value;
  if (key == "length") beside.length = value;
}

// What the data fields of a tensor held.
struct Data {
  bool raw = false;
  uint64_t raw_size = 0, texts = 0;
  uint64_t fixed_bytes = 0;  // of float_data and double_data
  bool numbers = false;      // of int32_data and its kin; not counted, since that would mean reading them
  uint32_t wide = 0;         // bytes of one of the fixed ones

  bool none() const { return !raw && texts == 0 && fixed_bytes == 0 && !numbers; }
};

void CheckData(const Data& data, uint64_t at, OnnxModel& model, Tensor& tensor) {
  const uint32_t type = tensor.stated.type;
  const auto bad = [&](std::string_view rule) {
    tensor.whole = false;
    Fault(model, at, rule);
  };
  if (tensor.stated.external) return;
  if (tensor.elements == 0) {
    if (data.raw && data.raw_size != 0) bad("a tensor without elements has data");
    return;
  }
  if (data.none()) return bad("a tensor has no data");
  uint64_t bits = 0;
  if (data.raw) {
    if (type == kString) return bad("a tensor of texts has raw data");
    if (__builtin_mul_overflow(tensor.elements, uint64_t{kTypes[type].bits}, &bits)) return bad("a tensor's size overflows");
    if (data.raw_size != bits / 8 + (bits % 8 != 0)) bad("a tensor's data has not the length of its shape and type");
  } else if (type == kString) {
    if (data.texts != tensor.elements) bad("a tensor's texts are not as many as its shape says");
  } else if (data.wide != 0) {
    const uint64_t each = kTypes[type].bits > 64 || type == 14 ? 2 : 1;  // complex numbers are two
    if (data.fixed_bytes / data.wide / each != tensor.elements) bad("a tensor's data has not the length of its shape and type");
  }
}

}  // namespace

void Fault(OnnxModel& model, uint64_t offset, std::string_view rule) {
  if (model.faults.size() < kOnnxMaxFaults) model.faults.push_back({offset, rule});
}

bool ReadTensor(ProtoMessage message, OnnxModel& model, Tensor& tensor) {
  const uint64_t begin = message.at();
  Data data;
  ProtoField field;
  bool negative = false, overflow = false, zero = false;
  while (message.Next(field)) {
    const bool bytes = field.type == ProtoType::kBytes;
    if (field.number == 1 && (bytes || field.type == ProtoType::kVarint)) {
      ProtoVarints dims(message.file(), field);
      for (uint64_t dim = 0; dims.Next(dim);) {
        negative |= dim > INT64_MAX;
        zero |= dim == 0;
        if (tensor.stated.shape.size() < kMaxRank) tensor.stated.shape.push_back(dim);
        if (dim != 0) overflow |= __builtin_mul_overflow(tensor.elements, dim, &tensor.elements);
      }
    } else if (field.IsVarint(2)) {
      tensor.stated.type = field.Enum();
    } else if ((field.number == 4 || field.number == 10) && (bytes || field.type != ProtoType::kVarint)) {
      data.wide = field.number == 4 ? 4 : 8;
      data.fixed_bytes += field.size;
    } else if (field.number == 5 || field.number == 7 || field.number == 11) {
      data.numbers |= field.size > 0;
    } else if (field.IsBytes(6)) {
      ++data.texts;
    } else if (field.IsBytes(8)) {
      message.Text(field, kOnnxMaxName, tensor.stated.name);
    } else if (field.IsBytes(9)) {
      data.raw = true;
      data.raw_size = field.size;
      tensor.stated.at = field.at;
      tensor.stated.bytes = field.size;
    } else if (field.IsBytes(13)) {
      tensor.stated.external = true;
      tensor.beside.at = field.at;
      ReadExternal(ProtoMessage(message, field), model, tensor.beside);
    } else if (field.IsVarint(14)) {
      tensor.stated.external |= field.value == 1;
    }
  }
  if (!message.file().ok()) return false;
  if (zero) tensor.elements = 0;
  const std::string_view rule = negative                                   ? "a tensor has a negative dimension"
                                : overflow && !zero                        ? "a tensor's shape overflows"
                                : OnnxTypeName(tensor.stated.type).empty() ? "a tensor's type does not exist"
                                                                           : "";
  if (!rule.empty()) {
    tensor.whole = false;
    tensor.elements = 0;
    Fault(model, begin, rule);
  } else {
    CheckData(data, begin, model, tensor);
  }
  if (tensor.beside.at == 0) tensor.beside.at = begin;
  return true;
}

bool ReadSparseTensor(ProtoMessage message, OnnxModel& model, Tensor& values, Tensor& indices) {
  ProtoField field;
  while (message.Next(field)) {
    if (field.IsBytes(1)) ReadTensor(ProtoMessage(message, field), model, values);
    if (field.IsBytes(2)) ReadTensor(ProtoMessage(message, field), model, indices);
  }
  return message.file().ok();
}

}  // namespace onnx
}  // namespace day
