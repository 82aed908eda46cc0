#include "database/database.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cctype>
#include <optional>

#include "database/library.h"
#include "database/rows_impl.h"
#include "text/utf8.h"

namespace day {

using duckdb::ErrorOf;
using duckdb::Library;
using duckdb::Owned;

struct Database::Impl {
  const Library& library;
  Owned<duckdb_database> database;
  bool attached = false;  // a file, under kName, and not what connections see at first
};
struct Connection::Impl {
  const Library& library;
  Owned<duckdb_connection> connection;
};
struct PreparedStatement::Impl {
  const Library& library;
  Owned<duckdb_prepared_statement> statement;
};
struct TableAppender::Impl {
  const Library& library;
  Owned<duckdb_appender, duckdb_state> appender;
  bool failed = false;

  void Note(duckdb_state state) { failed = failed || state == DuckDBError; }
  Status Say(duckdb_state state) {
    Note(state);
    if (!failed) return {};
    failed = false;
    const char* why = library.appender_error(appender.get());
    return ErrorOf(why ? why : "a value did not fit its column");
  }
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Connection::Connection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

PreparedStatement::PreparedStatement(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PreparedStatement::PreparedStatement(PreparedStatement&&) noexcept = default;
PreparedStatement& PreparedStatement::operator=(PreparedStatement&&) noexcept = default;
PreparedStatement::~PreparedStatement() = default;

TableAppender::TableAppender(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TableAppender::TableAppender(TableAppender&&) noexcept = default;
TableAppender& TableAppender::operator=(TableAppender&&) noexcept = default;
TableAppender::~TableAppender() = default;

Error duckdb::ErrorOf(std::string_view message) {
  message = message.substr(0, message.find("\n\nLINE "));  // where in the statement: what its author sees anyway
  if (message.starts_with("INTERRUPT")) return MakeError(ErrorKind::kCancelled, "interrupted");
  if (message.starts_with("Out of Memory")) return MakeError(ErrorKind::kLimit, "the statement needs more memory than it may have");
  return MakeError(message.starts_with("IO Error") ? ErrorKind::kIo : ErrorKind::kInvalid, ReplaceAll(std::string(message), "\n", " "));
}

namespace {

// "… Conflicting lock is held in /usr/bin/daylight (PID 4711) …": the number, or "".
std::string HolderOf(std::string_view message) {
  const size_t at = message.find("(PID ");
  std::string number;
  for (size_t i = at == message.npos ? message.size() : at + 5; i < message.size() && std::isdigit(static_cast<unsigned char>(message[i])); ++i)
    number += message[i];
  return number;
}

Error OpeningError(const std::string& path, std::string_view message) {
  if (message.find("Could not set lock") != message.npos) {
    const std::string holder = HolderOf(message);
    return MakeError(ErrorKind::kPermission, fmt::format("{}: another program has this database open{}; one that writes excludes all others", path,
                                                         holder.empty() ? "" : fmt::format(" (process {})", holder)));
  }
  if (message.find("Permission denied") != message.npos) return MakeError(ErrorKind::kPermission, fmt::format("{}: may not be read or written", path));
  if (message.find("not a valid DuckDB database file") != message.npos || message.find("Corrupt database") != message.npos ||
      message.find("Serialization Error") != message.npos)
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: this is no database, or it is damaged", path));
  return MakeError(ErrorKind::kIo, fmt::format("{}: cannot be opened: {}", path, message));
}

// Settings that must stand before anything is opened.
Status Configure(const Library& library, duckdb_config config, const DatabaseOptions& options) {
  const std::pair<const char*, std::string> settings[] = {
      {"threads", std::to_string(options.threads)},
      {"max_memory", fmt::format("{}B", options.memory)},
      {"temp_directory", ""},  // nothing is spilled to disk: who reads may not be able to write beside the file
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
      {"allow_community_extensions", "false"},
      {"allow_unsigned_extensions", "false"},
      {"allow_persistent_secrets", "false"},
  };
  for (const auto& [name, value] : settings)
    if (library.set_config(config, name, value.c_str()) == DuckDBError)
      return MakeError(ErrorKind::kUnsupported, fmt::format("the embedded database does not know the setting {}", name));
  return {};
}

constexpr std::string_view kName = "daylight";  // of the file, among databases

// Rows that the library keeps and writes together. A checkpoint writes the last group anew as long as it is not full: with its own 122,880 the packed
// profiles of a whole catalog would be one group, read into memory and written again with every 16 MB that are added.
constexpr int kRowGroup = 8'192;

std::string AttachStatement(const std::string& path, bool read_only) {
  // A path that the library would take for an address, or for one of its names (":memory:"), stays a path.
  const std::string plain = path.starts_with('/') ? path : "./" + path;
  return fmt::format("ATTACH {} AS {} (TYPE duckdb, {}ROW_GROUP_SIZE {})", SqlString(plain), kName, read_only ? "READ_ONLY, " : "", kRowGroup);
}

// What can only be said to an open database; from here on, no setting changes.
std::string LockingStatements(const DatabaseOptions& options) {
  const auto list = [](const std::vector<std::string>& paths) {
    std::string out;
    for (const std::string& path : paths) out += (out.empty() ? "" : ", ") + SqlString(path);
    return out;
  };
  return fmt::format("SET allowed_paths = [{}]; SET allowed_directories = [{}]; SET enable_external_access = false; SET lock_configuration = true;",
                     list(options.files), list(options.folders));
}

}  // namespace

Result<Database> Database::Open(const std::string& path, const DatabaseOptions& options) {
  DAY_TRY_ASSIGN(const Library* const library, duckdb::TheLibrary());
  DatabaseOptions asked = options;
  if (path.empty()) asked.read_only = false;
  struct stat there{};
  if (asked.read_only && ::stat(path.c_str(), &there) != 0) return MakeError(ErrorKind::kNotFound, fmt::format("{}: there is no such database", path));

  Owned<duckdb_config> config(library->destroy_config);
  if (library->create_config(config.address()) == DuckDBError) return MakeError(ErrorKind::kIo, "the embedded database cannot be set up");
  DAY_TRY(Configure(*library, config.get(), asked));
  Owned<duckdb_database> database(library->close);
  char* error = nullptr;
  if (library->open_ext(nullptr, database.address(), config.get(), &error) == DuckDBError)
    return MakeError(ErrorKind::kIo, fmt::format("the embedded database cannot be set up: {}", library->Take(error)));

  Database opened(std::make_unique<Impl>(*library, std::move(database)));
  DAY_TRY_ASSIGN(const Connection connection, opened.Connect());
  if (!path.empty()) {
    if (const Status attached = connection.Run(AttachStatement(path, asked.read_only)); !attached) return OpeningError(path, attached.error().message);
    opened.impl_->attached = true;
  }
  DAY_TRY(connection.Run(LockingStatements(asked)));
  return opened;
}

Result<Connection> Database::Connect() const {
  const Library& library = impl_->library;
  Owned<duckdb_connection> connection(library.disconnect);
  if (library.connect(impl_->database.get(), connection.address()) == DuckDBError) return MakeError(ErrorKind::kIo, "the database takes no connection");
  Connection made(std::make_unique<Connection::Impl>(library, std::move(connection)));
  if (impl_->attached) DAY_TRY(made.Run(fmt::format("USE {}", kName)));
  return made;
}

Result<PreparedStatement> Connection::Prepare(std::string_view sql) const {
  const Library& library = impl_->library;
  if (sql.find('\0') != sql.npos || !IsUtf8(sql)) return MakeError(ErrorKind::kInvalid, "the statement is not UTF-8 text");
  Owned<duckdb_extracted_statements> statements(library.destroy_extracted);
  const idx_t count = library.extract_statements(impl_->connection.get(), std::string(sql).c_str(), statements.address());
  if (count != 1) {
    const char* why = count == 0 ? library.extract_statements_error(statements.get()) : nullptr;
    if (why && *why) return ErrorOf(why);
    return MakeError(ErrorKind::kInvalid, count == 0 ? "there is no statement" : fmt::format("there are {} statements, and one is taken", count));
  }
  Owned<duckdb_prepared_statement> statement(library.destroy_prepare);
  if (library.prepare_extracted_statement(impl_->connection.get(), statements.get(), 0, statement.address()) == DuckDBError)
    return ErrorOf(library.prepare_error(statement.get()));
  return PreparedStatement(std::make_unique<PreparedStatement::Impl>(library, std::move(statement)));
}

Result<Rows> Connection::Query(std::string_view sql, std::span<const SqlValue> parameters) const {
  DAY_TRY_ASSIGN(PreparedStatement statement, Prepare(sql));
  return statement.Run(parameters);
}

Status Connection::Run(std::string_view sql) const {
  duckdb_result result{};
  const duckdb_state state = impl_->library.query(impl_->connection.get(), std::string(sql).c_str(), &result);
  std::optional<Error> error;
  if (state == DuckDBError) error = ErrorOf(impl_->library.result_error(&result));
  impl_->library.destroy_result(&result);
  if (error) return std::move(*error);
  return {};
}

Status Connection::Transaction(const std::function<Status()>& work) const {
  DAY_TRY(Run("BEGIN"));
  Status done = work();
  if (!done) {
    (void)Run("ROLLBACK");
    return done;
  }
  done = Run("COMMIT");
  // A commit may write all that was added since into the file, and fail in the midst of it for want of memory. Tables are then half moved in memory, and
  // closing the database would write them so, empty: what was committed before would be lost. The log beside the file still has it.
  if (!done) (void)Run("PRAGMA disable_checkpoint_on_shutdown");
  return done;
}

Result<TableAppender> Connection::Append(const std::string& table) const {
  Owned<duckdb_appender, duckdb_state> appender(impl_->library.appender_destroy);
  if (impl_->library.appender_create(impl_->connection.get(), nullptr, table.c_str(), appender.address()) == DuckDBError) {
    const char* why = impl_->library.appender_error(appender.get());
    return ErrorOf(why ? why : "there is no such table");
  }
  return TableAppender(std::make_unique<TableAppender::Impl>(impl_->library, std::move(appender)));
}

void Connection::Interrupt() const { impl_->library.interrupt(impl_->connection.get()); }

StatementKind PreparedStatement::kind() const {
  return impl_->library.prepared_statement_type(impl_->statement.get()) == DUCKDB_STATEMENT_TYPE_SELECT ? StatementKind::kSelect : StatementKind::kOther;
}

Result<Rows> PreparedStatement::Run(std::span<const SqlValue> parameters) {
  const Library& library = impl_->library;
  const duckdb_prepared_statement statement = impl_->statement.get();
  if (library.nparams(statement) != parameters.size())
    return MakeError(ErrorKind::kInvalid, fmt::format("the statement has {} parameters, and {} are given", library.nparams(statement), parameters.size()));
  for (idx_t i = 1; i <= parameters.size(); ++i) {
    const SqlValue& value = parameters[i - 1];
    if (const auto* flag = std::get_if<bool>(&value)) library.bind_boolean(statement, i, *flag);
    else if (const auto* integer = std::get_if<int64_t>(&value)) library.bind_int64(statement, i, *integer);
    else if (const auto* number = std::get_if<double>(&value)) library.bind_double(statement, i, *number);
    else if (const auto* text = std::get_if<std::string_view>(&value)) {
      const std::string valid = ToValidUtf8(*text);
      library.bind_varchar_length(statement, i, valid.data(), valid.size());
    } else library.bind_null(statement, i);
  }
  auto rows = std::make_unique<Rows::Impl>(library);
  if (library.execute_prepared_streaming(statement, &rows->result) == DuckDBError) return ErrorOf(library.result_error(&rows->result));
  return Rows(std::move(rows));
}

TableAppender& TableAppender::Null() {
  impl_->Note(impl_->library.append_null(impl_->appender.get()));
  return *this;
}
TableAppender& TableAppender::Bool(bool value) {
  impl_->Note(impl_->library.append_bool(impl_->appender.get(), value));
  return *this;
}
TableAppender& TableAppender::Integer(int64_t value) {
  impl_->Note(impl_->library.append_int64(impl_->appender.get(), value));
  return *this;
}
TableAppender& TableAppender::Number(double value) {
  impl_->Note(impl_->library.append_double(impl_->appender.get(), value));
  return *this;
}
TableAppender& TableAppender::Text(std::string_view value) {
  if (IsUtf8(value)) {
    impl_->Note(impl_->library.append_varchar_length(impl_->appender.get(), value.data(), value.size()));
  } else {
    const std::string valid = ToValidUtf8(value);
    impl_->Note(impl_->library.append_varchar_length(impl_->appender.get(), valid.data(), valid.size()));
  }
  return *this;
}
TableAppender& TableAppender::Blob(std::string_view bytes) {
  impl_->Note(impl_->library.append_blob(impl_->appender.get(), bytes.data(), bytes.size()));
  return *this;
}
Status TableAppender::EndRow() { return impl_->Say(impl_->library.appender_end_row(impl_->appender.get())); }
Status TableAppender::Flush() { return impl_->Say(impl_->library.appender_flush(impl_->appender.get())); }

std::string SqlString(std::string_view text) { return "'" + ReplaceAll(std::string(text), "'", "''") + "'"; }
std::string SqlName(std::string_view name) { return "\"" + ReplaceAll(std::string(name), "\"", "\"\"") + "\""; }

}  // namespace day
