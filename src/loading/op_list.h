// What is known of the operators of graphs, by domain: lists in knowledge/loading, each with its sources.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "loading/report.h"
#include "loading/tensorflow_ops.h"

namespace day {

struct KnownOp {
  OpStanding standing = OpStanding::kUnknown;
  LoadVerdict verdict = LoadVerdict::kSuspicious;  // of what is denied, with …
  std::string_view id, says;                       // "runs-code", "runs a Python function that the model names"
};

// Any thread, once it is made.
class OpList {
 public:
  explicit OpList(std::string_view file);  // "loading/onnx-ops.yaml"
  KnownOp Judge(std::string_view domain, std::string_view name) const;

 private:
  struct Denied {
    std::string id, says;
    LoadVerdict verdict = LoadVerdict::kSuspicious;
  };
  std::vector<Denied> denied_;
  std::map<std::string, size_t, std::less<>> denied_names_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> ordinary_;  // by domain
};

KnownOp JudgeOnnxOp(std::string_view domain, std::string_view name);  // domain: "" for ONNX's own
KnownOp JudgePaddleOp(std::string_view name);

}  // namespace day
