// What a Python file calls, and when: read as text, never run.
//
// Source: The Python Language Reference, 3.13: lexical analysis, imports, calls, compound statements. Not a parser of all of Python: it follows
// tokens, brackets and indentation, names through imports and plain assignments (`s = os.system`), and the ways around a name that need no
// variable: `__import__("os")`, `importlib.import_module`, `getattr(os, "system")`, `sys.modules["os"]`, `vars(os)["system"]`, and texts that are
// put together with +, chr and join. Not followed: values through functions, attributes, conditions and loops. What it takes for a call is one,
// or a definition is not, but what is called may be another thing than it says where names are bound again. Linear time; pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

inline constexpr size_t kPythonMaxCalls = 100'000;  // limit: of one file; reading ends there
inline constexpr size_t kPythonMaxDepth = 200;      // limit: brackets within each other, Python's own
inline constexpr size_t kPythonMaxText = 4'096;     // limit: bytes of a text that is kept

struct PythonCall {
  std::string name;                // "os.system"; what is called on the result of an expression is "?.name", that result itself "?"
  std::string function;            // the function around it, or ""
  std::string argument;            // the first one where it is a text, or a list that begins with one
  std::vector<std::string> names;  // first arguments that are names, at most four
  std::string assigned;            // the variable that the statement sets, or ""
  bool spelled = false;            // its first argument is a text that was put together: "im" + "port", chr(105) …
  bool constant = false;           // its first argument is a text or a number
  bool at_import = false;          // runs when the file is imported: in no function, and not behind `if __name__ == "__main__"`
  bool imported = false;           // its first part is a module that the file imports, so that it is no variable by chance
  bool roundabout = false;         // its name was put together, or reached by a text
  uint32_t outer = UINT32_MAX;     // index of the call in whose arguments it stands
  uint64_t offset = 0;
};
struct PythonReading {
  std::vector<PythonCall> calls;   // in order of their opening brackets
  std::vector<std::string> stars;  // modules of `from x import *`, at most 16
  std::string coding;              // as a comment in the first two lines declares it
  bool odd_names = false;          // letters that Python takes for others (mathematical, of full width)
  bool whole = true;               // false: a limit was reached
};
PythonReading ReadPythonSource(std::string_view text);

}  // namespace day
