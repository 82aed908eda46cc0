#include "database/database.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "text/json.h"

namespace day {
namespace {

class Scratch {
 public:
  Scratch() {
    char name[] = "/tmp/day_database_XXXXXX";
    folder_ = ::mkdtemp(name);
  }
  ~Scratch() { std::filesystem::remove_all(folder_); }
  std::string Path(const std::string& name) const { return folder_ + "/" + name; }
  std::string Write(const std::string& name, std::string_view bytes) const {
    std::ofstream(Path(name)) << bytes;
    return Path(name);
  }

 private:
  std::string folder_;
};

Connection InMemory(const DatabaseOptions& options = {}) {
  auto database = Database::Open("", options);
  EXPECT_TRUE(database) << database.error().message;
  return std::move(*database->Connect());
}

// All rows as JSON, each an array; or "error: …".
std::string Answer(const Connection& connection, std::string_view sql, std::span<const SqlValue> parameters = {}) {
  auto rows = connection.Query(sql, parameters);
  if (!rows) return "error: " + rows.error().message;
  std::string out;
  for (;;) {
    auto more = rows->Next();
    if (!more) return "error: " + more.error().message;
    if (!*more) return out;
    for (size_t row = 0; row < rows->size(); ++row) {
      Value list = Value::Array();
      for (size_t column = 0; column < rows->columns(); ++column) list.Add(rows->ValueAt(column, row));
      out += WriteJson(list, false);
    }
  }
}

bool IsRefused(const Connection& connection, const std::string& sql) {
  const std::string answer = Answer(connection, sql);
  return answer.starts_with("error: ");
}

TEST(Database, AnswersInTypesOfItsOwn) {
  const Connection connection = InMemory();
  EXPECT_EQ(Answer(connection, "SELECT 1, 2.5::DOUBLE, 'a', true, NULL"), R"([1, 2.5, "a", true, null])");
  EXPECT_EQ(Answer(connection, "SELECT -1::TINYINT, 300::USMALLINT, 18446744073709551615::UBIGINT, '-170141183460469231731687303715884105728'::HUGEINT"),
            R"([-1, 300, "18446744073709551615", "-170141183460469231731687303715884105728"])");
  EXPECT_EQ(Answer(connection, "SELECT 1.05::DECIMAL(9,2), -0.007::DECIMAL(38,3), 1.5::FLOAT"), R"([1.05, -0.007, 1.5])");
  EXPECT_EQ(Answer(connection, "SELECT 12345678901234.5::DECIMAL(15,1), 123456789012345.67::DECIMAL(17,2)"), R"([12345678901234.5, "123456789012345.67"])")
      << "a double would change the second";
  EXPECT_EQ(Answer(connection, "SELECT DATE '2024-02-29', TIMESTAMP '2024-02-29 01:02:03.5', TIME '04:05:06', TIMESTAMP 'infinity', DATE '-infinity'"),
            R"(["2024-02-29", "2024-02-29 01:02:03.500000", "04:05:06", "infinity", "-infinity"])");
  EXPECT_EQ(Answer(connection, "SELECT [1, NULL, 3], {'a': 1, 'b': [true]}, MAP {'k': 'v'}, 'b'::ENUM('a', 'b'), [1, 2]::INTEGER[2]"),
            R"([[1, null, 3], {"a": 1, "b": [true]}, {"k": "v"}, "b", [1, 2]])");
  EXPECT_EQ(Answer(connection, "SELECT '00000000-0000-0000-0000-0000000000ff'::UUID, INTERVAL 3 DAY"),
            R"(["00000000-0000-0000-0000-0000000000ff", "0 months 3 days 0 microseconds"])");
}

TEST(Database, GivesCellsByKind) {
  const Connection connection = InMemory();
  auto rows = connection.Query(
      "SELECT 7::SMALLINT AS a, 0.5 :: FLOAT AS b, 'a text of more than twelve bytes' AS c, true AS d, NULL::VARCHAR AS e, DATE '2024-01-01' AS f");
  ASSERT_TRUE(rows && *rows->Next());
  EXPECT_EQ(rows->name(2), "c");
  EXPECT_EQ(rows->Integer(0, 0), 7);
  EXPECT_EQ(rows->Number(0, 0), 7.0);
  EXPECT_EQ(rows->Number(1, 0), 0.5);
  EXPECT_EQ(rows->Text(2, 0), "a text of more than twelve bytes");
  EXPECT_TRUE(rows->Bool(3, 0));
  EXPECT_TRUE(rows->IsNull(4, 0));
  EXPECT_EQ(rows->Text(4, 0), "");
  EXPECT_EQ(rows->Text(0, 0), "");  // of another kind: the neutral value
  EXPECT_EQ(rows->Integer(2, 0), 0);
  EXPECT_EQ(rows->kind(5), Rows::Kind::kOther);
}

TEST(Database, StreamsRowsInBlocks) {
  const Connection connection = InMemory();
  auto rows = connection.Query("SELECT i, i::VARCHAR FROM range(100000) t(i)");
  ASSERT_TRUE(rows);
  int64_t count = 0, sum = 0;
  for (;;) {
    auto more = rows->Next();
    ASSERT_TRUE(more);
    if (!*more) break;
    EXPECT_LE(rows->size(), 4096u);
    for (size_t row = 0; row < rows->size(); ++row, ++count) {
      sum += rows->Integer(0, row);
      ASSERT_EQ(rows->Text(1, row), std::to_string(rows->Integer(0, row)));
    }
  }
  EXPECT_EQ(count, 100'000);
  EXPECT_EQ(sum, 4'999'950'000);
}

TEST(Database, SaysWhatFailsAmongTheRows) {
  EXPECT_TRUE(Answer(InMemory(), "SELECT CASE WHEN i = 90000 THEN error('late') ELSE i END FROM range(100000) t(i)").starts_with("error: "));
}

TEST(Database, TakesParametersOfEveryKind) {
  const Connection connection = InMemory();
  const SqlValue values[] = {std::monostate(), true, int64_t{-5}, 0.25, std::string_view("it's")};
  EXPECT_EQ(Answer(connection, "SELECT ?, ?, ?, ?, ?", values), R"([null, true, -5, 0.25, "it's"])");
  const SqlValue bad[] = {std::string_view("a\xff")};
  EXPECT_EQ(Answer(connection, "SELECT ?", bad), "[\"a\uFFFD\"]");
  EXPECT_EQ(Answer(connection, "SELECT ?", std::span(values, 2)), "error: the statement has 1 parameters, and 2 are given");
}

TEST(Database, RunsAPreparedStatementAgain) {
  const Connection connection = InMemory();
  auto statement = connection.Prepare("SELECT ? + 1");
  ASSERT_TRUE(statement);
  for (const int64_t i : {1, 2, 3}) {
    const SqlValue value[] = {i};
    auto rows = statement->Run(value);
    ASSERT_TRUE(rows && *rows->Next());
    EXPECT_EQ(rows->ValueAt(0, 0).integer(), i + 1);
  }
}

TEST(Database, TakesOneStatementAtATime) {
  const Connection connection = InMemory();
  EXPECT_EQ(Answer(connection, "SELECT 1; SELECT 2"), "error: there are 2 statements, and one is taken");
  EXPECT_EQ(Answer(connection, ""), "error: there is no statement");
  EXPECT_EQ(Answer(connection, std::string_view("SELECT 1\0;", 10)), "error: the statement is not UTF-8 text");
  EXPECT_EQ(Answer(connection, "SELECT '\xff'"), "error: the statement is not UTF-8 text");
  EXPECT_TRUE(IsRefused(connection, "SELEKT 1"));
}

TEST(Database, KnowsWhatOnlySelects) {
  const Connection connection = InMemory();
  const auto kind = [&](std::string_view sql) {
    auto statement = connection.Prepare(sql);
    EXPECT_TRUE(statement) << sql;
    return statement ? statement->kind() : StatementKind::kOther;
  };
  for (const std::string_view sql : {"SELECT 1", "WITH a AS (SELECT 1) FROM a", "VALUES (1)", "DESCRIBE SELECT 1", "SUMMARIZE SELECT 1", "SHOW TABLES"})
    EXPECT_EQ(kind(sql), StatementKind::kSelect) << sql;
  for (const std::string_view sql : {"CREATE TABLE t(a INTEGER)", "EXPLAIN ANALYZE SELECT 1", "BEGIN", "CHECKPOINT"})
    EXPECT_EQ(kind(sql), StatementKind::kOther) << sql;
  const Scratch scratch;
  const std::string out = scratch.Path("out.csv");
  for (const char* copy : {"COPY (SELECT 1) TO ", "EXPLAIN ANALYZE COPY (SELECT 1) TO "}) {
    const Connection may_write = InMemory({.files = {out}});
    auto statement = may_write.Prepare(copy + SqlString(out));
    ASSERT_TRUE(statement) << statement.error().message;
    EXPECT_EQ(statement->kind(), StatementKind::kOther);
  }
}

TEST(Database, AppendsRows) {
  const Connection connection = InMemory();
  ASSERT_TRUE(connection.Run("CREATE TABLE t(a VARCHAR, b BIGINT, c DOUBLE, d BOOLEAN, e INTEGER)"));
  auto appender = connection.Append("t");
  ASSERT_TRUE(appender);
  for (int i = 0; i < 5000; ++i) ASSERT_TRUE(appender->Text("row").Integer(i).Number(0.5).Bool(i % 2).Null().EndRow());
  ASSERT_TRUE(appender->Text("bad \xff").Integer(1).Number(1).Bool(false).Integer(3).EndRow());
  ASSERT_TRUE(appender->Flush());
  EXPECT_EQ(Answer(connection, "SELECT count(*), sum(b), count(e), max(a) FROM t"), R"([5001, 12497501, 1, "row"])");
  EXPECT_EQ(Answer(connection, "SELECT a FROM t WHERE e = 3"), "[\"bad \uFFFD\"]");
}

TEST(Database, RefusesRowsThatDoNotFit) {
  const Connection connection = InMemory();
  EXPECT_FALSE(connection.Append("nothing"));
  ASSERT_TRUE(connection.Run("CREATE TABLE t(a INTEGER PRIMARY KEY)"));
  auto appender = connection.Append("t");
  ASSERT_TRUE(appender);
  EXPECT_FALSE(appender->Text("no number").EndRow());
  auto twice = connection.Append("t");
  ASSERT_TRUE(twice && twice->Integer(1).EndRow() && twice->Integer(1).EndRow());
  EXPECT_FALSE(twice->Flush());
}

TEST(Database, UndoesATransactionThatFails) {
  const Connection connection = InMemory();
  ASSERT_TRUE(connection.Run("CREATE TABLE t(a INTEGER)"));
  const Status failed = connection.Transaction([&]() -> Status {
    DAY_TRY(connection.Run("INSERT INTO t VALUES (1)"));
    return MakeError(ErrorKind::kInvalid, "no");
  });
  EXPECT_FALSE(failed);
  EXPECT_TRUE(connection.Transaction([&] { return connection.Run("INSERT INTO t VALUES (2)"); }));
  EXPECT_EQ(Answer(connection, "FROM t"), "[2]");
}

// What SQL of a stranger may try. Each would reach a file, the network, or the settings that stand before them.
TEST(Database, ReachesNothingElse) {
  const Scratch scratch;
  const std::string secret = scratch.Write("secret.csv", "a\n1\n"), out = scratch.Path("out");
  const Connection connection = InMemory();
  const std::string file = SqlString(secret), to = SqlString(out);
  const std::vector<std::string> attempts = {"FROM " + file,
                                             "FROM read_csv(" + file + ")",
                                             "FROM read_text(" + file + ")",
                                             "FROM read_blob(" + file + ")",
                                             "FROM read_json(" + file + ")",
                                             "FROM read_parquet(" + file + ")",
                                             "FROM parquet_metadata(" + file + ")",
                                             "FROM sniff_csv(" + file + ")",
                                             "FROM glob('/etc/*')",
                                             "ATTACH " + to,
                                             "ATTACH " + file,
                                             "COPY (SELECT 1) TO " + to,
                                             "EXPORT DATABASE " + to,
                                             "IMPORT DATABASE " + to,
                                             "INSTALL httpfs",
                                             "LOAD httpfs",
                                             "LOAD " + to,
                                             "FROM read_csv('https://example.org/a.csv')",
                                             "SET enable_external_access = true",
                                             "SET allowed_paths = ['/etc/passwd']",
                                             "RESET allowed_paths",
                                             "SET lock_configuration = false",
                                             "SET temp_directory = '/tmp'",
                                             "SET threads = 64",
                                             "SET memory_limit = '1TB'",
                                             "SET autoinstall_known_extensions = true",
                                             "PRAGMA enable_profiling = 'json'",
                                             "PRAGMA profiling_output = " + to,
                                             "SET log_query_path = " + to,

                                             "SELECT getenv('HOME')",

                                             "CREATE PERSISTENT SECRET s (TYPE http)",
                                             "FROM read_duckdb(" + to + ")"};
  for (const std::string& sql : attempts) EXPECT_TRUE(IsRefused(connection, sql)) << sql << ": " << Answer(connection, sql);
  EXPECT_FALSE(std::filesystem::exists(out));
}

// These would end the program, or run text that nobody has looked at.
TEST(Database, TakesNoStatementOfAStrangerThatDoesMoreThanSelect) {
  const Connection connection = InMemory();
  for (const std::string_view sql : {"SELECT * FROM enable_logging(storage = 'file', storage_path = '/tmp/x')",
                                     "FROM Enable_Logging()",
                                     "FROM \"enable_logging\"()",
                                     "FROM system.main.enable_logging()",
                                     "SELECT (SELECT count(*) FROM enable_logging())",
                                     "WITH a AS (FROM enable_logging()) FROM a",
                                     "SELECT 1 WHERE 1 IN (SELECT 1 FROM enable_logging())",
                                     "FROM query('FROM enable_' || 'logging()')",
                                     "FROM query_table('duckdb_logs')",
                                     "FROM arrow_scan(1::UBIGINT, 1::UBIGINT, 1::UBIGINT)",
                                     "FROM json_execute_serialized_sql('{}')",
                                     "FROM checkpoint()",
                                     "CREATE TABLE t(a INTEGER)",
                                     "INSERT INTO t VALUES (1)",
                                     "EXPLAIN ANALYZE SELECT 1",
                                     "CALL enable_logging()",
                                     "PRAGMA version",
                                     "BEGIN",
                                     "ATTACH ':memory:' AS a",
                                     "SELECT 1; SELECT 2",
                                     "SELECT write_log('a')",
                                     "DESCRIBE (FROM enable_logging())",
                                     "FROM (VALUES (1)) t(a) JOIN enable_logging() ON true",
                                     "SELECT 1 UNION ALL SELECT 1 FROM enable_logging()",
                                     "SELECT 1 ORDER BY (SELECT 1 FROM enable_logging())",
                                     "SELECT 1 LIMIT (SELECT 1 FROM enable_logging())",
                                     "SELECT list_transform([1], x -> (SELECT 1 FROM enable_logging()))",
                                     "EXECUTE a"}) {
    auto statement = connection.PrepareForeign(sql);
    ASSERT_FALSE(statement) << sql;
  }
  for (const std::string_view sql : {"SELECT 1", "FROM range(3)", "SELECT unnest([1, 2])", "SUMMARIZE SELECT 1", "DESCRIBE SELECT 1", "SHOW TABLES",
                                     "WITH RECURSIVE t(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM t WHERE a < 5) FROM t", "VALUES (1), (2)",
                                     "SELECT count(*) FILTER (a > 1) OVER () FROM range(3) t(a)", "FROM duckdb_tables()"}) {
    auto statement = connection.PrepareForeign(sql);
    EXPECT_TRUE(statement) << sql << ": " << statement.error().message;
    EXPECT_TRUE(statement && statement->Run()) << sql;
  }
  // Deep nesting is refused, and no more.
  const std::string deep = "SELECT " + std::string(5'000, '(') + "1" + std::string(5'000, ')');
  (void)connection.PrepareForeign(deep);
  const std::string nested = "SELECT " + [] {
    std::string out = "1";
    for (int i = 0; i < 900; ++i) out = "(SELECT " + out + ")";
    return out;
  }();
  (void)connection.PrepareForeign(nested);
}

TEST(Database, ReadsAndWritesTheFilesItWasGiven) {
  const Scratch scratch;
  const std::string csv = scratch.Write("it's.csv", "a,b\n1,x\n2,y\n"), other = scratch.Write("other.csv", "a\n1\n"), out = scratch.Path("out.parquet");
  const Connection connection = InMemory({.files = {csv, out}});
  EXPECT_EQ(Answer(connection, "SELECT sum(a)::INTEGER FROM read_csv(" + SqlString(csv) + ")"), "[3]");
  EXPECT_FALSE(IsRefused(connection, "COPY (FROM read_csv(" + SqlString(csv) + ")) TO " + SqlString(out) + " (FORMAT parquet)"));
  EXPECT_EQ(Answer(connection, "SELECT b FROM read_parquet(" + SqlString(out) + ")"), "[\"x\"][\"y\"]");
  EXPECT_TRUE(IsRefused(connection, "FROM read_csv(" + SqlString(other) + ")"));
  EXPECT_TRUE(IsRefused(connection, "FROM read_csv(" + SqlString(scratch.Path("../") + other) + ")"));
}

TEST(Database, StopsAtItsMemory) {
  const Connection connection = InMemory({.memory = uint64_t{32} << 20});
  auto rows = connection.Query("SELECT count(DISTINCT a) FROM (SELECT md5(i::VARCHAR) AS a FROM range(10000000) t(i))");
  Result<bool> more = rows ? rows->Next() : Result<bool>(rows.error());
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().kind, ErrorKind::kLimit) << more.error().message;
}

TEST(Database, EndsAStatementThatIsInterrupted) {
  const Connection connection = InMemory();
  std::jthread interrupts([&](const std::stop_token& stop) {  // again and again: the statement may not have begun
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      connection.Interrupt();
    }
  });
  auto rows = connection.Query("SELECT count(*) FROM range(1000000000) a, range(1000) b");
  Result<bool> more = rows ? rows->Next() : Result<bool>(rows.error());
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().kind, ErrorKind::kCancelled) << more.error().message;
}

TEST(Database, KeepsWhatWasCommitted) {
  const Scratch scratch;
  const std::string path = scratch.Path("a.duckdb");
  {
    auto database = Database::Open(path);
    ASSERT_TRUE(database) << database.error().message;
    ASSERT_TRUE(database->Connect()->Run("CREATE TABLE t(a INTEGER); INSERT INTO t VALUES (5)"));
  }
  auto again = Database::Open(path, {.read_only = true});
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(Answer(*again->Connect(), "FROM t"), "[5]");
  EXPECT_TRUE(IsRefused(*again->Connect(), "INSERT INTO t VALUES (6)"));
}

// The library alone loses all of the table here, when it is closed in good order.
TEST(Database, KeepsWhatWasCommittedWhenThereIsTooLittleMemoryToGoOn) {
  const Scratch scratch;
  const std::string path = scratch.Path("a.duckdb");
  int64_t committed = 0;
  bool failed = false;
  {
    auto database = Database::Open(path, {.memory = uint64_t{48} << 20});
    ASSERT_TRUE(database);
    const Connection connection = std::move(*database->Connect());
    ASSERT_TRUE(connection.Run("CREATE TABLE t(a BIGINT, b BLOB)"));
    uint64_t random = 1;
    while (!failed && committed < 20'000) {
      const Status done = connection.Transaction([&]() -> Status {
        auto appender = connection.Append("t");
        for (int i = 0; i < 200; ++i) {
          std::string bytes(10'000, '\0');  // that do not pack
          for (char& byte : bytes) byte = static_cast<char>((random = random * 6364136223846793005U + 1442695040888963407U) >> 56);
          DAY_TRY(appender->Integer(committed + i).Blob(bytes).EndRow());
        }
        return appender->Flush();
      });
      failed = !done;
      if (!failed) committed += 200;
    }
  }
  EXPECT_TRUE(failed);
  auto again = Database::Open(path);
  ASSERT_TRUE(again) << again.error().message;
  auto rows = again->Connect()->Query("SELECT count(*) FROM t");
  ASSERT_TRUE(rows && *rows->Next());
  EXPECT_GE(rows->Integer(0, 0), committed);
}

TEST(Database, KeepsWhatWasCommittedWhenKilled) {
  const Scratch scratch;
  const std::string path = scratch.Path("a.duckdb");
  const pid_t child = ::fork();
  if (child == 0) {
    auto database = Database::Open(path);
    if (!database) ::_exit(1);
    auto connection = database->Connect();
    if (!connection || !connection->Run("CREATE TABLE t(a INTEGER); INSERT INTO t VALUES (1)")) ::_exit(2);
    if (!connection->Run("BEGIN; INSERT INTO t VALUES (2)")) ::_exit(3);
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status)) << WEXITSTATUS(status);
  auto database = Database::Open(path);
  ASSERT_TRUE(database) << database.error().message;
  EXPECT_EQ(Answer(*database->Connect(), "FROM t"), "[1]");
}

TEST(Database, SaysThatAnotherProgramHasIt) {
  const Scratch scratch;
  const std::string path = scratch.Path("a.duckdb");
  int ready[2], done[2];
  ASSERT_EQ(::pipe(ready), 0);
  ASSERT_EQ(::pipe(done), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto database = Database::Open(path);
    char byte = database ? 'y' : 'n';
    (void)!::write(ready[1], &byte, 1);
    (void)!::read(done[0], &byte, 1);
    ::_exit(0);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_EQ(byte, 'y');
  for (const bool read_only : {false, true}) {
    auto database = Database::Open(path, {.read_only = read_only});
    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().kind, ErrorKind::kPermission);
    EXPECT_NE(database.error().message.find("another program has this database open (process " + std::to_string(child) + ")"), std::string::npos)
        << database.error().message;
  }
  ASSERT_EQ(::write(done[1], "x", 1), 1);
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  EXPECT_TRUE(Database::Open(path));
}

TEST(Database, SaysWhatIsNoDatabase) {
  const Scratch scratch;
  const auto kind = [](const std::string& path, bool read_only) {
    auto database = Database::Open(path, {.read_only = read_only});
    EXPECT_FALSE(database) << path;
    return database ? ErrorKind::kIo : database.error().kind;
  };
  EXPECT_EQ(kind(scratch.Path("missing"), true), ErrorKind::kNotFound);
  EXPECT_EQ(kind(scratch.Write("text", std::string(10'000, 'x')), true), ErrorKind::kInvalid);
  EXPECT_EQ(kind(scratch.Write("short", "x"), true), ErrorKind::kInvalid);
  EXPECT_EQ(kind(scratch.Path("no/folder"), false), ErrorKind::kIo);
}

TEST(Database, QuotesForSql) {
  EXPECT_EQ(SqlString("it's"), "'it''s'");
  EXPECT_EQ(SqlName("a\"b"), "\"a\"\"b\"");
}

}  // namespace
}  // namespace day
