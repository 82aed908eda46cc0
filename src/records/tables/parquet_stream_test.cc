#include "records/tables/parquet_stream.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "bytes/random_bytes.h"
#include "database/database.h"
#include "records/readers/test_help.h"

namespace day::records {
namespace {

// A folder of its own, in which the database writes files.
class Folder {
 public:
  Folder() {
    char name[] = "/tmp/daylight-parquet-XXXXXX";
    path_ = ::mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string Path(const std::string& name) const { return path_ + "/" + name; }
  std::string Write(const std::string& name, const std::string& select, const std::string& options = "") const {
    auto database = Database::Open("", {.folders = {path_}});
    EXPECT_TRUE(database) << database.error().message;
    const auto connection = database->Connect();
    const Status done = connection->Run(fmt::format("COPY ({}) TO {} (FORMAT parquet{})", select, SqlString(Path(name)), options));
    EXPECT_TRUE(done) << done.error().message;
    return Path(name);
  }

 private:
  std::string path_;
};

std::string Lines(const std::string& path, std::string* trouble = nullptr) {
  auto stream = ParquetStream::Open(path);
  if (!stream) {
    if (trouble) *trouble = stream.error().message;
    return "";
  }
  return ReadAll(**stream, trouble);
}

TEST(ParquetStream, GivesTextsOfEachRowHoweverDeepTheyLie) {
  const Folder folder;
  const std::string path = folder.Write(
      "a.parquet",
      "SELECT 1 AS id, 'one \"quoted\"' || chr(10) AS text, [{'role': 'user', 'n': 1, 'content': 'hi'}, {'role': 'bot', 'n': 2, 'content': NULL}] AS messages, "
      "'x'::BLOB AS picture, ['a', 'b'] AS tags, MAP {'k': 1} AS map, {'deep': {'er': ['z']}} AS box UNION ALL SELECT 2, NULL, [], NULL, NULL, MAP {}, NULL "
      "ORDER BY id");
  EXPECT_EQ(
      Lines(path),
      "{\"text\":\"one \\\"quoted\\\"\\n\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"bot\",\"content\":null}],\"tags\":[\"a\",\"b\"],"
      "\"map\":[{\"key\":\"k\"}],\"box\":{\"deep\":{\"er\":[\"z\"]}}}\n{\"text\":null,\"messages\":[],\"tags\":null,\"map\":[],\"box\":null}\n");
  const auto stream = ParquetStream::Open(path);
  EXPECT_EQ((*stream)->columns(), (std::vector<std::string>{"text", "messages", "tags", "map", "box"}));
  EXPECT_EQ((*stream)->left_out(), (std::vector<std::string>{"id", "picture"}));
}

TEST(ParquetStream, ReadsEachCompressionAndManyRowGroups) {
  const Folder folder;
  std::string first;
  for (const std::string codec : {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli"}) {
    const std::string path = folder.Write(codec, "SELECT 'text ' || range AS t FROM range(20000)", ", CODEC '" + codec + "', ROW_GROUP_SIZE 3000");
    const std::string lines = Lines(path);
    EXPECT_EQ(std::ranges::count(lines, '\n'), 20'000) << codec;
    if (first.empty()) first = lines;
    EXPECT_EQ(lines, first) << codec;  // in the order of the file
  }
}

TEST(ParquetStream, GivesNothingOfColumnsWithoutText) {
  const Folder folder;
  std::string trouble;
  EXPECT_EQ(Lines(folder.Write("a", "SELECT 1 AS a, 2.5 AS b"), &trouble), "");
  EXPECT_EQ(trouble, "");
}

TEST(ParquetStream, TakesSignsOfPatternsInANameAsTheyAre) {
  const Folder folder;
  const std::string path = folder.Write("plain.parquet", "SELECT 'x' AS t");
  for (const std::string name : {"a[1].parquet", "a*.parquet", "a?'\".parquet"}) {
    std::filesystem::copy_file(path, folder.Path(name));
    EXPECT_EQ(Lines(folder.Path(name)), "{\"t\":\"x\"}\n") << name;
  }
}

TEST(ParquetStream, ReadsTheRowGroupsThatLieInTheFirstBytes) {
  const Folder folder;
  const std::string path = folder.Write("a", "SELECT 'text number ' || range || ' ' || md5(range::VARCHAR) AS t, range AS n FROM range(20000)",
                                        ", ROW_GROUP_SIZE 2048, CODEC 'uncompressed'");
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const std::string all = Lines(path), last = bytes.substr(bytes.size() - 20'000);
  const auto parts = [&](size_t first) {
    const auto stream = ParquetStream::OpenParts(std::string_view(bytes).substr(0, first), last, bytes.size());
    EXPECT_TRUE(stream) << stream.error().message;
    std::string trouble;
    const std::string lines = ReadAll(**stream, &trouble);
    EXPECT_EQ(trouble, "");
    EXPECT_TRUE(all.starts_with(lines));
    EXPECT_EQ((*stream)->whole(), lines == all);
    return std::ranges::count(lines, '\n');
  };
  EXPECT_EQ(parts(bytes.size()), 20'000);
  EXPECT_EQ(parts(bytes.size() / 2) % 2048, 0);
  EXPECT_GT(parts(bytes.size() / 2), 4096);
  EXPECT_EQ(parts(1000), 0);
  EXPECT_FALSE(ParquetStream::OpenParts(bytes, "", 10));
}

TEST(ParquetStream, SaysWhatIsWrong) {
  const Folder folder;
  const std::string path = folder.Write("a", "SELECT 'text ' || range AS t FROM range(20000)");
  const auto broken = [&](const std::string& name, const auto& change) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    change(bytes);
    std::ofstream(folder.Path(name), std::ios::binary) << bytes;
    std::string trouble;
    Lines(folder.Path(name), &trouble);
    EXPECT_EQ(trouble.find("/proc/"), trouble.npos) << trouble;
    return trouble;
  };
  EXPECT_NE(broken("cut", [](std::string& bytes) { bytes.resize(bytes.size() / 2); }), "");
  EXPECT_NE(broken("no footer", [](std::string& bytes) { bytes.replace(bytes.size() - 8, 4, 4, '\xff'); }), "");
  EXPECT_NE(broken("pages", [](std::string& bytes) { bytes.replace(4, 400, 400, '\0'); }), "");
  EXPECT_NE(broken("empty", [](std::string& bytes) { bytes = "PAR1"; }), "");
  std::string trouble;
  Lines(folder.Path("gone"), &trouble);
  EXPECT_NE(trouble, "");
}

}  // namespace
}  // namespace day::records
