#include "formats/onnx/onnx.h"

#include <algorithm>

#include "base/saturating.h"
#include "formats/onnx/tensor.h"
#include "formats/protobuf/wire.h"
#include "text/ascii.h"

namespace day {
namespace {

using onnx::Tensor;

constexpr size_t kMaxMetadata = 1'024;      // limit: entries that are kept
constexpr size_t kMaxOperatorSets = 256;    // limit: of them that are kept
constexpr uint64_t kLastIrVersion = 1'000;  // above it, it is no version

class ModelReader {
 public:
  explicit ModelReader(OnnxModel& model) : model_(model) {}

  void Model(ProtoMessage message) {
    ProtoField field;
    bool graph = false;
    while (message.Next(field)) {
      if (field.IsVarint(1)) model_.ir_version = field.value;
      if (field.type != ProtoType::kBytes) continue;
      if (field.number == 2) message.Text(field, kOnnxMaxName, model_.producer);
      if (field.number == 7) {
        graph = true;
        Graph(ProtoMessage(message, field));
      }
      if (field.number == 8) OperatorSet(ProtoMessage(message, field));
      if (field.number == 14) Metadata(ProtoMessage(message, field));
      if (field.number == 20) Training(ProtoMessage(message, field));
      if (field.number == 25) Function(ProtoMessage(message, field));
    }
    if (!graph) message.file().Fail(0, "has no graph");
    if (model_.ir_version == 0) message.file().Fail(0, "has no version of the format");
    if (model_.ir_version >= 3 && model_.operator_sets.empty()) message.file().Fail(0, "does not say which set of operators it uses");
  }

  void Keep(const Tensor& tensor) {
    External(tensor);
    ++model_.tensors;
    AddSaturating(model_.parameters, tensor.elements);
    if (model_.listed.size() < kOnnxMaxListed) model_.listed.push_back(tensor.stated);
  }

 private:
  void External(const Tensor& tensor) {
    if (!tensor.stated.external) return;
    const OnnxExternal& beside = tensor.beside;
    const auto same = [&](const OnnxExternal& other) { return other.location == beside.location; };
    // Each tensor has a stretch of its own in the same file: those that look ordinary are told once for each file.
    const bool ordinary = Ordinary(beside.offset) && Ordinary(beside.length);
    if (ordinary && places_.contains(beside.location)) return;
    if (ordinary && places_.size() < kOnnxMaxExternal) places_.insert(beside.location);
    if (!ordinary && std::count_if(model_.external.begin(), model_.external.end(), same) > 4) return;
    if (model_.external.size() < kOnnxMaxExternal) {
      model_.external.push_back(beside);
    } else {
      model_.limit = "onnx-external";
    }
  }
  static bool Ordinary(std::string_view number) { return number.size() < 19 && std::all_of(number.begin(), number.end(), IsDigit); }

  void Graph(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) Node(ProtoMessage(message, field));
      if (field.IsBytes(11) || field.IsBytes(12) || field.IsBytes(13)) ValueInfo(ProtoMessage(message, field));
      Tensor tensor;
      if (field.IsBytes(5) && onnx::ReadTensor(ProtoMessage(message, field), model_, tensor)) Keep(tensor);
      if (field.IsBytes(15)) {
        Tensor indices;
        if (onnx::ReadSparseTensor(ProtoMessage(message, field), model_, tensor, indices)) Keep(tensor);
        External(indices);
      }
    }
  }

  // Types say nothing that matters here, but may be nested too deep for a reader.
  void ValueInfo(ProtoMessage message) {
    ForEachIn(message, 2, [&](ProtoMessage type) { Type(type); });
  }
  void Type(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (!field.IsBytes(4) && !field.IsBytes(5) && !field.IsBytes(9)) continue;  // sequence, map, optional
      ForEachIn(ProtoMessage(message, field), field.number == 5 ? 2 : 1, [&](ProtoMessage element) { Type(element); });
    }
  }

  void Node(ProtoMessage message) {
    const uint64_t begin = message.at();
    OnnxOperator node;
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(4)) message.Text(field, kOnnxMaxName, node.name);
      if (field.IsBytes(7)) message.Text(field, kOnnxMaxName, node.domain);
      if (field.IsBytes(5)) Attribute(ProtoMessage(message, field));
    }
    if (node.domain == "ai.onnx") node.domain.clear();
    if (model_.operators.size() < kOnnxMaxOperators) {
      model_.operators.emplace(std::move(node), begin);
    } else if (!model_.operators.contains(node)) {
      model_.limit = "onnx-operators";
    }
  }

  void Attribute(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.type != ProtoType::kBytes) continue;
      Tensor tensor, indices;
      bool constant = false;
      if (field.number == 5 || field.number == 10) constant = onnx::ReadTensor(ProtoMessage(message, field), model_, tensor);
      if (field.number == 22 || field.number == 23) constant = onnx::ReadSparseTensor(ProtoMessage(message, field), model_, tensor, indices);
      if (constant) {
        External(tensor);
        External(indices);
        ++model_.constants;
        AddSaturating(model_.constant_elements, tensor.elements);
      }
      if (field.number == 6 || field.number == 11) Graph(ProtoMessage(message, field));
      if (field.number == 14 || field.number == 15) Type(ProtoMessage(message, field));
    }
  }

  void Function(ProtoMessage message) {
    OnnxOperator name;
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kOnnxMaxName, name.name);
      if (field.IsBytes(10)) message.Text(field, kOnnxMaxName, name.domain);
      if (field.IsBytes(7)) Node(ProtoMessage(message, field));
      if (field.IsBytes(11)) Attribute(ProtoMessage(message, field));
    }
    if (name.domain == "ai.onnx") name.domain.clear();
    if (model_.functions.size() < kOnnxMaxOperators) {
      model_.functions.insert(std::move(name));
    } else {
      model_.limit = "onnx-operators";
    }
  }

  void Training(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field))
      if (field.IsBytes(1) || field.IsBytes(2)) Graph(ProtoMessage(message, field));
  }

  void OperatorSet(ProtoMessage message) {
    std::pair<std::string, uint64_t> set;
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kOnnxMaxName, set.first);
      if (field.IsVarint(2)) set.second = field.value;
    }
    if (model_.operator_sets.size() < kMaxOperatorSets) model_.operator_sets.push_back(std::move(set));
  }

  void Metadata(ProtoMessage message) {
    std::pair<std::string, std::string> entry;
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kOnnxMaxName, entry.first);
      if (field.IsBytes(2)) message.Text(field, kOnnxMaxText, entry.second);
    }
    if (model_.metadata.size() < kMaxMetadata) {
      model_.metadata.push_back(std::move(entry));
    } else {
      model_.limit = "onnx-metadata";
    }
  }

  OnnxModel& model_;
  std::set<std::string> places_;
};

