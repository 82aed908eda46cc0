// Programs of ExecuTorch for tests: one method of one operator and one constant, with what a test wants otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bytes/flatbuffer_for_test.h"

namespace day::executorch {

struct Parts {
  uint32_t version = 0;
  std::string op = "aten::add";
  std::vector<std::string> backends = {};
  std::vector<int32_t> sizes = {2, 3};
  uint64_t segment_at = 0, segment_size = 0;
  bool methods = true;
};

inline std::string Program(const Parts& parts) {
  std::vector<Flat> backends;
  for (const std::string& name : parts.backends) backends.push_back(Flat::Table({{0, Flat::Text(name)}}));
  const Flat tensor = Flat::Table({{2, Flat::Numbers(parts.sizes)}, {5, Flat::Number<uint32_t>(1)}});
  const Flat plan = Flat::Table({{2, Flat::List({Flat::Table({{0, Flat::Number<uint8_t>(5)}, {1, tensor}})})},
                                 {6, Flat::List({Flat::Table({{0, Flat::Text(parts.op)}})})},
                                 {7, Flat::List(backends)}});
  return FlatFile("ET12", Flat::Table({{0, Flat::Number(parts.version)},
                                       {1, Flat::List(parts.methods ? std::vector<Flat>{plan} : std::vector<Flat>{})},
                                       {4, Flat::List({Flat::Table({{0, Flat::Number(parts.segment_at)}, {1, Flat::Number(parts.segment_size)}})})}}));
}

}  // namespace day::executorch
