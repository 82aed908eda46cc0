// A table of the catalog as a file, for who takes it along.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "database/database.h"

namespace day {

inline constexpr int64_t kTableSlice = 20'000;  // their components take some 200 MB of memory

// `format`: csv (a line of names first), jsonl or parquet. Each row says of which release and which of its revisions it is, for who takes one table
// along has not the others. Rows are in the order in which they were added, so that the same catalog gives the same bytes. `path` and what stands
// beside it with its name and more: the connection may write there. Memory is that of a part of the table, whatever its size.
// `slice`: revisions that are worked on at once; the bytes of CSV and JSON lines do not depend on it.
Status WriteTableFile(const Connection& connection, std::string_view table, std::string_view format, const std::string& path, int64_t slice = kTableSlice);

// The same bytes as gzip. Error kIo.
Status GzipFile(const std::string& from, const std::string& to);

}  // namespace day
