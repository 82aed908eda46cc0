// `daylight weights inspect PATH…`, `daylight weights diff A B` and `daylight weights verify PATH…`.
#pragma once

#include <string>
#include <vector>

namespace day::app {

struct WeightsOptions {
  std::string format;  // text, json, jsonl
  bool digests = false;
  bool statistics = false;
  std::string gguf_hash;  // an algorithm of gguf-hash, or ""
  unsigned threads = 1;
};

// Exit codes; what is said goes to standard output.
int InspectWeights(const std::vector<std::string>& paths, const WeightsOptions& options);
int DiffWeights(const std::string& a, const std::string& b, const WeightsOptions& options);
int VerifyWeights(const std::vector<std::string>& paths, const WeightsOptions& options);

}  // namespace day::app
