// ONNX: operators, data beside the model, templates in its metadata.
#include <fmt/format.h>

#include <charconv>
#include <map>

#include "formats/onnx/onnx.h"
#include "formats/pickle/pickle.h"
#include "knowledge/knowledge.h"
#include "loading/carried.h"
#include "loading/kinds.h"
#include "loading/op_list.h"
#include "loading/paths.h"
#include "loading/proto_trouble.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr size_t kMaxDataFiles = 1'000;        // limit: files beside a model that are looked for
constexpr uint64_t kMaxTensorFile = 64 << 20;  // limit: bytes of a tensor's own file

void Operators(Inspection& inspection, const Place& place, const OnnxModel& model) {
  for (const auto& [op, at] : model.operators) {
    const KnownOp known = JudgeOnnxOp(op.domain, op.name);
    const std::string name = op.domain.empty() ? op.name : op.domain + "." + op.name;
    if (known.standing == OpStanding::kDenied) {
      inspection.Add(place, known.id, known.verdict, fmt::format("the operator {} {}", name, known.says), at);
    } else if (known.standing == OpStanding::kUnknown && !model.functions.contains(op)) {
      inspection.Add(place, "unknown-operator", LoadVerdict::kSuspicious,
                     fmt::format("needs the operator {}, which is not known: its code comes from a library beside the model", name), at);
    }
  }
}

// A whole number below 2^63, or nothing where none stands there.
bool IsSize(std::string_view text, uint64_t& value) {
  value = 0;
  if (text.empty()) return true;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value <= INT64_MAX;
}

// What really lies at a place beside the model. Each file is asked for once, and told of once.
class DataFiles {
 public:
  DataFiles(Inspection& inspection, const Place& place) : inspection_(inspection), place_(place) {}
  void Check(const OnnxExternal& beside, uint64_t end) {
    auto file = files_.find(beside.location);
    if (file == files_.end()) {
      if (files_.size() >= kMaxDataFiles) return;
      file = files_.emplace(beside.location, inspection_.Beside(place_, beside.location)).first;
      if (file->second && file->second->leads_out)
        inspection_.Add(
            place_, "unsafe-path", LoadVerdict::kMalicious,
            fmt::format("takes the data of a tensor from \"{}\", a link that leads out of the folder of the model", beside.location.substr(0, kShown)),
            beside.at);
    }
    if (!file->second || end <= file->second->size || told_) return;
    told_ = true;
    inspection_.Add(place_, "odd-external-data", LoadVerdict::kSuspicious,
                    fmt::format("takes the data of a tensor from beyond the end of \"{}\"", beside.location.substr(0, kShown)), beside.at);
  }

 private:
  Inspection& inspection_;
  const Place& place_;
  std::map<std::string, std::optional<Neighbor>, std::less<>> files_;
  bool told_ = false;
};

void External(Inspection& inspection, const Place& place, const OnnxExternal& beside, DataFiles& files) {
  // ONNX Runtime's mark for data that a program holds: the offset is an address in its memory (its kTensorProtoMemoryAddressTag).
  constexpr std::string_view kInMemory = "*/_ORT_MEM_ADDR_/*";
  const std::string shown = beside.location.substr(0, kShown);
  if (beside.location == kInMemory)
    return inspection.Add(place, "odd-external-data", LoadVerdict::kSuspicious, "takes the data of a tensor from an address in the memory of its loader",
                          beside.at);
  const PathReach reach = ReachOf(beside.location);
  switch (reach) {
    case PathReach::kInside: break;
    case PathReach::kOdd:
      inspection.Add(place, "unsafe-path", LoadVerdict::kSuspicious,
                     fmt::format("takes the data of a tensor from \"{}\", which is no plain path beside the model", shown), beside.at);
      break;
    case PathReach::kOutside:
      inspection.Add(place, "unsafe-path", LoadVerdict::kMalicious,
                     fmt::format("makes its loader read \"{}\", which lies outside of the folder of the model (as in CVE-2022-25882)", shown), beside.at);
  }
  uint64_t offset = 0, length = 0, end = 0;
  if (!IsSize(beside.offset, offset) || !IsSize(beside.length, length) || __builtin_add_overflow(offset, length, &end) || end > INT64_MAX)
    inspection.Add(place, "odd-external-data", LoadVerdict::kSuspicious,
                   fmt::format("takes the data of a tensor from offset \"{}\", length \"{}\" of a file: no such place exists", beside.offset.substr(0, 40),
                               beside.length.substr(0, 40)),
                   beside.at);
  else if (reach == PathReach::kInside) files.Check(beside, end);
}

void Judge(Inspection& inspection, const Place& place, const OnnxModel& model) {
  // A model without initializers has its weights in constants.
  const bool constants = model.tensors == 0;
  inspection.CountTensors(constants ? model.constants : model.tensors, constants ? model.constant_elements : model.parameters);
  Operators(inspection, place, model);
  DataFiles files(inspection, place);
  for (const OnnxExternal& beside : model.external) External(inspection, place, beside, files);
  for (const Malformed& fault : model.faults)
    inspection.Add(place, "malformed-onnx", fault.rule == "a tensor has a negative dimension" ? LoadVerdict::kSuspicious : LoadVerdict::kUnreadable,
                   std::string(fault.rule), fault.offset);
  for (const auto& [key, text] : model.metadata) {
    inspection.Template(place, key, text);
    JudgeMetadata(inspection, place, key, text);
  }
  inspection.Unfinished(place, model.limit);
}

}  // namespace

bool InspectOnnx(Inspection& inspection, Subject& subject) {
  const std::string lower = ToLowerAscii(subject.place().name);
  const bool named = lower.ends_with(".onnx");
  // A pickle is one under any name; its reader has opcodes where a model has the first fields' tags.
  if (subject.BeginsAsPickle()) return false;
  const Place& place = subject.place();
  const bool fits = LooksLikeOnnx(subject.bytes());
  if (!fits && !named && lower.ends_with(".pb") && subject.bytes().size() <= kMaxTensorFile) {
    OnnxModel tensor;
    if (!ReadOnnxTensor(subject.bytes(), tensor)) return false;
    inspection.Format(place, "onnx-tensor");
    inspection.CountModel();
    inspection.CountTensors(tensor.tensors, tensor.parameters);
    DataFiles files(inspection, place);
    for (const OnnxExternal& beside : tensor.external) External(inspection, place, beside, files);
    return true;
  }
  if (!fits && !named) return false;
  // Something else that says so itself: a pointer, a picture, a program.
  const FileType* type = fits ? nullptr : TheFileTypes().Identify(place.name, subject.head());
  if (type && type->id != "onnx") return false;
  const auto model = ReadOnnx(subject.bytes());
  inspection.Format(place, "onnx");
  inspection.CountModel();
  if (!model) {
    TellProtoTrouble(inspection, place, "malformed-onnx", model.error());
    return true;
  }
  Judge(inspection, place, *model);
  // Readers of zips begin at the end, and take it for one whatever stands in front.
  if (InspectZipFromItsEnd(inspection, subject)) inspection.Add(place, "polyglot", LoadVerdict::kSuspicious, "is an ONNX model and a zip at once");
  return true;
}

}  // namespace day::loading
