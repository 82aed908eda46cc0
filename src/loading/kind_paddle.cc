// PaddlePaddle's inference models: programs, and files of their parameters.
#include <fmt/format.h>

#include "formats/paddle/paddle.h"
#include "formats/pickle/pickle.h"
#include "loading/kinds.h"
#include "loading/op_list.h"
#include "loading/paths.h"
#include "loading/proto_trouble.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

void Program(Inspection& inspection, const Place& place, const PaddleProgram& program) {
  inspection.CountTensors(program.tensors, program.parameters);
  for (const auto& [op, at] : program.operators) {
    const KnownOp known = JudgePaddleOp(op);
    if (known.standing == OpStanding::kDenied) {
      inspection.Add(place, known.id, known.verdict, fmt::format("the operator {} {}", op.substr(0, kShown), known.says), at);
    } else if (known.standing == OpStanding::kUnknown) {
      inspection.Add(place, "unknown-operator", LoadVerdict::kSuspicious,
                     fmt::format("needs the operator {}, which is not known: its code may come from a library beside the model", op.substr(0, kShown)), at);
    }
  }
  for (const PaddleText& text : program.texts)
    if (ReachOf(text.text) == PathReach::kOutside)
      inspection.Add(place, "touches-files", LoadVerdict::kSuspicious,
                     fmt::format("names \"{}\" on the machine in the attribute {} of the operator {}", text.text.substr(0, kShown),
                                 text.attribute.substr(0, kShown), text.op.substr(0, kShown)),
                     text.at);
  inspection.Unfinished(place, program.limit);
}

}  // namespace

bool InspectPaddle(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (subject.BeginsAsPickle()) return false;
  const std::string lower = ToLowerAscii(place.name);
  const bool parameters = lower.ends_with(".pdiparams") || lower == "__params__";
  const bool program = lower.ends_with(".pdmodel") || lower == "__model__";
  if (!parameters && !program && !LooksLikePaddleProgram(subject.bytes())) return false;
  inspection.Format(place, "paddle-inference");
  inspection.CountModel();
  if (parameters) {
    if (const auto read = ReadPaddleParameters(subject.bytes())) {
      inspection.CountTensors(read->tensors, read->parameters);
    } else {
      TellProtoTrouble(inspection, place, "malformed-paddle", read.error());
    }
  } else if (const auto read = ReadPaddleProgram(subject.bytes())) {
    Program(inspection, place, *read);
  } else {
    TellProtoTrouble(inspection, place, "malformed-paddle", read.error());
  }
  return true;
}

}  // namespace day::loading
