// Indexes of checkpoints, part by part, so that tests can make what no library writes.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "formats/protobuf/builder_for_test.h"
#include "formats/tensorflow/checkpoint.h"

namespace day::checkpoint_test {

inline std::string Entry(std::string_view key, std::string_view value) {
  return proto::Varint(0) + proto::Varint(key.size()) + proto::Varint(value.size()) + std::string(key) + std::string(value);
}
inline std::string Block(std::string_view entries) { return std::string(entries) + std::string("\0\0\0\0\1\0\0\0", 8); }
inline std::string Handle(uint64_t offset, uint64_t size) { return proto::Varint(offset) + proto::Varint(size); }
// A table of one block, which is stored as `block` says.
inline std::string Table(std::string_view block, char compression = 0) {
  std::string file = std::string(block) + compression + "crc.";
  const std::string index = Block(Entry("z", Handle(0, block.size())));
  std::string footer = Handle(0, 0) + Handle(file.size(), index.size());
  footer.resize(40);
  return file + index + '\0' + "crc." + footer + std::string(kCheckpointMagic);
}
inline std::string Tensor(std::initializer_list<uint64_t> dims, uint64_t size, uint64_t type = 1, uint64_t shard = 0) {
  std::string shape;
  for (uint64_t dim : dims) shape += proto::Bytes(2, proto::Number(1, dim));
  return proto::Number(1, type) + proto::Bytes(2, shape) + proto::Number(3, shard) + proto::Number(4, 0) + proto::Number(5, size);
}
inline std::string Index(std::string_view entries) { return Table(Block(Entry("", proto::Number(1, 1)) + std::string(entries))); }

}  // namespace day::checkpoint_test
