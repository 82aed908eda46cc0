#include "serve/table_file.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

namespace day {
namespace {

// The tables whose rows are revisions say whose they are.
bool IsOfRevisions(std::string_view table) { return table == "revisions" || table == "releases"; }

std::string_view OptionsOf(std::string_view format, bool first) {
  if (format == "csv") return first ? "FORMAT csv, HEADER" : "FORMAT csv, HEADER false";
  return format == "jsonl" ? "FORMAT json" : "FORMAT parquet, COMPRESSION zstd";
}

// A join forgets the order of rows, and sorting holds them all: so it is done for some revisions at a time, in the order of their numbers.
std::string RowsOf(std::string_view table, int64_t begin, int64_t end) {
  return fmt::format(
      "SELECT t.revision, r.release, r.number, t.* EXCLUDE (revision) FROM {0} t JOIN revisions r USING (revision) "
      "WHERE t.revision >= {1} AND t.revision < {2} ORDER BY t.rowid",
      table, begin, end);
}

Status Append(const std::string& from, const std::string& to) {
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(to, std::ios::binary | std::ios::app);
  if (in.peek() != std::ifstream::traits_type::eof()) out << in.rdbuf();
  return in.bad() || !out.flush() ? Status(MakeError(ErrorKind::kIo, "the table cannot be written")) : Status();
}

// One file of several, which are gone then.
Status Join(const Connection& connection, const std::vector<std::string>& parts, std::string_view format, const std::string& path) {
  std::error_code error;
  if (parts.size() == 1 || format != "parquet") {
    for (size_t i = 1; i < parts.size(); ++i) DAY_TRY(Append(parts[i], parts[0]));
    std::filesystem::rename(parts[0], path, error);
    if (error) return MakeError(ErrorKind::kIo, "the table cannot be written");
    return {};
  }
  std::string list;
  for (const std::string& part : parts) list += (list.empty() ? "" : ", ") + SqlString(part);
  return connection.Run(fmt::format("COPY (FROM read_parquet([{}])) TO {} ({})", list, SqlString(path), OptionsOf(format, true)));
}

}  // namespace

Status WriteTableFile(const Connection& connection, std::string_view table, std::string_view format, const std::string& path, int64_t slice) {
  if (IsOfRevisions(table)) return connection.Run(fmt::format("COPY (FROM {}) TO {} ({})", table, SqlString(path), OptionsOf(format, true)));
  DAY_TRY_ASSIGN(Rows rows, connection.Query("SELECT coalesce(max(revision), 0) FROM revisions"));
  DAY_TRY_ASSIGN(const bool any, rows.Next());
  const int64_t last = any ? rows.Integer(0, 0) : 0;
  std::vector<std::string> parts;
  Status written;
  for (int64_t begin = 0; written && begin <= last; begin += slice) {
    parts.push_back(fmt::format("{}.{}", path, parts.size()));
    written = connection.Run(fmt::format("COPY ({}) TO {} ({})", RowsOf(table, begin, begin + slice), SqlString(parts.back()), OptionsOf(format, begin == 0)));
  }
  if (written) written = Join(connection, parts, format, path);
  std::error_code error;
  for (const std::string& part : parts) std::filesystem::remove(part, error);
  return written;
}

Status GzipFile(const std::string& from, const std::string& to) {
  constexpr size_t kBlock = size_t{1} << 20;
  const Error failed = MakeError(ErrorKind::kIo, "the table cannot be packed");
  std::ifstream in(from, std::ios::binary);
  // Quick rather than small: whoever asks first waits for it, and tables of words pack well at any level.
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> out(gzopen(to.c_str(), "wb1"), gzclose);
  if (!in || !out) return failed;
  std::vector<char> block(kBlock);
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
    if (gzwrite(out.get(), block.data(), static_cast<unsigned>(in.gcount())) != static_cast<int>(in.gcount())) return failed;
  return in.bad() || gzflush(out.get(), Z_FINISH) != Z_OK ? Status(failed) : Status();
}

}  // namespace day
