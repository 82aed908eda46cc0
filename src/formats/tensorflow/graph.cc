#include "formats/tensorflow/graph.h"

#include <algorithm>

#include "formats/protobuf/wire.h"
#include "formats/tensorflow/node.h"
#include "text/ascii.h"

namespace day {
namespace {

constexpr size_t kMaxArguments = 65'536;  // limit: of a function that are shown

class GraphReader {
 public:
  explicit GraphReader(GraphVisitor& visitor) : visitor_(visitor) {}

  void SavedModel(ProtoMessage message) {
    ForEachIn(message, 2, [&](ProtoMessage graph) { MetaGraph(graph); });
  }

  void MetaGraph(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(2)) Graph(ProtoMessage(message, field));
      if (field.IsBytes(3)) Saver(ProtoMessage(message, field));
      if (field.IsBytes(6)) Asset(ProtoMessage(message, field));
      if (field.IsBytes(7)) Objects(ProtoMessage(message, field));
    }
  }

  void Graph(ProtoMessage message) {
    ProtoField field;
    bool in_graph = false;
    while (message.Next(field)) {
      if (field.IsBytes(1)) {
        if (!in_graph) visitor_.Body("", {});
        in_graph = true;
        Node(ProtoMessage(message, field));
      }
      if (field.IsBytes(2)) {
        in_graph = false;
        Library(ProtoMessage(message, field));
      }
    }
  }

  // Keras's own file beside a saved model.
  void KerasMetadata(ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage object) { Object(object, 4, 5, false); });
  }

 private:
  void Node(ProtoMessage message) {
    tensorflow::ReadNode(message, node_);
    visitor_.Node(node_);
  }

  void Library(ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage function) { Function(function); });
  }

  void Function(ProtoMessage message) {
    // Its name may stand behind its nodes: once over it for that, and once for them.
    std::string name;
    std::vector<std::string> arguments;
    ForEachIn(message, 1, [&](ProtoMessage signature) { Signature(signature, name, arguments); });
    visitor_.Body(name, arguments);
    ForEachIn(message, 3, [&](ProtoMessage node) { Node(node); });
  }

  void Signature(ProtoMessage message, std::string& name, std::vector<std::string>& arguments) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kGraphMaxText, name);
      if (!field.IsBytes(2) || arguments.size() >= kMaxArguments) continue;
      ReadText(ProtoMessage(message, field), 1, kGraphMaxText, arguments.emplace_back());
    }
  }

  void Saver(ProtoMessage message) {
    std::string tensor;
    ReadText(message, 1, kGraphMaxText, tensor);
    visitor_.Saver(tensor);
  }

  void Asset(ProtoMessage message) {
    const uint64_t at = message.at();
    ProtoField field;
    std::string tensor, filename;
    while (message.Next(field)) {
      if (field.IsBytes(2)) message.Text(field, kGraphMaxText, filename);
      if (field.IsBytes(1)) ReadText(ProtoMessage(message, field), 1, kGraphMaxText, tensor);
    }
    visitor_.Asset(tensor, filename, at);
  }

  void Objects(ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage object) { ForEachIn(object, 4, [&](ProtoMessage user) { Object(user, 1, 3, true); }); });
  }

  // By the numbers of its fields.
  void Object(ProtoMessage message, uint32_t identifier_field, uint32_t metadata_field, bool only_described) {
    const uint64_t at = message.at();
    ProtoField field;
    std::string identifier, metadata;
    while (message.Next(field)) {
      if (field.IsBytes(identifier_field)) message.Text(field, kGraphMaxText, identifier);
      if (field.IsBytes(metadata_field)) message.Text(field, kGraphMaxConfig, metadata);
    }
    if (!metadata.empty() || !only_described) visitor_.Object(identifier, metadata, at);
  }

  GraphVisitor& visitor_;
  GraphNode node_;
};

// ------------------------------------------------------------------------------------------------ what it is

constexpr int kLooks = 64;  // fields of each message that are looked at

bool IsIdentifier(std::string_view text) {
  return !text.empty() && text.size() < 200 && std::all_of(text.begin(), text.end(), [](char c) { return IsLetterOrDigit(c) || c == '_' || c == '>'; });
}

bool LooksLikeNode(ProtoMessage message, std::string& op) {
  ProtoField field;
  for (int count = 0; count < kLooks && message.Next(field); ++count) {
    if (field.type != ProtoType::kBytes || field.number > 7) return false;
    if (field.number == 2) message.Text(field, kGraphMaxText, op);
    if (field.number != 5) continue;
    ProtoMessage attribute(message, field);  // a key and a value
    while (attribute.Next(field))
      if (field.type != ProtoType::kBytes || field.number > 2) return false;
  }
  return message.file().ok() && IsIdentifier(op);
}

