// Models of TensorFlow Lite for tests: one graph of a constant and another tensor, with what a test wants otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/flatbuffer_for_test.h"

namespace day::tflite {

using Options = std::vector<std::pair<int, Flat>>;

inline Flat Operator(uint32_t code, std::vector<int32_t> inputs, std::vector<int32_t> outputs, Options more = {}) {
  Options fields = {{0, Flat::Number(code)}, {1, Flat::Numbers(inputs)}, {2, Flat::Numbers(outputs)}};
  for (auto& field : more) fields.push_back(std::move(field));
  return Flat::Table(std::move(fields));
}
inline Flat Builtin(int32_t code) { return Flat::Table({{3, Flat::Number(code)}}); }
inline Flat Custom(std::string_view name) {
  return name.empty() ? Flat::Table({{0, Flat::Number<int8_t>(32)}}) : Flat::Table({{0, Flat::Number<int8_t>(32)}, {1, Flat::Text(name)}});
}

struct Parts {
  uint32_t version = 3;
  std::vector<int32_t> shape = {2, 2};
  int8_t type = 0;
  uint32_t buffer = 1;
  std::vector<Flat> codes = {Builtin(0)};
  std::vector<Flat> operators = {Operator(0, {0}, {1})};
  std::vector<Flat> buffers = {Flat::Table({}), Flat::Table({{0, Flat::Numbers(std::vector<uint8_t>(16))}})};
  std::vector<std::string> groups = {};
};

inline std::string Model(const Parts& parts) {
  const Flat constant = Flat::Table({{0, Flat::Numbers(parts.shape)}, {1, Flat::Number(parts.type)}, {2, Flat::Number(parts.buffer)}, {3, Flat::Text("w")}});
  const Flat other = Flat::Table({{0, Flat::Numbers<int32_t>({2})}, {3, Flat::Text("x")}});
  const Flat graph = Flat::Table({{0, Flat::List({constant, other})},
                                  {1, Flat::Numbers<int32_t>({1})},
                                  {2, Flat::Numbers<int32_t>({1})},
                                  {3, Flat::List(parts.operators)},
                                  {4, Flat::Text("main")}});
  std::vector<Flat> groups;
  for (const std::string& group : parts.groups) groups.push_back(Flat::Table({{0, Flat::Text(group)}}));
  return FlatFile("TFL3", Flat::Table({{0, Flat::Number(parts.version)},
                                       {1, Flat::List(parts.codes)},
                                       {2, Flat::List({graph})},
                                       {3, Flat::Text("for a test")},
                                       {4, Flat::List(parts.buffers)},
                                       {8, Flat::List(groups)}}));
}

// A FlexBuffer of two strings, as TensorFlow Lite's converter writes it; for fewer than 200 bytes.
inline std::vector<char> FlexOptions(std::string_view name, std::string_view node) {
  std::string out;
  const auto text = [&](std::string_view bytes) {
    out += static_cast<char>(bytes.size());
    const size_t at = out.size();
    out += bytes;
    out += '\0';
    return at;
  };
  const size_t first = text(name), second = text(node);
  out += '\2';
  const size_t vector = out.size();
  out += static_cast<char>(out.size() - first);
  out += static_cast<char>(out.size() - second);
  out += "\x14\x14";  // strings, lengths of one byte
  out += static_cast<char>(out.size() - vector);
  out += "\x28\x01";  // a vector; a root of one byte
  return {out.begin(), out.end()};
}

}  // namespace day::tflite
