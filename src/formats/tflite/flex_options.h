// The options of a Flex operator of TensorFlow Lite: which operator of TensorFlow it runs.
//
// Format: a FlexBuffer (flatbuffers, include/flatbuffers/flexbuffers.h) of two strings, the operator's name and a serialized NodeDef
// (tensorflow/lite/delegates/flex/kernel.cc). The delegate runs what the NodeDef names in its field 2, whatever the first string says.
// A FlexBuffer is read from its end: the width of the root, its type, and the root itself, offsets leading backward.
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {

struct FlexNode {
  std::string op;
  std::vector<std::pair<std::string, std::string>> attributes;  // those that are texts
};
inline constexpr size_t kFlexAttributes = 256;  // limit: attributes that are kept

// Nothing where the options are of another form.
std::optional<FlexNode> ReadFlexOptions(std::string_view options);

}  // namespace day