bool LooksLikeGraph(ProtoMessage message, std::vector<std::string>& ops) {
  ProtoField field;
  int nodes = 0;
  for (int count = 0; count < kLooks && message.Next(field); ++count) {
    const bool number = field.IsVarint(3);
    if (!number && (field.type != ProtoType::kBytes || field.number > 5)) return false;
    std::string op;
    if (field.number != 1) continue;
    if (!LooksLikeNode(ProtoMessage(message, field), op)) return false;
    ++nodes;
    ops.push_back(std::move(op));
  }
  return message.file().ok() && nodes > 0;
}

bool LooksLikeMetaGraph(ProtoMessage message, std::vector<std::string>& ops) {
  ProtoField field;
  bool graph = false;
  for (int count = 0; count < kLooks && message.Next(field); ++count) {
    if (field.type != ProtoType::kBytes || field.number > 7) return false;
    if (field.number == 2 && field.size > 0) {
      if (!LooksLikeGraph(ProtoMessage(message, field), ops)) return false;
      graph = true;
    }
  }
  return message.file().ok() && graph;
}

bool LooksLikeSavedModel(ProtoMessage message, std::vector<std::string>& ops) {
  ProtoField field;
  bool version = false, graph = false;
  for (int count = 0; count < kLooks && message.Next(field); ++count) {
    if (field.IsVarint(1)) {
      version = field.value > 0 && field.value < 100;
    } else if (field.IsBytes(2)) {
      if (!LooksLikeMetaGraph(ProtoMessage(message, field), ops)) return false;
      graph = true;
    } else {
      return false;
    }
  }
  return message.file().ok() && version && graph;
}

bool LooksLikeKerasMetadata(ProtoMessage message) {
  ProtoField field;
  bool keras = false;
  for (int count = 0; count < kLooks && message.Next(field); ++count) {
    if (!field.IsBytes(1)) return false;
    ProtoMessage object(message, field);
    std::string identifier;
    while (object.Next(field)) {
      if (field.number > 6 || (field.number == 2) != (field.type == ProtoType::kVarint)) return false;
      if (field.number == 4) object.Text(field, kGraphMaxText, identifier);
    }
    keras |= identifier.starts_with("_tf_keras");
  }
  return message.file().ok() && keras;
}

}  // namespace

GraphKind SniffGraph(const RandomBytes& bytes, std::vector<std::string>& ops) {
  const auto looks = [&](bool (*as)(ProtoMessage, std::vector<std::string>&)) {
    ops.clear();
    ProtoFile file(bytes, ProtoReading::kLook);
    return as(ProtoMessage(file), ops);
  };
  if (looks(LooksLikeSavedModel)) return GraphKind::kSavedModel;
  ProtoFile file(bytes, ProtoReading::kLook);
  if (LooksLikeKerasMetadata(ProtoMessage(file))) return GraphKind::kKerasMetadata;
  // A graph definition may be taken for a meta graph and the other way round only where both are almost empty.
  if (looks(LooksLikeMetaGraph)) return GraphKind::kMetaGraph;
  if (looks(LooksLikeGraph)) return GraphKind::kGraph;
  return GraphKind::kNone;
}

bool IsFingerprint(const RandomBytes& bytes) {
  constexpr uint64_t kMax = 4'096;  // bytes; it has about a hundred
  if (bytes.size() > kMax) return false;
  ProtoFile file(bytes);
  ProtoMessage message(file);
  ProtoField field;
  int numbers = 0;
  while (message.Next(field)) {
    const bool number = field.number <= 5;
    if (field.number > 7 || field.type != (number ? ProtoType::kVarint : ProtoType::kBytes)) return false;
    numbers += number ? 1 : 0;
  }
  return file.ok() && numbers > 0;
}

std::expected<void, Malformed> ReadGraph(GraphKind kind, const RandomBytes& bytes, GraphVisitor& visitor) {
  const auto fault = ReadProtoFile(bytes, [&](ProtoMessage message) {
    GraphReader reader(visitor);
    switch (kind) {
      case GraphKind::kNone: return;
      case GraphKind::kSavedModel: return reader.SavedModel(message);
      case GraphKind::kMetaGraph: return reader.MetaGraph(message);
      case GraphKind::kGraph: return reader.Graph(message);
      case GraphKind::kKerasMetadata: return reader.KerasMetadata(message);
    }
  });
  if (fault) return std::unexpected(*fault);
  return {};
}

}  // namespace day