constexpr ProtoType kNumber = ProtoType::kVarint, kBytes = ProtoType::kBytes;

bool IsFieldOfModel(const ProtoField& field) {
  if (field.number == 1 || field.number == 5) return field.type == kNumber;
  for (uint32_t number : {2U, 3U, 4U, 6U, 7U, 8U, 14U, 20U, 25U, 26U})
    if (field.number == number) return field.type == kBytes;
  return false;
}

bool IsFieldOfGraph(const ProtoField& field) {
  for (uint32_t number : {1U, 2U, 5U, 10U, 11U, 12U, 13U, 14U, 15U, 16U})
    if (field.number == number) return field.type == kBytes;
  return false;
}

// Field 2 of a sequence or an optional is what it holds: a tensor, or what has tensors in it.
bool ReadSequence(ProtoMessage message, OnnxModel& into) {
  ProtoField field;
  bool typed = false;
  while (message.Next(field)) {
    if (field.IsVarint(2) && field.value <= 5) {
      typed = true;
    } else if (field.IsBytes(3)) {
      Tensor tensor;
      if (!onnx::ReadTensor(ProtoMessage(message, field), into, tensor)) return false;
      ModelReader(into).Keep(tensor);
    } else if (field.IsBytes(5) || field.IsBytes(6)) {
      if (!ReadSequence(ProtoMessage(message, field), into)) return false;
    } else if (!field.IsBytes(1)) {
      return false;
    }
  }
  return message.file().ok() && typed;
}

}  // namespace

bool LooksLikeOnnx(const RandomBytes& bytes) {
  constexpr int kMost = 4'096;  // fields at the top that are looked at
  ProtoFile file(bytes, ProtoReading::kLook);
  ProtoMessage message(file);
  ProtoField field;
  bool version = false, named = false, graph = false;
  for (int count = 0; count < kMost && message.Next(field); ++count) {
    if (!IsFieldOfModel(field)) return false;
    version |= field.number == 1 && field.value > 0 && field.value < kLastIrVersion;
    named |= field.number == 2 || field.number == 8;
    if (field.number == 7) {
      ProtoMessage inner(message, field);
      if (inner.Next(field) && !IsFieldOfGraph(field)) return false;
      graph = true;
    }
  }
  return file.ok() && version && named && graph;
}

std::expected<OnnxModel, Malformed> ReadOnnx(const RandomBytes& bytes) {
  OnnxModel model;
  if (const auto fault = ReadProtoFile(bytes, [&](ProtoMessage message) { ModelReader(model).Model(message); })) return std::unexpected(*fault);
  return model;
}

bool ReadOnnxTensor(const RandomBytes& bytes, OnnxModel& into) {
  ProtoFile file(bytes);
  ProtoMessage message(file);
  ProtoField field;
  bool tensor_fields = true, typed = false;
  while (tensor_fields && message.Next(field)) {
    tensor_fields = field.number <= 16 && field.number != 15;
    typed |= field.IsVarint(2);
  }
  if (file.ok() && tensor_fields && typed) {
    OnnxModel tried;
    Tensor tensor;
    ProtoFile again(bytes);
    if (onnx::ReadTensor(ProtoMessage(again), tried, tensor) && tensor.whole) {
      ModelReader(into).Keep(tensor);
      return true;
    }
  }
  OnnxModel tried;
  ProtoFile again(bytes);
  if (!ReadSequence(ProtoMessage(again), tried) || !tried.faults.empty()) return false;
  into = std::move(tried);
  return true;
}

}  // namespace day
