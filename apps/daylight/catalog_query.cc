// daylight catalog query: SQL over the catalog's tables, which it can read and nothing else.
#include <fmt/format.h>

#include <stop_token>

#include "audit_output.h"
#include "catalog/rows_text.h"
#include "catalog_actions.h"
#include "catalog_place.h"
#include "input.h"
#include "interrupt.h"
#include "output.h"
#include "output_format.h"
#include "parquet_file.h"

namespace day::app {
namespace {

constexpr FormatEnding kEndings[] = {{".txt", "text"}, {".csv", "csv"}, {".json", "json"}, {".jsonl", "jsonl"}, {".ndjson", "jsonl"}, {".parquet", "parquet"}};

// A table in memory of the same rows, as a file.
Status WriteParquet(const Arguments& arguments, const std::string& sql, unsigned threads, const Interrupt& interrupt) {
  return WriteParquetFile(arguments.Get("output"), [&](const std::string& beside) -> Status {
    DAY_TRY_ASSIGN(const Catalog catalog, OpenCatalog(arguments, {.threads = threads, .files = {beside}}));
    const Connection& connection = catalog.view().connection();
    const std::stop_callback stop(interrupt.token(), [&] { connection.Interrupt(); });
    DAY_TRY_ASSIGN(const PreparedStatement looked_at, connection.PrepareForeign(sql));
    // A view holds the statement whole, so that nothing in it can become part of what is around it.
    DAY_TRY(connection.Run(fmt::format("CREATE TEMP VIEW daylight_answer AS {}\n", sql)));
    return connection.Run(fmt::format("COPY (FROM daylight_answer) TO {} (FORMAT parquet, COMPRESSION zstd)", SqlString(beside)));
  });
}

Status Print(const Arguments& arguments, const std::string& format, const std::string& sql, unsigned threads, const Interrupt& interrupt) {
  DAY_TRY_ASSIGN(const Catalog catalog, OpenCatalog(arguments, {.threads = threads}));
  const std::stop_callback stop(interrupt.token(), [&] { catalog.view().connection().Interrupt(); });
  DAY_TRY_ASSIGN(PreparedStatement statement, catalog.view().connection().PrepareForeign(sql));
  DAY_TRY_ASSIGN(Rows rows, statement.Run());
  OutputStream out(arguments.Get("output"));
  DAY_TRY(out.Open());
  // What a release says of itself may hold what a terminal takes for commands; a file and the next program get every byte.
  RowsWriter writer(rows, format, ScreenFor(arguments), GoesToTerminal(arguments) ? RowsWriter::Control::kShown : RowsWriter::Control::kKept);
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) break;
    DAY_TRY(out.Write(writer.Block()));
  }
  DAY_TRY(out.Write(writer.End()));
  return out.Finish();
}

}  // namespace

int QueryCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  if (words.size() != 1) return Trouble(MakeError(ErrorKind::kInvalid, "catalog query: give one SQL statement, in quotes"));
  const Result<unsigned> threads = ThreadsOf(arguments);
  if (!threads) return Trouble(threads.error());
  const Interrupt interrupt;
  const Result<std::string> format = OutputFormat(arguments, kEndings, "text");
  if (!format) return Trouble(format.error());
  const Status done = *format == "parquet" ? WriteParquet(arguments, words[0], *threads, interrupt) : Print(arguments, *format, words[0], *threads, interrupt);
  return done ? kOk : Trouble(done.error());
}

}  // namespace day::app
