// Tensors of formats that hold a whole model: its weights among operators and layers.
#include "formats/onnx/onnx.h"
#include "tensors/list.h"

namespace day::tensors {

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

}  // namespace day::tensors
