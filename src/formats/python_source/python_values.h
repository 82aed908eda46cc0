// What the reader of Python keeps while it reads; of use to it only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace day::python {

inline constexpr size_t kMaxName = 200;  // limit: bytes of a name in dots

// What stands for an expression while it is read.
struct Value {
  enum class Kind : uint8_t { kNone, kName, kText, kNumber, kOther };
  Kind kind = Kind::kNone;
  std::string text;         // of a name: in dots, imports put in
  std::string joined;       // of a list of texts: one behind the other
  bool roundabout = false;  // reached by a text
};

// An open bracket.
struct Frame {
  enum class Kind : uint8_t { kGroup, kCall, kSubscript };
  Kind kind = Kind::kGroup;
  Value base;                 // what is called or taken from
  std::vector<Value> values;  // separated by commas
  uint32_t call = UINT32_MAX;
  std::optional<std::string> sum;  // the text to which what stands in the brackets is added
  bool reversed = false;           // [::-1]
};

// Lines that stand deeper than the one before them.
struct Block {
  uint32_t indent = 0;
  bool function = false, main = false;
  std::string name;
};

bool IsKeyword(std::string_view word);
// What a text says, of what stands between its quotes.
std::string Unescaped(std::string_view text, bool raw);
// "builtins.eval" is eval; so is "__builtins__.eval".
void Settle(std::string& name);
// The encoding that a comment in the first two lines declares, in lower case, or "" (PEP 263).
std::string DeclaredCoding(std::string_view text);

}  // namespace day::python
