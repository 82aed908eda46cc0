// Writes pickles opcode by opcode, so that tests can make what no pickler makes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day::pickle {

class Builder {
 public:
  Builder& Raw(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  Builder& Byte(int byte) {
    bytes_ += static_cast<char>(byte);
    return *this;
  }
  template <class T>
  Builder& Little(T value) {
    for (size_t i = 0; i < sizeof(T); ++i) Byte(static_cast<int>((static_cast<uint64_t>(value) >> (8 * i)) & 0xFF));
    return *this;
  }
  Builder& Proto(int protocol) { return Byte(0x80).Byte(protocol); }
  Builder& Global(std::string_view module, std::string_view name) { return Byte('c').Raw(module).Byte('\n').Raw(name).Byte('\n'); }
  Builder& Text(std::string_view text) { return Byte(0x8c).Byte(static_cast<int>(text.size())).Raw(text); }
  Builder& StackGlobal() { return Byte(0x93); }
  Builder& Put(int key) { return Byte('q').Byte(key); }
  Builder& Get(int key) { return Byte('h').Byte(key); }
  Builder& Mark() { return Byte('('); }
  Builder& Int(int value) { return Byte('K').Byte(value); }
  Builder& Tuple1() { return Byte(0x85); }
  Builder& Reduce() { return Byte('R'); }
  Builder& Build() { return Byte('b'); }
  Builder& Stop() { return Byte('.'); }
  // A call of module.name with one string.
  Builder& CallWith(std::string_view module, std::string_view name, std::string_view argument) { return Global(module, name).Text(argument).Tuple1().Reduce(); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace day::pickle
