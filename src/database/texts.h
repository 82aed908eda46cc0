// The texts of cells, however deep they lie in lists, structs and maps. For this room only.
#pragma once

#include <string>
#include <vector>

#include "database/library.h"

namespace day::duckdb {

// Which parts of a type hold text. Made once for a column.
struct TextPlan {
  enum class Kind : uint8_t { kNone, kText, kList, kArray, kStruct } kind = Kind::kNone;
  size_t size = 0;              // of an array
  std::string name;             // of a member, as JSON with its quotes
  idx_t index = 0;              // of a member in its struct
  std::vector<TextPlan> inner;  // of what a list holds, one; of a struct those members that hold text
};

// limit: levels of a type; what lies deeper is no text.
inline constexpr int kDeepestType = 64;
TextPlan PlanOf(const Library& library, duckdb_logical_type type, int depth = 0);

// Appends a cell's texts as JSON: a string, an array, an object of the members that hold text. Null where it is, or where it holds none.
void AppendTexts(const Library& library, const TextPlan& plan, duckdb_vector vector, idx_t row, std::string& out);

}  // namespace day::duckdb
