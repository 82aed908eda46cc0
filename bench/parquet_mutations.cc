// Does reading hostile Parquet ever end the program? Genuine files that the embedded database writes (each encoding and compression, nested columns, many row
// groups) are changed by chance, and each is read as `daylight data` reads it, in a process of its own.
//
//   parquet_mutations COUNT [SEED]   prints how the reads ended: all rows, an error, a signal, no end within 20 s; files that ended one badly are kept
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "database/database.h"
#include "records/tables/parquet_stream.h"

namespace {

constexpr const char* kSelects[] = {
    "SELECT 'text number ' || range AS t, range AS n FROM range({})",
    "SELECT ['a' || range, NULL, 'b'] AS l, {{'x': 'y' || range, 'z': [{{'w': range::VARCHAR}}]}} AS s FROM range({})",
    "SELECT CASE WHEN range % 7 = 0 THEN NULL ELSE 'v' || (range % 13) END AS d, MAP {{'k' || (range % 3): 'v'}} AS m FROM range({})",
    "SELECT repeat('long text ', 1 + (range % 50)::INTEGER) AS t, range::DOUBLE AS f, ('b' || range)::BLOB AS b FROM range({})",
};

std::vector<std::string> GenuineFiles(const std::string& folder) {
  std::vector<std::string> files;
  auto database = day::Database::Open("", {.folders = {folder}});
  const auto connection = database->Connect();
  for (const char* select : kSelects)
    for (const std::string codec : {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli"})
      for (const std::string more : {"", ", PARQUET_VERSION v2", ", ROW_GROUP_SIZE 2048"})
        for (const int rows : {40, 5000}) {
          const std::string path = fmt::format("{}/{}.parquet", folder, files.size());
          const auto done =
              connection->Run(fmt::format("COPY ({}) TO '{}' (FORMAT parquet, CODEC '{}'{})", fmt::format(fmt::runtime(select), rows), path, codec, more));
          if (!done) fmt::print("{}\n", done.error().message);
          std::ifstream in(path, std::ios::binary);
          files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        }
  return files;
}

void Mutate(std::string& bytes, std::mt19937_64& random) {
  const auto below = [&](size_t most) { return static_cast<size_t>(random() % std::max<size_t>(most, 1)); };
  // The footer and the heads of pages decide how the rest is read: half of all changes go there.
  const auto place = [&] {
    uint32_t footer = 0;
    if (bytes.size() > 8) std::memcpy(&footer, bytes.data() + bytes.size() - 8, 4);
    if (random() % 2 == 0 && footer > 0 && footer + 8 < bytes.size()) return bytes.size() - 8 - footer + below(footer);
    return random() % 2 == 0 ? 4 + below(std::min<size_t>(bytes.size() - 4, 60)) : below(bytes.size());
  };
  for (size_t changes = 1 + below(4); changes > 0; --changes) {
    if (bytes.size() < 20) return;
    const size_t at = std::min(place(), bytes.size() - 1);
    switch (random() % 6) {
      case 0: bytes[at] = static_cast<char>(random()); break;
      case 1: bytes[at] ^= static_cast<char>(1 << (random() % 8)); break;
      case 2: bytes.erase(at, 1 + below(8)); break;
      case 3: bytes.insert(at, 1 + below(8), static_cast<char>(random())); break;
      case 4: bytes.replace(at, std::min<size_t>(5, bytes.size() - at), std::min<size_t>(5, bytes.size() - at), '\xff'); break;
      default: bytes.replace(at, std::min<size_t>(16, bytes.size() - at), bytes.substr(below(bytes.size() - 16), std::min<size_t>(16, bytes.size() - at)));
    }
  }
}

// 0: all rows; 1: an error.
int Read(const std::string& path) {
  const auto stream = day::records::ParquetStream::Open(path);
  if (!stream) return 1;
  std::array<std::byte, 65536> some;
  for (uint64_t total = 0; total < (uint64_t{1} << 30);) {
    const auto got = (*stream)->Read(some);
    if (!got) return 1;
    if (*got == 0) return 0;
    total += *got;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
  std::mt19937_64 random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  char name[] = "/tmp/parquet-mutations-XXXXXX";
  const std::string folder = ::mkdtemp(name);
  const std::vector<std::string> files = GenuineFiles(folder);
  std::map<std::string, int> ends;
  for (int i = 0; i < count; ++i) {
    std::string bytes = files[random() % files.size()];
    Mutate(bytes, random);
    const std::string path = folder + "/changed";
    std::ofstream(path, std::ios::binary) << bytes;
    const pid_t child = ::fork();
    if (child == 0) {
      ::alarm(20);
      const rlimit no_dump{0, 0};
      ::setrlimit(RLIMIT_CORE, &no_dump);
      std::_Exit(Read(path));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const std::string end = WIFSIGNALED(status)        ? fmt::format("signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)))
                            : WEXITSTATUS(status) == 0 ? "all rows"
                                                       : "an error";
    ++ends[end];
    if (WIFSIGNALED(status)) std::filesystem::copy_file(path, fmt::format("{}/bad-{}", folder, i));
  }
  for (const auto& [end, times] : ends) fmt::print("{:6} {}\n", times, end);
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (!entry.path().filename().string().starts_with("bad-")) std::filesystem::remove(entry.path());
  fmt::print("{}\n", folder);
}
