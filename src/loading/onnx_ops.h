// knowledge/loading/onnx-ops.yaml: what is known of an operator of ONNX's graphs.
#pragma once

#include <string_view>

#include "loading/report.h"
#include "loading/tensorflow_ops.h"

namespace day {

struct OnnxOp {
  OpStanding standing = OpStanding::kUnknown;
  LoadVerdict verdict = LoadVerdict::kSuspicious;  // of what is denied, with …
  std::string_view id, says;                       // "runs-code", "runs a Python function that the model names"
};

// Any thread. `domain` is "" for ONNX's own operators.
OnnxOp JudgeOnnxOp(std::string_view domain, std::string_view name);

}  // namespace day
