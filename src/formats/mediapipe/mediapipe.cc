#include "formats/mediapipe/mediapipe.h"

#include <algorithm>

#include "formats/protobuf/wire.h"

namespace day {
namespace {

constexpr int kMaxOptionDepth = 30;  // limit: of options in options

bool IsPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '\x7f'; });
}

bool IsIdentifier(std::string_view text) {
  return !text.empty() && text.size() < 200 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:") == text.npos;
}

// Fields of CalculatorGraphConfig that hold numbers.
bool IsNumber(uint32_t number) { return number == 8 || number == 11 || number == 21; }

// A node's calculator, and "" where it is none.
std::string CalculatorOf(ProtoMessage message) {
  ProtoField field;
  std::string calculator;
  while (message.Next(field))
    if (field.IsBytes(2)) message.Text(field, kMediaPipeMaxText, calculator);
  return IsIdentifier(calculator) ? calculator : "";
}

class GraphReader {
 public:
  explicit GraphReader(MediaPipeGraph& graph) : graph_(graph) {}

  void Graph(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(1)) Node(ProtoMessage(message, field));
      // Factories, generators and handlers of packets and streams, executors, the profiler, and options of the graph.
      const uint32_t n = field.number;
      if (field.type == ProtoType::kBytes && ((n >= 6 && n <= 14 && n != 10) || n == 18 || n >= 1'000)) Options(message, field);
    }
  }

 private:
  void Node(ProtoMessage message) {
    ++graph_.nodes;
    ProtoField field;
    std::string calculator;
    while (message.Next(field)) {
      if (field.IsBytes(2) && message.Text(field, kMediaPipeMaxText, calculator)) {
        if (graph_.calculators.size() < kMediaPipeMaxNames) {
          graph_.calculators.insert(calculator);
        } else {
          graph_.limit = "mediapipe-names";
        }
      }
      const uint32_t n = field.number;
      if (field.type == ProtoType::kBytes && (n == 7 || n == 8 || n == 11 || n == 12 || n == 15 || n == 17)) Options(message, field);
    }
  }

  void Options(const ProtoMessage& message, const ProtoField& field) {
    std::string bytes;
    if (message.Text(field, kMediaPipeMaxFile, bytes)) Texts(bytes, field.at, 0);
  }

  // Of a message that nobody knows: what can be read as one is, what is printable is a text as well.
  void Texts(std::string_view bytes, uint64_t at, int depth) {
    if (depth > kMaxOptionDepth) {
      graph_.limit = "mediapipe-depth";
      return;
    }
    const BytesInMemory memory(bytes);
    ProtoFile file(memory);
    ProtoMessage message(file);
    ProtoField field;
    while (message.Next(field)) {
      if (field.type != ProtoType::kBytes || field.size == 0) continue;
      const std::string_view inner = bytes.substr(field.at, field.size);
      if (inner.size() <= kMediaPipeMaxText && IsPrintable(inner)) {
        if (graph_.texts.size() < kMediaPipeMaxNames) {
          graph_.texts.push_back({std::string(inner), at + field.at});
        } else {
          graph_.limit = "mediapipe-names";
        }
      }
      Texts(inner, at + field.at, depth + 1);
    }
  }

  MediaPipeGraph& graph_;
};

}  // namespace

bool LooksLikeMediaPipe(const RandomBytes& bytes) {
  if (bytes.size() > kMediaPipeMaxFile) return false;
  ProtoFile file(bytes, ProtoReading::kLook);
  ProtoMessage message(file);
  ProtoField field;
  bool calculators = false;
  while (message.Next(field)) {
    if (field.number > 21 && field.number < 1'000) return false;
    if (field.type != (IsNumber(field.number) ? ProtoType::kVarint : ProtoType::kBytes)) return false;
    if (field.number != 1) continue;
    const std::string calculator = CalculatorOf(ProtoMessage(message, field));
    if (calculator.empty()) return false;
    calculators |= calculator.ends_with("Calculator");
  }
  return file.ok() && calculators;
}

std::expected<MediaPipeGraph, Malformed> ReadMediaPipe(const RandomBytes& bytes) {
  if (bytes.size() > kMediaPipeMaxFile) return std::unexpected(Malformed{kMediaPipeMaxFile, "is larger than 4 MiB"});
  MediaPipeGraph graph;
  ProtoFile file(bytes);
  GraphReader(graph).Graph(ProtoMessage(file));
  if (!file.ok()) return std::unexpected(file.error());
  if (graph.nodes == 0) return std::unexpected(Malformed{0, "has no nodes"});
  return graph;
}

}  // namespace day
