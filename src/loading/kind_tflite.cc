// TensorFlow Lite: tensors and operators. Built-in operators compute; Flex operators are TensorFlow's, which may reach files; custom ones
// are code of whoever loads the model.
#include <fmt/format.h>

#include "formats/tflite/tflite.h"
#include "loading/broken.h"
#include "loading/kinds.h"
#include "loading/tensorflow_ops.h"
#include "loading/tflite_ops.h"

namespace day::loading {
namespace {

constexpr std::string_view kTflite = "a TensorFlow Lite model";

void FlexOperator(Inspection& inspection, const Place& place, const TfliteOperator& found, std::string_view name) {
  const TensorFlowOp judged = JudgeTensorFlowOp(name);
  if (judged.standing == OpStanding::kOrdinary) return;
  if (judged.standing == OpStanding::kUnknown)
    return inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious, fmt::format("runs the TensorFlow operator {}: what that does is not known", name));
  if (!judged.paths.empty()) {
    bool reaches = false;
    if (found.node)
      for (const auto& [attribute, text] : found.node->attributes) reaches |= judged.Reaches(attribute, text);
    if (!reaches) return;
  }
  // On-device training saves and restores by these, to where the program says: not for the author of the model to choose.
  const LoadVerdict verdict = judged.saver ? LoadVerdict::kSuspicious : judged.verdict;
  inspection.Add(place, judged.id, verdict, fmt::format("runs the TensorFlow operator {}, which {}", name, judged.says));
}

void Operators(Inspection& inspection, const Place& place, const TfliteModel& model) {
  for (const TfliteOperator& found : model.custom) {
    if (found.name.starts_with("Flex")) {
      const std::string_view name = std::string_view(found.name).substr(4);
      FlexOperator(inspection, place, found, name);
      if (found.node && found.node->op != name) {
        inspection.Add(place, "disguise", LoadVerdict::kSuspicious,
                       fmt::format("calls an operator {} that is {} inside: what runs is the latter", found.name, found.node->op));
        FlexOperator(inspection, place, found, found.node->op);
      }
      if (found.unclear)
        inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious, fmt::format("the options of {} do not say which operator runs", found.name));
    } else if (!IsOrdinaryTfliteOp(found.name)) {
      inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious,
                     fmt::format("needs the custom operator {}, whose code comes from elsewhere: what it does is not known", found.name));
    }
  }
  if (model.unknown_builtin != 0)
    inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious,
                   fmt::format("needs the built-in operator {}, which no known version of the format has", model.unknown_builtin));
}

}  // namespace

bool InspectTflite(Inspection& inspection, Subject& subject) {
  if (!LooksLikeTflite(subject.head())) return false;
  const Place& place = subject.place();
  inspection.Format(place, "tflite");
  inspection.CountModel();
  inspection.Disguise(place, "tflite", subject.head().substr(0, 4096));
  InspectAsPickleToo(inspection, subject);
  const auto model = ReadTflite(subject.bytes());
  if (!model) {
    Broken(inspection, place, "tflite", model.error());
    InspectZipBehind(inspection, subject, kTflite, true);
    return true;
  }
  inspection.CountTensors(model->tensors, model->parameters);
  Operators(inspection, place, *model);
  for (const std::string& group : model->external_groups) inspection.UnsafeName(place, group);
  InspectBehind(inspection, subject, kTflite, true, model->end);  // labels and metadata come in a zip
  return true;
}

}  // namespace day::loading
