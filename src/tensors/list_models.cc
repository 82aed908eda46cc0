// Tensors of formats that hold a whole model: its weights among operators and layers.
#include <algorithm>

#include "formats/ggml/ggml.h"
#include "formats/gguf/gguf.h"
#include "formats/hdf5/hdf5.h"
#include "formats/onnx/onnx.h"
#include "formats/tensorflow/checkpoint.h"
#include "formats/tflite/tflite.h"
#include "tensors/list.h"

namespace day::tensors {
namespace {

// One number after the other, as many as the shape says, inside of the file.
bool HasItsBytes(const StoredTensor& tensor, uint64_t size) {
  uint64_t bits = 0;
  return !__builtin_mul_overflow(tensor.elements, BitsOfElement(tensor.dtype), &bits) && bits / 8 == tensor.length && (bits > 0 || tensor.elements == 0) &&
         tensor.length <= size && tensor.offset <= size - tensor.length;
}

}  // namespace

Listed ListOnnx(const RandomBytes& bytes, const TensorLimits& limits) {
  auto model = ReadOnnx(bytes);
  if (!model) return std::unexpected(model.error());
  TensorList list{.format = "onnx", .metadata = std::move(model->metadata)};
  for (OnnxTensor& from : model->listed) {
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor tensor;
    tensor.name = std::move(from.name);
    tensor.dtype = DtypeOf(OnnxTypeName(from.type));
    tensor.shape = std::move(from.shape);
    if (!CountIn(list, tensor)) continue;
    tensor.offset = from.at;
    tensor.length = from.bytes;
    if (from.external) tensor.no_bytes = "it lies in a file beside the model";
    else if (from.bytes == 0 && tensor.elements > 0) tensor.no_bytes = "its numbers stand in fields of their own";
    list.tensors.push_back(std::move(tensor));
  }
  list.tensors_in_all = model->tensors;
  list.parameters = model->parameters;
  return list;
}

Listed ListTflite(const RandomBytes& bytes, const TensorLimits& limits) {
  auto model = ReadTflite(bytes);
  if (!model) return std::unexpected(model.error());
  TensorList list{.format = "tflite"};
  if (!model->description.empty()) list.metadata.emplace_back("description", std::move(model->description));
  for (TfliteTensor& from : model->listed) {
    if (!from.constant || std::ranges::any_of(from.shape, [](int64_t extent) { return extent < 0; })) continue;
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor tensor;
    tensor.name = std::move(from.name);
    tensor.dtype = DtypeOf(from.dtype);
    for (const int64_t extent : from.shape) tensor.shape.push_back(static_cast<uint64_t>(extent));
    if (!CountIn(list, tensor)) continue;
    tensor.offset = from.at;
    tensor.length = from.size;
    if (!HasItsBytes(tensor, bytes.size())) tensor.no_bytes = "its bytes are not one number after the other";
    list.tensors.push_back(std::move(tensor));
  }
  list.tensors_in_all = model->tensors;
  list.parameters = model->parameters;
  return list;
}

Listed ListHdf5(const RandomBytes& bytes, uint64_t begin, const TensorLimits& limits) {
  auto file = ReadHdf5(bytes, begin);
  if (!file) return std::unexpected(file.error());
  TensorList list{.format = "hdf5"};
  for (const Hdf5Attribute& attribute : file->attributes)
    if (attribute.object == "/" && attribute.texts.size() == 1) list.metadata.emplace_back(attribute.name, attribute.texts[0]);
  for (Hdf5Dataset& from : file->datasets) {
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor tensor;
    tensor.name = from.path.starts_with('/') ? from.path.substr(1) : from.path;
    tensor.dtype = DtypeOf(from.dtype);
    tensor.shape = std::move(from.shape);
    if (!CountIn(list, tensor)) continue;
    tensor.offset = from.at;
    tensor.length = from.stored;
    if (from.layout != Hdf5Dataset::Layout::kContiguous) tensor.no_bytes = "its bytes lie in chunks or in the header";
    else if (from.big_endian) tensor.no_bytes = "its numbers are big-endian";
    else if (from.at == 0 || !HasItsBytes(tensor, bytes.size())) tensor.no_bytes = "its bytes are not one number after the other";
    list.tensors.push_back(std::move(tensor));
  }
  return list;
}

Listed ListCheckpoint(const RandomBytes& bytes, const TensorLimits& limits) {
  auto index = ReadCheckpointIndex(bytes);
  if (!index) return std::unexpected(index.error());
  TensorList list{.format = "tensorflow-checkpoint"};
  for (CheckpointTensor& from : index->listed) {
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor tensor;
    tensor.name = std::move(from.name);
    tensor.dtype = DtypeOf(GraphTypeName(from.tensor.type));
    tensor.shape = std::move(from.tensor.shape);
    if (!CountIn(list, tensor)) continue;
    tensor.no_bytes = "it lies in a data file beside the index";
    list.tensors.push_back(std::move(tensor));
  }
  list.tensors_in_all = index->tensors;
  list.parameters = index->parameters;
  return list;
}

Listed ListGgml(const RandomBytes& bytes, const TensorLimits& limits) {
  auto file = ReadGgml(bytes);
  if (!file) return std::unexpected(file.error());
  TensorList list{.format = "ggml"};
  for (GgmlTensor& from : file->listed) {
    if (list.tensors.size() == limits.max_listed) break;
    StoredTensor tensor;
    tensor.name = std::move(from.name);
    tensor.dtype = GgufTypeName(from.type);
    tensor.shape.assign(from.shape.rbegin(), from.shape.rend());
    if (!CountIn(list, tensor)) continue;
    tensor.offset = from.at;
    tensor.length = from.size;
    list.tensors.push_back(std::move(tensor));
  }
  list.tensors_in_all = file->tensors;
  list.parameters = file->parameters;
  return list;
}

}  // namespace day::tensors
