// ONNX Runtime's and ExecuTorch's own formats: operators that the runtime has, or that somebody adds to it.
#include <fmt/format.h>

#include "formats/executorch/executorch.h"
#include "formats/ort/ort.h"
#include "loading/broken.h"
#include "loading/executorch_names.h"
#include "loading/kinds.h"
#include "loading/op_list.h"

namespace day::loading {
namespace {

constexpr std::string_view kOrt = "a model of ONNX Runtime", kExecutorch = "a program of ExecuTorch";

}  // namespace

bool InspectOrt(Inspection& inspection, Subject& subject) {
  if (!LooksLikeOrt(subject.head())) return false;
  const Place& place = subject.place();
  inspection.Format(place, "ort");
  inspection.CountModel();
  inspection.Disguise(place, "ort", subject.head().substr(0, 4096));
  InspectAsPickleToo(inspection, subject);
  const auto model = ReadOrt(subject.bytes());
  if (!model) {
    Broken(inspection, place, "ort", model.error());
    InspectZipBehind(inspection, subject, kOrt, false);
    return true;
  }
  inspection.CountTensors(model->tensors, model->parameters);
  for (const auto& [domain, name] : model->operators) {
    const KnownOp judged = JudgeOnnxOp(domain == "ai.onnx" ? "" : domain, name);
    if (judged.standing == OpStanding::kOrdinary) continue;
    const std::string shown = domain.empty() ? name : domain + "." + name;
    if (judged.standing == OpStanding::kDenied) {
      inspection.Add(place, judged.id, judged.verdict, fmt::format("runs the operator {}, which {}", shown, judged.says));
    } else {
      inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious,
                     fmt::format("needs the operator {}, whose code comes from elsewhere: what it does is not known", shown));
    }
  }
  InspectBehind(inspection, subject, kOrt, false, model->end);
  return true;
}

bool InspectExecutorch(Inspection& inspection, Subject& subject) {
  if (!LooksLikeExecutorch(subject.head())) return false;
  const Place& place = subject.place();
  inspection.Format(place, "executorch");
  inspection.CountModel();
  InspectAsPickleToo(inspection, subject);
  const auto program = ReadExecutorch(subject.bytes());
  if (!program) {
    Broken(inspection, place, "executorch", program.error());
    InspectZipBehind(inspection, subject, kExecutorch, false);
    return true;
  }
  inspection.CountTensors(program->tensors, program->parameters);
  for (const std::string& name : program->operators)
    if (!IsOrdinaryExecutorchOp(name))
      inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious,
                     fmt::format("needs the operator {}, whose code comes from elsewhere: what it does is not known", name));
  for (const std::string& name : program->backends) switch (JudgeExecutorchBackend(name)) {
      case ExecutorchBackend::kRead: break;
      case ExecutorchBackend::kCompiled:
        inspection.Add(place, "not-read-yet", LoadVerdict::kUnreadable, fmt::format("holds a part that was compiled for {}, which is not read", name));
        break;
      case ExecutorchBackend::kLibrary:
        inspection.Add(place, "loads-library", LoadVerdict::kSuspicious, fmt::format("holds a library for {}, which the runtime loads and runs", name));
        break;
      case ExecutorchBackend::kUnknown:
        inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious, fmt::format("hands a part to the backend {}: what it does is not known", name));
        break;
    }
  InspectBehind(inspection, subject, kExecutorch, false, program->end);
  return true;
}

}  // namespace day::loading
