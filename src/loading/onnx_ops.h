// What is known of an operator of ONNX's graphs, also of those that ONNX Runtime keeps in a format of its own.
#pragma once

#include "loading/op_list.h"

namespace day {

using OnnxOp = KnownOp;

}  // namespace day
