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
    ProtoField field;
    while (message.Next(field))
      if (field.IsBytes(2)) MetaGraph(ProtoMessage(message, field));
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
    ProtoField field;
    std::string identifier, metadata;
    while (message.Next(field)) {
      if (!field.IsBytes(1)) continue;
      ProtoMessage object(message, field);
      const uint64_t at = object.at();
      identifier.clear();
      metadata.clear();
      while (object.Next(field)) {
        if (field.IsBytes(4)) object.Text(field, kGraphMaxText, identifier);
        if (field.IsBytes(5)) object.Text(field, kGraphMaxConfig, metadata);
      }
      visitor_.Object(identifier, metadata, at);
    }
  }

 private:
  void Node(ProtoMessage message) {
    tensorflow::ReadNode(message, node_);
    visitor_.Node(node_);
  }

  void Library(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field))
      if (field.IsBytes(1)) Function(ProtoMessage(message, field));
  }

  void Function(ProtoMessage message) {
    // Its name may stand behind its nodes: once over it for that, and once for them.
    ProtoMessage again = message;
    ProtoField field;
    std::string name;
    std::vector<std::string> arguments;
    while (message.Next(field))
      if (field.IsBytes(1)) Signature(ProtoMessage(message, field), name, arguments);
    visitor_.Body(name, arguments);
    while (again.Next(field))
      if (field.IsBytes(3)) Node(ProtoMessage(again, field));
  }

  void Signature(ProtoMessage message, std::string& name, std::vector<std::string>& arguments) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) message.Text(field, kGraphMaxText, name);
      if (!field.IsBytes(2) || arguments.size() >= kMaxArguments) continue;
      ProtoMessage argument(message, field);
      std::string& of_argument = arguments.emplace_back();
      while (argument.Next(field))
        if (field.IsBytes(1)) argument.Text(field, kGraphMaxText, of_argument);
    }
  }

  void Saver(ProtoMessage message) {
    ProtoField field;
    std::string tensor;
    while (message.Next(field))
      if (field.IsBytes(1)) message.Text(field, kGraphMaxText, tensor);
    visitor_.Saver(tensor);
  }

  void Asset(ProtoMessage message) {
    const uint64_t at = message.at();
    ProtoField field;
    std::string tensor, filename;
    while (message.Next(field)) {
      if (field.IsBytes(2)) message.Text(field, kGraphMaxText, filename);
      if (!field.IsBytes(1)) continue;
      ProtoMessage info(message, field);
      while (info.Next(field))
        if (field.IsBytes(1)) info.Text(field, kGraphMaxText, tensor);
    }
    visitor_.Asset(tensor, filename, at);
  }

  void Objects(ProtoMessage message) {
    ProtoField field;
    std::string identifier, metadata;
    while (message.Next(field)) {
      if (!field.IsBytes(1)) continue;
      ProtoMessage object(message, field);
      while (object.Next(field)) {
        if (!field.IsBytes(4)) continue;
        ProtoMessage user(object, field);
        const uint64_t at = user.at();
        identifier.clear();
        metadata.clear();
        while (user.Next(field)) {
          if (field.IsBytes(1)) user.Text(field, kGraphMaxText, identifier);
          if (field.IsBytes(3)) user.Text(field, kGraphMaxConfig, metadata);
        }
        if (!metadata.empty()) visitor_.Object(identifier, metadata, at);
      }
    }
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
  if (bytes.size() > kProtoMaxFile) return std::unexpected(Malformed{kProtoMaxFile, "is larger than 2 GiB, which no reader takes"});
  ProtoFile file(bytes);
  GraphReader reader(visitor);
  switch (kind) {
    case GraphKind::kNone: break;
    case GraphKind::kSavedModel: reader.SavedModel(ProtoMessage(file)); break;
    case GraphKind::kMetaGraph: reader.MetaGraph(ProtoMessage(file)); break;
    case GraphKind::kGraph: reader.Graph(ProtoMessage(file)); break;
    case GraphKind::kKerasMetadata: reader.KerasMetadata(ProtoMessage(file)); break;
  }
  if (!file.ok()) return std::unexpected(file.error());
  return {};
}

}  // namespace day
