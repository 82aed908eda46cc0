// Writes small HDF5 files structure by structure, so that tests can make each of them wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/hdf5/reader.h"

namespace day::hdf5 {

inline std::string Number(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(i < 8 ? (value >> (8 * i)) & 0xFF : 0);
  return out;
}
inline std::string Checked(std::string bytes) { return bytes + Number(Checksum(bytes), 4); }

// A message of an object: type, flags, body.
inline std::string Msg(int type, std::string_view body, int flags = 0) {
  return Number(type, 1) + Number(body.size(), 2) + Number(flags, 1) + std::string(body);
}

inline std::string HardLink(std::string_view name, uint64_t address) {
  return Msg(6, Number(1, 1) + Number(0, 1) + Number(name.size(), 1) + std::string(name) + Number(address, 8));
}
inline std::string TypedLink(int type, std::string_view name, std::string_view value) {
  return Msg(6, Number(1, 1) + Number(8, 1) + Number(type, 1) + Number(name.size(), 1) + std::string(name) + Number(value.size(), 2) + std::string(value));
}
inline std::string SoftLink(std::string_view name, std::string_view target) { return TypedLink(1, name, target); }
inline std::string ExternalLink(std::string_view name, std::string_view file) { return TypedLink(64, name, '\0' + std::string(file) + '\0' + "/x" + '\0'); }

inline std::string Shape(const std::vector<uint64_t>& shape) {
  std::string body = Number(2, 1) + Number(shape.size(), 1) + Number(0, 1) + Number(shape.empty() ? 0 : 1, 1);
  for (const uint64_t extent : shape) body += Number(extent, 8);
  return body;
}
inline std::string Float32() {
  return Number(0x11, 1) + std::string("\x20\x1f\0", 3) + Number(4, 4) + Number(0, 2) + Number(32, 2) + Number(23, 1) + Number(8, 1) + Number(0, 1) +
         Number(23, 1) + Number(127, 4);
}
inline std::string Integer(int bytes, bool is_signed) {
  return Number(0x10, 1) + Number(is_signed ? 8 : 0, 3) + Number(bytes, 4) + Number(0, 2) + Number(bytes * 8, 2);
}
inline std::string FixedText(size_t size) { return Number(0x13, 1) + Number(0, 3) + Number(size, 4); }
inline std::string VariableText() { return Number(0x19, 1) + Number(1, 3) + Number(16, 4) + Integer(1, false); }

inline std::string RawAttribute(std::string_view name, std::string_view type, std::string_view shape, std::string_view data) {
  const std::string ended = std::string(name) + '\0';
  return Msg(12, Number(3, 1) + Number(0, 1) + Number(ended.size(), 2) + Number(type.size(), 2) + Number(shape.size(), 2) + Number(0, 1) + ended +
                     std::string(type) + std::string(shape) + std::string(data));
}
inline std::string TextAttribute(std::string_view name, std::string_view text) { return RawAttribute(name, FixedText(text.size()), Shape({}), text); }
inline std::string Contiguous(uint64_t address, uint64_t size) { return Msg(8, Number(3, 1) + Number(1, 1) + Number(address, 8) + Number(size, 8)); }

class Builder {
 public:
  explicit Builder(uint64_t begin = 0) : begin_(begin) {}
  // Bytes at the next address that eight divides.
  uint64_t Put(std::string_view bytes) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    bytes_ += bytes;
    return bytes_.size() - bytes.size();
  }
  uint64_t Object(std::string_view messages) { return Put(Checked("OHDR" + Number(2, 1) + Number(2, 1) + Number(messages.size(), 4) + std::string(messages))); }
  uint64_t Dataset(const std::vector<uint64_t>& shape, std::string_view more = "") {
    return Object(Msg(1, Shape(shape)) + Msg(3, Float32()) + (more.empty() ? Contiguous(UINT64_MAX, 0) : std::string(more)));
  }
  uint64_t LocalHeap(std::string_view names) {
    const uint64_t data = Put(names);
    return Put("HEAP" + Number(0, 4) + Number(names.size(), 8) + Number(0, 8) + Number(data, 8));
  }
  // Texts with the numbers 1, 2 …
  uint64_t GlobalHeap(const std::vector<std::string>& texts) {
    std::string body;
    for (size_t i = 0; i < texts.size(); ++i) {
      body += Number(i + 1, 2) + Number(1, 2) + Number(0, 4) + Number(texts[i].size(), 8) + texts[i];
      body.resize((body.size() + 7) / 8 * 8);
    }
    return Put("GCOL" + Number(1, 4) + Number(16 + body.size(), 8) + body);
  }
  // A group of old, with one entry: the body of its message.
  std::string SymbolTable(std::string_view name, uint64_t address, std::string_view soft = "") {
    const uint64_t heap = LocalHeap(std::string(8, '\0') + std::string(name) + '\0' + std::string(soft) + '\0');
    const uint64_t node = Put("SNOD" + Number(1, 2) + Number(1, 2) + Number(8, 8) + Number(address, 8) + Number(soft.empty() ? 0 : 2, 4) + Number(0, 4) +
                              Number(soft.empty() ? 0 : 9 + name.size(), 4) + Number(0, 12));
    const uint64_t tree = Put("TREE" + Number(0, 1) + Number(0, 1) + Number(1, 2) + Number(UINT64_MAX, 8) + Number(UINT64_MAX, 8) + Number(0, 8) +
                              Number(node, 8) + Number(8, 8));
    return Number(tree, 8) + Number(heap, 8);
  }
  // Bodies of links in a heap with one block, and their index: the body of the message that tells of them. `tree_type` is 5 for links.
  std::string Dense(const std::vector<std::string>& bodies, int tree_type = 5) {
    constexpr size_t kBlock = 512, kHeap = 146;
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    const uint64_t heap = bytes_.size();
    const uint64_t block_at = heap + (kHeap + 7) / 8 * 8;
    std::string block = "FHDB" + Number(0, 1) + Number(heap, 8) + Number(0, 4), records;
    for (const std::string& body : bodies) {
      records += Number(0, 4) + Number(0, 1) + Number(block.size(), 4) + Number(body.size(), 2);
      block += body;
    }
    block.resize(kBlock);
    Put(Checked("FRHP" + Number(0, 1) + Number(7, 2) + Number(0, 2) + Number(0, 1) + Number(4096, 4) + Number(0, 8) + Number(UINT64_MAX, 8) + Number(0, 8) +
                Number(UINT64_MAX, 8) + Number(0, 8 * 8) + Number(4, 2) + Number(kBlock, 8) + Number(65536, 8) + Number(32, 2) + Number(1, 2) +
                Number(block_at, 8) + Number(0, 2)));
    Put(block);
    const uint64_t leaf = Put(Checked("BTLF" + Number(0, 1) + Number(tree_type, 1) + records));
    const uint64_t tree = Put(Checked("BTHD" + Number(0, 1) + Number(tree_type, 1) + Number(512, 4) + Number(11, 2) + Number(0, 2) + Number(100, 1) +
                                      Number(40, 1) + Number(leaf, 8) + Number(bodies.size(), 2) + Number(bodies.size(), 8)));
    return Number(0, 2) + Number(heap, 8) + Number(tree, 8);
  }
  // An object with a header of version 1.
  uint64_t OldObject(int type, std::string_view body) {
    std::string padded(body);
    padded.resize((padded.size() + 7) / 8 * 8);
    return Put(Number(1, 2) + Number(1, 2) + Number(1, 4) + Number(8 + padded.size(), 4) + Number(0, 4) + Number(type, 2) + Number(padded.size(), 2) +
               Number(0, 4) + padded);
  }
  std::string Finish(uint64_t root) {
    const std::string block = Checked(std::string("\x89HDF\r\n\x1a\n\2\x8\x8\0", 12) + Number(begin_, 8) + Number(UINT64_MAX, 8) +
                                      Number(begin_ + bytes_.size(), 8) + Number(root, 8));
    std::string out = bytes_;
    out.replace(0, block.size(), block);
    return std::string(begin_, '\0') + out;
  }
  std::string FinishOld(uint64_t root) {
    std::string block = std::string("\x89HDF\r\n\x1a\n\0\0\0\0\0\x8\x8\0\4\0\x10\0\0\0\0\0", 24) + Number(0, 8) + Number(UINT64_MAX, 8) +
                        Number(bytes_.size(), 8) + Number(UINT64_MAX, 8) + Number(0, 8) + Number(root, 8) + Number(0, 24);
    std::string out = bytes_;
    out.replace(0, block.size(), block);
    return out;
  }
  std::string& bytes() { return bytes_; }

 private:
  uint64_t begin_;
  std::string bytes_ = std::string(96, '\0');  // where the superblock comes
};

}  // namespace day::hdf5
