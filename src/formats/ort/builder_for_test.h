// Models of ONNX Runtime for tests: one graph of one node and one initializer, with what a test wants otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/flatbuffer_for_test.h"

namespace day::ort {

struct Parts {
  std::string domain, op = "Add";
  std::vector<int64_t> dims = {2, 2};
  int32_t type = 1;
  size_t bytes = 16;
  std::vector<std::pair<int, Flat>> attribute = {};
};

inline Flat Tensor(const Parts& parts) {
  return Flat::Table(
      {{0, Flat::Text("w")}, {2, Flat::Numbers(parts.dims)}, {3, Flat::Number(parts.type)}, {4, Flat::Numbers(std::vector<uint8_t>(parts.bytes))}});
}
inline Flat Graph(const Parts& parts) {
  const Flat node =
      Flat::Table({{0, Flat::Text("n")}, {2, Flat::Text(parts.domain)}, {5, Flat::Text(parts.op)}, {10, Flat::List({Flat::Table(parts.attribute)})}});
  return Flat::Table({{0, Flat::List({Tensor(parts)})}, {2, Flat::List({node})}});
}
inline std::string Model(const Parts& parts) {
  return FlatFile("ORTM", Flat::Table({{0, Flat::Text("5")}, {1, Flat::Table({{2, Flat::Text("for a test")}, {7, Graph(parts)}})}}));
}

}  // namespace day::ort
