// R's serialized objects, .rds and .RData, once they are unpacked: what is in them that is no data.
//
// Format: R Internals, "Serialization Formats", and src/main/serialize.c. "X\n" (big-endian), "B\n" (little-endian) or "A\n" (text), for .RData
// behind "RDX3\n" or the like; three numbers of versions, from version 3 on an encoding; one object. An object is a number with its type and flags, then
// its parts: data, or objects again. Symbols and environments are numbered and referred to. Reading is by a stack of our own, not by recursion;
// nothing is allocated by a stated length. Linear time; pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"

namespace day {

inline constexpr uint64_t kRdsMaxObjects = 20'000'000;  // limit: of one file
inline constexpr size_t kRdsMaxDepth = 100'000;         // limit: objects within each other; R's own is its stack
inline constexpr size_t kRdsMaxNames = 1'000'000;       // limit: symbols and environments that are numbered
inline constexpr size_t kRdsMaxCalled = 1'000;          // limit: names of functions that are kept

struct RdsCalled {
  std::string name;
  bool in_promise = false;  // where it is evaluated as soon as somebody looks
  bool in_closure = false;  // in a function's body
  uint64_t offset = 0;
};
struct RdsReading {
  bool workspace = false;  // .RData: variables with names
  int32_t version = 0;
  uint64_t objects = 0, vectors = 0;
  uint64_t promises = 0;                               // evaluated ones, and those in environments, where functions keep their arguments
  uint64_t open_promises = 0, first_open_promise = 0;  // not evaluated and in no environment; offset of the first
  uint64_t closures = 0, first_closure = 0;
  uint64_t calls = 0, bytecode = 0, pointers = 0;
  bool mapped = false;                 // a vector whose data is another file
  bool language = false;               // the object itself is code
  std::vector<RdsCalled> called;       // each name once per kind of place
  std::vector<std::string> variables;  // of a workspace, at most 1,000
  uint64_t end = 0;                    // of the object
  std::optional<Malformed> malformed;
  std::string_view limit;  // that ended the reading, or ""
};

bool LooksLikeRds(std::string_view head);
RdsReading ReadRds(std::string_view bytes);

}  // namespace day
