// Writes R's objects for tests, big-endian.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day::rds {

class Builder {
 public:
  explicit Builder(std::string_view magic = "X\n") : bytes_(magic) { Int(2).Int(0x00040302).Int(0x00020300); }
  Builder& Int(int32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes_ += static_cast<char>(static_cast<uint32_t>(value) >> shift);
    return *this;
  }
  Builder& Raw(std::string_view raw) {
    bytes_ += raw;
    return *this;
  }
  Builder& Chars(std::string_view text) { return Int(9).Int(static_cast<int32_t>(text.size())).Raw(text); }
  Builder& Symbol(std::string_view name) { return Int(1).Chars(name); }
  Builder& Strings(std::string_view text) { return Int(16).Int(1).Chars(text); }
  Builder& Nil() { return Int(254); }
  // A call of one argument.
  Builder& Call(std::string_view function, std::string_view argument) { return Int(6).Symbol(function).Int(2).Strings(argument).Nil(); }
  // Not evaluated: environment, no value, expression.
  Builder& Promise() { return Int(5 | 1 << 10).Int(253).Int(252); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace day::rds
