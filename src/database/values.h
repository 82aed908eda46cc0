// A cell of any type as a Value. For this room only.
#pragma once

#include "database/library.h"
#include "text/value.h"

namespace day::duckdb {

// `vector` holds values of `type`; `row` is within it.
Value ValueOf(const Library& library, duckdb_vector vector, duckdb_logical_type type, idx_t row);

}  // namespace day::duckdb
