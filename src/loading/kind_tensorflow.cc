// TensorFlow: saved models, graphs, what Keras keeps beside them, and checkpoints.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "formats/pickle/pickle.h"
#include "formats/tensorflow/checkpoint.h"
#include "formats/tensorflow/graph.h"
#include "formats/tensorflow/text_fields.h"
#include "knowledge/knowledge.h"
#include "loading/broken.h"
#include "loading/judge_tensorflow.h"
#include "loading/kinds.h"
#include "loading/paths.h"
#include "loading/tensorflow_ops.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr size_t kMaxTold = 1'000;  // limit: distinct operators of a graph as text that are told

std::string_view FormatOf(GraphKind kind) {
  return kind == GraphKind::kMetaGraph ? "tensorflow-meta-graph" : kind == GraphKind::kGraph ? "tensorflow-graph" : "tensorflow-saved-model";
}

// What the name promises, for files in which nothing else shows it.
GraphKind ByName(std::string_view lower) {
  return lower == "saved_model.pb" ? GraphKind::kSavedModel : lower == "keras_metadata.pb" ? GraphKind::kKerasMetadata : GraphKind::kNone;
}

// "variables.data-00000-of-00001"
bool IsShard(std::string_view lower) {
  constexpr std::string_view kEnding = ".data-00000-of-00000";
  if (lower.size() <= kEnding.size()) return false;
  const std::string_view ending = lower.substr(lower.size() - kEnding.size());
  for (size_t i = 0; i < kEnding.size(); ++i)
    if (kEnding[i] == '0' ? ending[i] < '0' || ending[i] > '9' : ending[i] != kEnding[i]) return false;
  return true;
}

void Checkpoint(Inspection& inspection, const Place& place, const RandomBytes& bytes) {
  const auto index = ReadCheckpointIndex(bytes);
  if (index) return inspection.CountTensors(index->tensors, index->parameters);
  Broken(inspection, place, "checkpoint", index.error());
}

// A graph as text: operators that lead out are told, but what is not read as a graph is never clean.
void TextGraph(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const std::string_view* text = subject.Whole();
  if (!text) return;
  if (subject.cut()) inspection.Cut(place);
  std::set<std::string> told;
  const bool whole = ForEachTextField(*text, [&](std::string_view name, const std::string& value, uint64_t at) {
    if (name != "op" || told.size() > kMaxTold) return;
    const TensorFlowOp op = JudgeTensorFlowOp(value);
    if (op.standing == OpStanding::kDenied && !op.saver && !op.assets && op.paths.empty() && told.insert(value).second)
      inspection.Add(place, op.id, op.verdict, fmt::format("the operator {} {}", value, op.says), at);
  });
  if (!whole) inspection.Add(place, "malformed-tensorflow", LoadVerdict::kUnreadable, "ends in the middle of a text");
  inspection.Add(place, "not-read-yet", LoadVerdict::kUnreadable, "is a graph as text, which was only looked through for operators that lead out");
}

// The text file that says which checkpoint of a folder is the last. Its paths are often those of the machine that trained.
bool CheckpointState(Inspection& inspection, Subject& subject) {
  constexpr uint64_t kMaxState = 1 << 20;  // limit: bytes
  std::string text;
  const RandomBytes& bytes = subject.bytes();
  if (!subject.head().starts_with("model_checkpoint_path:") || bytes.size() > kMaxState || !bytes.ReadText(0, bytes.size(), text)) return false;
  inspection.Format(subject.place(), "tensorflow-checkpoint");
  inspection.CountModel();
  bool odd = false;
  const bool whole = ForEachTextField(
      text, [&](std::string_view, const std::string& value, uint64_t) { odd |= value.find("..") != value.npos && ReachOf(value) != PathReach::kInside; });
  if (odd) inspection.Add(subject.place(), "unsafe-path", LoadVerdict::kSuspicious, "names a checkpoint outside of its folder");
  if (!whole) inspection.Add(subject.place(), "malformed-checkpoint", LoadVerdict::kUnreadable, "ends in the middle of a text");
  return true;
}

}  // namespace

bool InspectTensorFlow(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (subject.BeginsAsPickle()) return false;
  const std::string lower = ToLowerAscii(place.name);
  // The bytes of tensors, unless they say themselves what else they are.
  const FileType* type = IsShard(lower) ? TheFileTypes().Identify("", subject.head()) : nullptr;
  if (type && type->kind != "weights") return false;
  if (IsShard(lower) || EndsAsCheckpoint(subject.bytes())) {
    inspection.Format(place, "tensorflow-checkpoint");
    inspection.CountModel();
    // A shard is the bytes of tensors one after the other; which, its index says.
    if (!IsShard(lower)) Checkpoint(inspection, place, subject.bytes());
    return true;
  }
  if (lower == "fingerprint.pb" && IsFingerprint(subject.bytes())) {
    inspection.Format(place, "tensorflow-saved-model");
    inspection.CountModel();
    return true;
  }
  if (lower == "checkpoint" && CheckpointState(inspection, subject)) return true;
  if (lower == "saved_model.pbtxt" || (lower.ends_with(".pbtxt") && LooksLikeText(subject.head()) && subject.head().find("node {") != std::string_view::npos &&
                                       subject.head().find("op: \"") != std::string_view::npos)) {
    inspection.Format(place, lower == "saved_model.pbtxt" ? "tensorflow-saved-model" : "tensorflow-graph");
    inspection.CountModel();
    TextGraph(inspection, subject);
    return true;
  }
  if (lower.ends_with(".binarypb")) return false;  // MediaPipe's graphs, whose nodes are written alike
  std::vector<std::string> ops;
  GraphKind kind = SniffGraph(subject.bytes(), ops);
  // Descriptions of messages and other graphs are written alike: without a name of its own, it must have an operator of TensorFlow's among its first.
  const bool known = std::any_of(ops.begin(), ops.end(), [](const std::string& op) { return JudgeTensorFlowOp(op).standing != OpStanding::kUnknown; });
  if (!known && kind != GraphKind::kKerasMetadata && !lower.ends_with(".meta")) kind = GraphKind::kNone;
  if (kind == GraphKind::kNone) kind = ByName(lower);
  if (kind == GraphKind::kNone) return false;
  inspection.Format(place, FormatOf(kind));
  inspection.CountModel();
  JudgeTensorFlow(inspection, place, kind, subject.bytes());
  if (InspectZipFromItsEnd(inspection, subject)) inspection.Add(place, "polyglot", LoadVerdict::kSuspicious, "is a graph of TensorFlow and a zip at once");
  return true;
}

}  // namespace day::loading
