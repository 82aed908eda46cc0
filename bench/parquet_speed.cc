// Parquet as records beside the embedded database alone, on the same file in the same run: parquet_speed FILE.jsonl OUT.parquet
//
// Writes the JSON Lines as Parquet (zstd), reads all once, then in turn: the database sums the lengths of the column "text"; ParquetStream gives all texts as
// JSON Lines. Prints bytes of text per second of processor time, of the best of three. OUT.parquet stays, for `daylight data`.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <vector>

#include "database/database.h"
#include "records/tables/parquet_stream.h"

namespace {

double Seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string lines = argv[1], out = argv[2];
  auto database = day::Database::Open("", {.threads = 1, .memory = uint64_t{3} << 30, .files = {lines, out}});
  const auto connection = database->Connect();
  const auto written = connection->Run(
      fmt::format("COPY (SELECT * FROM read_json({}, format = 'newline_delimited', maximum_object_size = 100000000)) TO {} (FORMAT parquet, CODEC 'zstd')",
                  day::SqlString(lines), day::SqlString(out)));
  if (!written) {
    fmt::print("{}\n", written.error().message);
    return 1;
  }
  double bytes = 0, alone = 1e9, stream = 1e9;
  for (int run = 0; run < 4; ++run) {
    double before = Seconds();
    auto rows = connection->Query(fmt::format("SELECT sum(strlen(text))::DOUBLE FROM read_parquet({})", day::SqlString(out)));
    if (!rows || !rows->Next()) return 1;
    bytes = rows->Number(0, 0);
    if (run > 0) alone = std::min(alone, Seconds() - before);
    before = Seconds();
    const auto texts = day::records::ParquetStream::Open(out);
    if (!texts) return 1;
    std::vector<std::byte> some(size_t{1} << 20);
    for (;;) {
      const auto got = (*texts)->Read(some);
      if (!got || *got == 0) break;
    }
    if (run > 0) stream = std::min(stream, Seconds() - before);
  }
  fmt::print("{:.1f} MB of text: the database alone {:.0f} MB per CPU-second, as JSON Lines {:.0f}, {:.1f} times the time\n", bytes / 1e6, bytes / 1e6 / alone,
             bytes / 1e6 / stream, stream / alone);
}
