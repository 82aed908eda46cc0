// knowledge/loading/tflite-ops.yaml: custom operators of TensorFlow Lite whose code belongs to libraries that are known.
#pragma once

#include <string_view>

namespace day {

// Any thread. The name as it stands in a model: "TFLite_Detection_PostProcess". Not for those that begin with Flex.
bool IsOrdinaryTfliteOp(std::string_view name);

}  // namespace day
