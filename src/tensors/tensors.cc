#include "tensors/tensors.h"

#include <algorithm>
#include <tuple>

#include "formats/ggml/ggml.h"
#include "formats/gguf/gguf.h"
#include "formats/hdf5/hdf5.h"
#include "formats/npy/npy.h"
#include "formats/onnx/onnx.h"
#include "formats/safetensors/safetensors.h"
#include "formats/tensorflow/checkpoint.h"
#include "formats/tflite/tflite.h"
#include "tensors/list.h"

namespace day {
namespace tensors {
namespace {

constexpr uint64_t kSniffed = 16 << 10;  // bytes that say what a file is
constexpr uint64_t kNpyHead = 10'012;    // bytes that are enough for a header of NumPy

std::unexpected<Malformed> NotRead() { return std::unexpected(Malformed{0, kCannotBeRead}); }

}  // namespace

std::string_view DtypeOf(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {{"float32", "F32"},
                                                                             {"float64", "F64"},
                                                                             {"float16", "F16"},
                                                                             {"bfloat16", "BF16"},
                                                                             {"int64", "I64"},
                                                                             {"int32", "I32"},
                                                                             {"int16", "I16"},
                                                                             {"int8", "I8"},
                                                                             {"uint64", "U64"},
                                                                             {"uint32", "U32"},
                                                                             {"uint16", "U16"},
                                                                             {"uint8", "U8"},
                                                                             {"bool", "BOOL"},
                                                                             {"complex64", "C64"},
                                                                             {"complex128", "C128"},
                                                                             {"float8_e4m3fn", "F8_E4M3"},
                                                                             {"float8_e5m2", "F8_E5M2"},
                                                                             {"float8_e4m3fnuz", "F8_E4M3FNUZ"},
                                                                             {"float8_e5m2fnuz", "F8_E5M2FNUZ"},
                                                                             {"float8_e8m0fnu", "F8_E8M0"},
                                                                             {"float8_e8m0", "F8_E8M0"},
                                                                             {"float4_e2m1", "F4"}};
  for (const auto& [known, dtype] : kNames)
    if (known == name) return dtype;
  return name;
}

bool CountIn(TensorList& list, StoredTensor& tensor) {
  tensor.elements = 1;
  for (uint64_t extent : tensor.shape)
    if (__builtin_mul_overflow(tensor.elements, extent, &tensor.elements)) return false;
  if (__builtin_add_overflow(list.parameters, tensor.elements, &list.parameters)) list.parameters = UINT64_MAX;
  ++list.tensors_in_all;
  return true;
}

Listed ListSafetensors(const RandomBytes& bytes, const TensorLimits& limits) {
  uint64_t data_at = 0;
  auto header = ReadSafetensors(bytes, limits.max_head, data_at);
  if (!header) return std::unexpected(header.error());
  TensorList list{.format = "safetensors", .metadata = std::move(header->metadata)};
  list.tensors.reserve(std::min(header->listed.size(), limits.max_listed));
  for (SafetensorsTensor& from : header->listed) {
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor& tensor = list.tensors.emplace_back();
    tensor.name = std::move(from.name);
    tensor.dtype = std::move(from.dtype);
    tensor.shape = std::move(from.shape);
    tensor.offset = data_at + from.begin;
    tensor.length = from.end - from.begin;
    (void)CountIn(list, tensor);  // the parser checked the product
  }
  list.tensors_in_all = header->tensors;
  list.parameters = header->parameters;
  return list;
}

Listed ListGguf(const RandomBytes& bytes, const TensorLimits& limits) {
  auto header = ReadGguf(bytes, limits.max_head);
  if (!header) return std::unexpected(header.error());
  TensorList list{.format = "gguf", .metadata = std::move(header->metadata)};
  list.tensors.reserve(std::min(header->listed.size(), limits.max_listed));
  for (GgufTensor& from : header->listed) {
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor& tensor = list.tensors.emplace_back();
    tensor.name = std::move(from.name);
    tensor.dtype = std::move(from.type);
    tensor.shape.assign(from.extents.rbegin(), from.extents.rend());
    tensor.offset = header->data_at + from.offset;
    tensor.length = from.bytes;
    (void)CountIn(list, tensor);  // the parser checked the product
    if (from.bytes == 0 && tensor.elements > 0) tensor.no_bytes = "the size of its type is not known";
    if (from.bytes > bytes.size() || tensor.offset > bytes.size() - from.bytes) tensor.no_bytes = "it lies past the end of the file";
  }
  list.tensors_in_all = header->tensors;
  list.parameters = header->parameters;
  return list;
}

// NumPy's letters: '<f4' is F32. Ones of one byte have no order.
Listed ListNpy(std::string_view name, const RandomBytes& bytes) {
  std::string head;
  if (!bytes.ReadText(0, std::min(bytes.size(), kNpyHead), head)) return NotRead();
  const auto header = ParseNpyHeader(head);
  if (!header) return std::unexpected(header.error());
  TensorList list{.format = "npy"};
  StoredTensor tensor;
  tensor.name = name.ends_with(".npy") ? name.substr(0, name.size() - 4) : name;
  tensor.shape = header->shape;
  if (!CountIn(list, tensor)) return std::unexpected(Malformed{0, "a shape that overflows"});
  std::string_view descr = header->descr;
  while (!descr.empty() && (descr.front() == '\'' || descr.front() == '"')) descr.remove_prefix(1);
  while (!descr.empty() && (descr.back() == '\'' || descr.back() == '"')) descr.remove_suffix(1);
  const bool big = descr.starts_with('>');
  if (descr.find_first_of("<>|=") == 0) descr.remove_prefix(1);
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {{"f2", "F16"}, {"f4", "F32"}, {"f8", "F64"},   {"i1", "I8"},   {"i2", "I16"},
                                                                             {"i4", "I32"}, {"i8", "I64"}, {"u1", "U8"},    {"u2", "U16"},  {"u4", "U32"},
                                                                             {"u8", "U64"}, {"c8", "C64"}, {"c16", "C128"}, {"b1", "BOOL"}, {"?", "BOOL"}};
  tensor.dtype = descr;
  for (const auto& [letter, dtype] : kNames)
    if (letter == descr) tensor.dtype = dtype;
  tensor.offset = header->data_at;
  tensor.length = header->elements * header->item_size;  // ParseNpyHeader checked the product
  if (header->objects) tensor.no_bytes = "it holds Python objects";
  else if (big && header->item_size > 1) tensor.no_bytes = "its numbers are big-endian";
  else if (header->item_size == 0) tensor.no_bytes = "the size of its type is not known";
  else if (tensor.length > bytes.size() - header->data_at) tensor.no_bytes = "it lies past the end of the file";
  if (header->fortran_order && tensor.shape.size() > 1) {
    uint64_t stride = 1;
    for (uint64_t extent : tensor.shape) {
      tensor.strides.push_back(stride);
      stride *= std::max<uint64_t>(extent, 1);  // at most the count of elements, or 0 of them
    }
  }
  list.tensors.push_back(std::move(tensor));
  return list;
}

}  // namespace tensors

uint64_t BitsOfElement(std::string_view dtype) { return dtype == "C128" ? 128 : SafetensorsBitsOf(dtype).value_or(0); }

std::expected<TensorList, Malformed> ListTensors(std::string_view name, const RandomBytes& bytes, const TensorLimits& limits) {
  using namespace std::string_view_literals;
  std::string head;
  if (!bytes.ReadText(0, std::min(bytes.size(), tensors::kSniffed), head)) return tensors::NotRead();
  tensors::Listed list = std::unexpected(Malformed{0, kNoTensorFormat});
  if (head.starts_with("GGUF")) list = tensors::ListGguf(bytes, limits);
  else if (head.starts_with("\x93NUMPY")) list = tensors::ListNpy(name, bytes);
  else if (head.starts_with("PK\3\4"sv)) list = tensors::ListTorchZip(bytes, limits);
  else if (head.size() > 8 && head.substr(4, 4) == "\0\0\0\0"sv && head[8] == '{') list = tensors::ListSafetensors(bytes, limits);
  else if (head.size() > 1 && head[0] == '\x80' && head[1] <= '\5') list = tensors::ListLegacyTorch(bytes, limits);
  else if (LooksLikeTflite(head)) list = tensors::ListTflite(bytes, limits);
  else if (const auto begin = FindHdf5(head)) list = tensors::ListHdf5(bytes, *begin, limits);
  else if (LooksLikeGgml(head)) list = tensors::ListGgml(bytes, limits);
  else if (EndsAsCheckpoint(bytes)) list = tensors::ListCheckpoint(bytes, limits);
  else if (LooksLikeOnnx(bytes)) list = tensors::ListOnnx(bytes, limits);
  if (!list) return list;
  std::stable_sort(list->tensors.begin(), list->tensors.end(),
                   [](const StoredTensor& a, const StoredTensor& b) { return std::tie(a.offset, a.length) < std::tie(b.offset, b.length); });
  return list;
}

}  // namespace day
