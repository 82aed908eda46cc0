// What Rows hold. For this room only.
#pragma once

#include <vector>

#include "database/library.h"
#include "database/rows.h"
#include "database/texts.h"

namespace day {

struct Rows::Impl {
  explicit Impl(const duckdb::Library& the_library) : library(the_library), chunk(the_library.destroy_data_chunk) {}
  ~Impl() {
    chunk = duckdb::Owned<duckdb_data_chunk>(library.destroy_data_chunk);  // before the result that it came from
    library.destroy_result(&result);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  const duckdb::Library& library;
  duckdb_result result{};
  duckdb::Owned<duckdb_data_chunk> chunk;
  std::vector<duckdb::Owned<duckdb_logical_type>> types;
  std::vector<duckdb::TextPlan> plans;
  std::vector<duckdb_vector> vectors;  // of this block
};

namespace duckdb {

// What the database says, as an error of ours: interrupted, out of memory, or else what is wrong with the statement.
Error ErrorOf(std::string_view message);

}  // namespace duckdb
}  // namespace day
