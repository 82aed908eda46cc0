#include "formats/tensorflow/node.h"

#include <array>

namespace day {
namespace {

struct Type {
  std::string_view name;
  uint8_t bytes;  // 0: not of one size, or less than a byte
};
// By DataType.
constexpr std::array<Type, 31> kTypes = {{{"", 0},
                                          {"float32", 4},
                                          {"float64", 8},
                                          {"int32", 4},
                                          {"uint8", 1},
                                          {"int16", 2},
                                          {"int8", 1},
                                          {"string", 0},
                                          {"complex64", 8},
                                          {"int64", 8},
                                          {"bool", 1},
                                          {"qint8", 1},
                                          {"quint8", 1},
                                          {"qint32", 4},
                                          {"bfloat16", 2},
                                          {"qint16", 2},
                                          {"quint16", 2},
                                          {"uint16", 2},
                                          {"complex128", 16},
                                          {"float16", 2},
                                          {"resource", 0},
                                          {"variant", 0},
                                          {"uint32", 4},
                                          {"uint64", 8},
                                          {"float8_e5m2", 1},
                                          {"float8_e4m3fn", 1},
                                          {"float8_e4m3fnuz", 1},
                                          {"float8_e4m3b11fnuz", 1},
                                          {"float8_e5m2fnuz", 1},
                                          {"int4", 0},
                                          {"uint4", 0}}};
constexpr size_t kMaxRank = 254;  // limit: dimensions that are kept; the format's

}  // namespace

std::string_view GraphTypeName(uint32_t type) { return type < kTypes.size() ? kTypes[type].name : std::string_view(); }

namespace tensorflow {

uint32_t BytesOf(uint32_t type) { return type < kTypes.size() ? kTypes[type].bytes : 0; }

namespace {

// `texts` may be null.
void ReadTensor(ProtoMessage message, GraphTensor& tensor, std::vector<std::string>* texts) {
  ProtoField field;
  std::string text;
  while (message.Next(field)) {
    if (field.IsVarint(1)) tensor.type = field.Enum();
    if (field.IsBytes(2)) ReadShape(ProtoMessage(message, field), tensor);
    if (field.IsBytes(8) && texts && texts->size() < kGraphMaxTexts && message.Text(field, kGraphMaxText, text)) texts->push_back(text);
  }
}

class NodeReader {
 public:
  explicit NodeReader(GraphNode& node) : node_(node) {}

  void Attribute(ProtoMessage message) {
    ProtoField field;
    std::string key;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kGraphMaxText, key);
      if (field.IsBytes(2)) Value(key, ProtoMessage(message, field));
    }
  }

 private:
  void Text(std::string_view key, const ProtoMessage& message, const ProtoField& field) {
    std::string text;
    if (node_.texts.size() < kGraphMaxTexts && message.Text(field, kGraphMaxText, text)) node_.texts.emplace_back(key, std::move(text));
  }

  void Value(std::string_view key, ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsVarint(6) && key == "dtype") node_.shape.type = field.Enum();
      if (field.type != ProtoType::kBytes) continue;
      if (field.number == 1) List(key, ProtoMessage(message, field));
      if (field.number == 2) Text(key, message, field);
      if (field.number == 7 && key == "shape") {
        node_.stated_shape = true;
        ReadShape(ProtoMessage(message, field), node_.shape);
      }
      if (field.number == 8 && key == "value") {
        node_.constant = true;
        ReadTensor(ProtoMessage(message, field), node_.value, &node_.constant_texts);
      }
      if (field.number == 10) Function(ProtoMessage(message, field));
    }
  }

  void List(std::string_view key, ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(2)) Text(key, message, field);
      if (field.IsBytes(9)) Function(ProtoMessage(message, field));
    }
  }

  // A function with attributes of its own, which may name functions again.
  void Function(ProtoMessage message) {
    ProtoField field;
    std::string name;
    while (message.Next(field)) {
      if (field.IsBytes(1) && message.Text(field, kGraphMaxText, name) && node_.functions.size() < kGraphMaxTexts) node_.functions.push_back(name);
      if (field.IsBytes(2)) Attribute(ProtoMessage(message, field));
    }
  }

  GraphNode& node_;
};

// Says nothing that matters here, but may be nested too deep for a reader.
void ReadFullType(ProtoMessage message) { ForEachIn(message, 2, ReadFullType); }

}  // namespace

void ReadShape(ProtoMessage message, GraphTensor& tensor) {
  ProtoField field;
  bool zero = false;
  while (message.Next(field)) {
    if (field.IsVarint(3) && field.value != 0) tensor.known_shape = false;
    if (!field.IsBytes(2)) continue;
    ProtoMessage dimension(message, field);
    uint64_t size = 0;
    while (dimension.Next(field))
      if (field.IsVarint(1)) size = field.value;
    if (tensor.shape.size() < kMaxRank) tensor.shape.push_back(size);
    zero |= size == 0;
    // Negative: not known.
    if (size > INT64_MAX || (size != 0 && __builtin_mul_overflow(tensor.elements, size, &tensor.elements))) tensor.known_shape = false;
  }
  if (zero || !tensor.known_shape) tensor.elements = 0;
}

void ReadNode(ProtoMessage message, GraphNode& node) {
  node = {};
  node.at = message.at();
  ProtoField field;
  while (message.Next(field)) {
    if (field.type != ProtoType::kBytes) continue;
    if (field.number == 1) message.Text(field, kGraphMaxText, node.name);
    if (field.number == 2) message.Text(field, kGraphMaxText, node.op);
    if (field.number == 3 && node.inputs.size() < kGraphMaxInputs) message.Text(field, kGraphMaxText, node.inputs.emplace_back());
    if (field.number == 5) NodeReader(node).Attribute(ProtoMessage(message, field));
    if (field.number == 7) ReadFullType(ProtoMessage(message, field));
  }
}

}  // namespace tensorflow
}  // namespace day
