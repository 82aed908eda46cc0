#include "formats/caffe/caffe.h"

#include "base/saturating.h"
#include "formats/protobuf/wire.h"

namespace day {
namespace {

constexpr size_t kMaxRank = 64;  // limit: dimensions; Caffe's is 32

class ModelReader {
 public:
  explicit ModelReader(CaffeModel& model) : model_(model) {}

  void Net(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kCaffeMaxName, model_.name);
      if (field.IsBytes(100)) Layer(ProtoMessage(message, field), 1, 7);
      if (field.IsBytes(2)) Layer(ProtoMessage(message, field), 4, 6);
    }
  }

 private:
  void Layer(ProtoMessage message, uint32_t name_field, uint32_t blob_field) {
    ++model_.layers;
    ProtoField field;
    std::string name;
    while (message.Next(field)) {
      if (field.IsBytes(name_field)) message.Text(field, kCaffeMaxName, name);
      if (field.IsBytes(blob_field)) Blob(ProtoMessage(message, field), name);
      if (field.IsBytes(130)) Python(ProtoMessage(message, field));
    }
  }

  void Python(ProtoMessage message) {
    CaffePython python;
    python.at = message.at();
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kCaffeMaxName, python.module);
      if (field.IsBytes(2)) message.Text(field, kCaffeMaxName, python.layer);
    }
    if (model_.python.size() < kCaffeMaxPython) {
      model_.python.push_back(std::move(python));
    } else {
      model_.limit = "caffe-python";
    }
  }

  void Blob(ProtoMessage message, const std::string& layer) {
    const uint64_t at = message.at();
    CaffeBlob blob;
    blob.layer = layer;
    uint64_t old_shape[4] = {1, 1, 1, 1}, data = 0;
    bool old = false;
    ProtoField field;
    while (message.Next(field)) {
      const bool packed = field.type == ProtoType::kBytes;
      if (field.number >= 1 && field.number <= 4 && field.type == ProtoType::kVarint) {
        old_shape[field.number - 1] = field.value;
        old = true;
      } else if (field.number == 5 && (packed || field.type == ProtoType::kFixed32)) {
        data += field.size / 4;
      } else if (field.number == 8 && (packed || field.type == ProtoType::kFixed64)) {
        data += field.size / 8;
      } else if (field.IsBytes(7)) {
        ProtoMessage shape(message, field);
        while (shape.Next(field)) {
          if (field.number != 1) continue;
          ProtoVarints dims(message.file(), field);
          for (uint64_t dim = 0; dims.Next(dim) && blob.shape.size() < kMaxRank;) blob.shape.push_back(dim);
        }
      }
    }
    if (blob.shape.empty() && old) blob.shape.assign(old_shape, old_shape + 4);
    uint64_t elements = 1;
    for (uint64_t dim : blob.shape)
      if (dim > INT64_MAX || __builtin_mul_overflow(elements, dim, &elements)) {
        message.file().Fail(at, "a blob's shape is negative or overflows");
        return;
      }
    // Blobs of a network whose weights were left out have a shape and no data.
    if (data != 0 && data != elements) {
      message.file().Fail(at, "a blob's data has not the length of its shape");
      return;
    }
    ++model_.tensors;
    AddSaturating(model_.parameters, data);
    if (model_.listed.size() < kCaffeMaxListed) model_.listed.push_back(std::move(blob));
  }

  CaffeModel& model_;
};

}  // namespace

bool LooksLikeCaffe(const RandomBytes& bytes) {
  constexpr int kMost = 64;  // fields at the top that are looked at
  ProtoFile file(bytes, ProtoReading::kLook);
  ProtoMessage message(file);
  ProtoField field;
  bool layer = false;
  for (int count = 0; count < kMost && message.Next(field); ++count) {
    const bool number = field.number == 4 || field.number == 5 || field.number == 7;
    if (number ? field.type == ProtoType::kFixed32 || field.type == ProtoType::kFixed64 : field.type != ProtoType::kBytes) return false;
    if (field.number > 8 && field.number != 100) return false;
    if (field.number != 100) continue;
    layer = true;
    ProtoMessage inner(message, field);  // a name and a type, first
    if (inner.Next(field) && !field.IsBytes(1) && !field.IsBytes(2)) return false;
  }
  return file.ok() && layer;
}

std::expected<CaffeModel, Malformed> ReadCaffe(const RandomBytes& bytes) {
  CaffeModel model;
  if (const auto fault = ReadProtoFile(bytes, [&](ProtoMessage message) { ModelReader(model).Net(message); })) return std::unexpected(*fault);
  if (model.layers == 0) return std::unexpected(Malformed{0, "has no layers"});
  return model;
}

}  // namespace day
