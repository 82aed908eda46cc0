// ONNX's TensorProto, for the reader of models.
#pragma once

#include "formats/onnx/onnx.h"
#include "formats/protobuf/wire.h"

namespace day::onnx {

struct Tensor {
  OnnxTensor stated;
  uint64_t elements = 1;
  bool whole = true;  // its data was there, in the length that shape and type ask for
  OnnxExternal beside;
};

// Faults go to `model`. False where the file failed.
bool ReadTensor(ProtoMessage message, OnnxModel& model, Tensor& tensor);
// Values and indices of a tensor that is mostly zero: its values count.
bool ReadSparseTensor(ProtoMessage message, OnnxModel& model, Tensor& values, Tensor& indices);
void Fault(OnnxModel& model, uint64_t offset, std::string_view rule);

}  // namespace day::onnx
