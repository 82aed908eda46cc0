// Which statements of a stranger are taken: those that only select, from tables and from functions that are known to do no more.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "database/database.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day {
namespace {

// limit: depth and values of a statement's syntax tree
constexpr ParseLimits kTree = {.max_depth = 2'000, .max_nodes = 1'000'000};

// Functions that stand in FROM. Others read files, switch the database's logging (which ends the program where the log may not be written),
// run text as SQL, or take addresses in memory (arrow_scan); the next version may bring more, so that what is not known is not taken.
constexpr auto kTableFunctions = std::to_array<std::string_view>(
    {"duckdb_columns", "duckdb_functions", "duckdb_keywords", "duckdb_tables", "duckdb_types", "duckdb_views", "generate_series", "histogram",
     "histogram_values", "json_each", "json_tree", "pragma_show", "pragma_table_info", "pragma_version", "range", "repeat", "summary", "unnest"});
// Functions on values that do more than give one.
constexpr auto kActing = std::to_array<std::string_view>({"nextval", "write_log"});

std::string RefusedIn(const Value& node) {
  if (node["type"].string() == "TABLE_FUNCTION") {
    const std::string name = ToLowerAscii(node["function"]["function_name"].string());
    if (std::ranges::find(kTableFunctions, name) == kTableFunctions.end()) return name;
  }
  if (node["class"].string() == "FUNCTION") {
    std::string name = ToLowerAscii(node["function_name"].string());
    if (std::ranges::find(kActing, name) != kActing.end()) return name;
  }
  for (const auto& [key, value] : node.members())
    if (std::string name = RefusedIn(value); !name.empty()) return name;
  for (const Value& value : node.items())
    if (std::string name = RefusedIn(value); !name.empty()) return name;
  return {};
}

}  // namespace

Result<PreparedStatement> Connection::PrepareForeign(std::string_view sql) const {
  DAY_TRY_ASSIGN(PreparedStatement statement, Prepare(sql));
  if (statement.kind() != StatementKind::kSelect) return MakeError(ErrorKind::kInvalid, "only statements that select are taken");
  const SqlValue text[] = {sql};
  DAY_TRY_ASSIGN(Rows rows, Query("SELECT json_serialize_sql(?::VARCHAR)::VARCHAR", text));
  DAY_TRY_ASSIGN(const bool any, rows.Next());
  DAY_TRY_ASSIGN(const Value tree, ParseJson(any ? rows.Text(0, 0) : "{}", kTree));
  if (!tree["error"].is_bool() || tree["error"].boolean()) return MakeError(ErrorKind::kInvalid, "this kind of statement is not taken: write it as a SELECT");
  if (const std::string name = RefusedIn(tree); !name.empty())
    return MakeError(ErrorKind::kInvalid, fmt::format("the function {} is not to be had here", name));
  return statement;
}

}  // namespace day
