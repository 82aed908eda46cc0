// knowledge/loading/tensorflow-ops.yaml: what is known of an operator of TensorFlow's graphs, also of those that TensorFlow Lite calls (Flex).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "loading/report.h"

namespace day {

enum class OpStanding : uint8_t {
  kOrdinary,  // computes, or acts on what the process holds in memory
  kDenied,    // reaches files, the network or code; see the fields for where it does not
  kUnknown,   // its code comes from a library beside the model
};

struct TensorFlowOp {
  OpStanding standing = OpStanding::kUnknown;
  // Of what is denied:
  LoadVerdict verdict = LoadVerdict::kSuspicious;
  std::string_view id, says;             // "touches-files", "writes a file on the machine"
  bool saver = false;                    // ordinary where a graph saves its own variables
  bool assets = false;                   // ordinary where its file is one that the model carries
  std::span<const std::string> paths;    // attributes without which it is ordinary …
  std::span<const std::string> besides;  // … as it is with one of these values; a `*` may end them

  // True where the attribute's value makes a file or an address of it.
  bool Reaches(std::string_view attribute, std::string_view value) const;
};

// Any thread. The name as it stands in a graph: "ReadFile".
TensorFlowOp JudgeTensorFlowOp(std::string_view name);

}  // namespace day
