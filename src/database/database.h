// The embedded database: a file of tables, or tables in memory, with SQL that reaches nothing else.
//
// The only room that knows DuckDB. Every database is opened with its configuration locked: no extension is fetched or loaded, no file
// is read or written but those named in DatabaseOptions, whatever SQL asks for (docs/decisions/0016). One program that writes excludes
// all others from the file; many may read. What is committed survives the end of the program at any moment.
//
// Threads: a Database may be shared; a Connection and what comes from it belong to one thread at a time, but Interrupt to all.
// They may be destroyed in any order. A connection gives the rows of one statement at a time: running another ends those before it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "database/rows.h"

namespace day {

struct DatabaseOptions {
  bool read_only = false;
  unsigned threads = 1;
  uint64_t memory = uint64_t{1} << 30;    // bytes of buffers; a statement that needs more fails with kLimit
  std::vector<std::string> files = {};    // absolute paths beside the database that SQL may read and write
  std::vector<std::string> folders = {};  // and folders, with all below them
};

// A parameter of a statement, `?` in its text. Text that is not UTF-8 has its bad bytes replaced.
using SqlValue = std::variant<std::monostate, bool, int64_t, double, std::string_view>;

enum class StatementKind : uint8_t { kSelect, kOther };

// One statement, analyzed once.
class PreparedStatement {
 public:
  PreparedStatement(PreparedStatement&&) noexcept;
  PreparedStatement& operator=(PreparedStatement&&) noexcept;
  ~PreparedStatement();

  StatementKind kind() const;  // kSelect: changes nothing, and writes no file
  // Begins it. Rows come as they are asked for.
  Result<Rows> Run(std::span<const SqlValue> parameters = {});

 private:
  friend class Connection;
  struct Impl;
  explicit PreparedStatement(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Fills a table, value by value in the order of its columns: some hundred thousand rows a second.
class TableAppender {
 public:
  TableAppender(TableAppender&&) noexcept;
  TableAppender& operator=(TableAppender&&) noexcept;
  ~TableAppender();  // flushes what was not; only Flush says whether that went well

  TableAppender& Null();
  TableAppender& Bool(bool value);
  TableAppender& Integer(int64_t value);
  TableAppender& Number(double value);
  TableAppender& Text(std::string_view value);  // bytes that are not UTF-8 are replaced
  TableAppender& Blob(std::string_view bytes);
  Status EndRow();  // error: a value that did not fit its column
  Status Flush();   // error: a constraint of the table

 private:
  friend class Connection;
  struct Impl;
  explicit TableAppender(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

class Connection {
 public:
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  // Error kInvalid: the text is not one statement; or it is none that this database takes, in the database's words.
  Result<PreparedStatement> Prepare(std::string_view sql) const;
  // The same of a text that a stranger wrote: it only selects, from tables and from functions that are known to do no more. Prepare alone is
  // no protection: a SELECT can end the program (a log that may not be written, arrow_scan of any address). Error kInvalid otherwise.
  Result<PreparedStatement> PrepareForeign(std::string_view sql) const;
  Result<Rows> Query(std::string_view sql, std::span<const SqlValue> parameters = {}) const;
  // For statements of our own whose rows nobody wants, several in one text.
  Status Run(std::string_view sql) const;
  // All of it or nothing: what `work` did is committed if it gives no error, and else undone. Where the commit itself fails, what was committed
  // before is safe, and nothing more should be written through this database.
  Status Transaction(const std::function<Status()>& work) const;
  Result<TableAppender> Append(const std::string& table) const;
  // Ends the statement that runs on this connection, with kCancelled. Any thread.
  void Interrupt() const;

 private:
  friend class Database;
  struct Impl;
  explicit Connection(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

class Database {
 public:
  // `path` is created where nothing is there, unless read_only; "" is a database in memory. Errors: kNotFound (nothing there to read, or the
  // library is not installed), kPermission (another program has it open, with its number; or the file may not be read), kInvalid (no
  // database), kIo.
  static Result<Database> Open(const std::string& path, const DatabaseOptions& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Result<Connection> Connect() const;

 private:
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// As SQL writes a string, with its quotes.
std::string SqlString(std::string_view text);
// As SQL writes a name that could be a keyword or hold anything, with its quotes.
std::string SqlName(std::string_view name);

}  // namespace day
