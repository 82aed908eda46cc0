#include "catalog/schema.h"

#include <fmt/format.h>

#include <array>

namespace day {
namespace {

// One entry makes version i + 1 of version i; a published one is never edited. No keys and no indexes: rows come in bulk, one program
// writes at a time, and every question reads whole columns. What one release of a catalog has is found by `revision`, which rises from row
// to row, so that blocks without it are passed over. Names are explained to readers in docs/catalog.md.
constexpr auto kMigrations = std::to_array<const char*>({R"sql(
CREATE TABLE settings(name VARCHAR NOT NULL, value VARCHAR NOT NULL);
INSERT INTO settings VALUES ('format', 'daylight-catalog'), ('id', uuid()::VARCHAR), ('generation', '0');

CREATE TABLE revisions(
  revision BIGINT NOT NULL, release VARCHAR NOT NULL, number INTEGER NOT NULL, latest BOOLEAN NOT NULL,
  label VARCHAR, released DATE, added TIMESTAMP NOT NULL, publisher VARCHAR, source_kinds VARCHAR NOT NULL, source_revision VARCHAR,
  tool VARCHAR, knowledge VARCHAR, stack VARCHAR NOT NULL, digest VARCHAR NOT NULL,
  files BIGINT NOT NULL, bytes BIGINT NOT NULL, complete BOOLEAN NOT NULL,
  cells_open INTEGER NOT NULL, cells_applicable INTEGER NOT NULL, cells_unknown INTEGER NOT NULL,
  license VARCHAR, license_class VARCHAR, architecture VARCHAR, parameters BIGINT, base VARCHAR, operations DOUBLE,
  findings_high INTEGER NOT NULL, findings_medium INTEGER NOT NULL, findings_low INTEGER NOT NULL,
  claims_supported INTEGER NOT NULL, claims_partly INTEGER NOT NULL, claims_not_supported INTEGER NOT NULL, claims_unverifiable INTEGER NOT NULL);
CREATE TABLE components(
  revision BIGINT NOT NULL, component VARCHAR NOT NULL, category VARCHAR NOT NULL, availability VARCHAR NOT NULL, assurance VARCHAR NOT NULL,
  present VARCHAR NOT NULL, complete VARCHAR NOT NULL, licensed VARCHAR NOT NULL, accessible VARCHAR NOT NULL, documented VARCHAR NOT NULL,
  verifiable VARCHAR NOT NULL, weak INTEGER NOT NULL, license VARCHAR, license_class VARCHAR);
CREATE TABLE licenses(
  revision BIGINT NOT NULL, part VARCHAR NOT NULL, expression VARCHAR NOT NULL, class VARCHAR NOT NULL, scope VARCHAR NOT NULL, how VARCHAR NOT NULL);
CREATE TABLE verdicts(
  revision BIGINT NOT NULL, definition VARCHAR NOT NULL, version VARCHAR NOT NULL, outcome VARCHAR NOT NULL, level VARCHAR, label VARCHAR);
CREATE TABLE findings(revision BIGINT NOT NULL, finding VARCHAR NOT NULL, severity VARCHAR NOT NULL, title VARCHAR NOT NULL, component VARCHAR);
CREATE TABLE claims(revision BIGINT NOT NULL, path VARCHAR NOT NULL, line BIGINT NOT NULL, text VARCHAR NOT NULL, verdict VARCHAR NOT NULL, because VARCHAR NOT NULL);
CREATE TABLE models(
  revision BIGINT NOT NULL, path VARCHAR NOT NULL, architecture VARCHAR, dtype VARCHAR, parameters BIGINT, active_parameters BIGINT, layers BIGINT,
  width BIGINT, vocabulary BIGINT, context BIGINT);
CREATE TABLE bases(revision BIGINT NOT NULL, base VARCHAR NOT NULL, relation VARCHAR);
CREATE TABLE dictionaries(dictionary BIGINT NOT NULL, text BLOB NOT NULL);
CREATE TABLE profiles(revision BIGINT NOT NULL, part INTEGER NOT NULL, dictionary BIGINT NOT NULL, json BLOB NOT NULL);
CREATE VIEW releases AS SELECT * FROM revisions WHERE latest;
)sql"});

}  // namespace

int64_t NewestSchema() { return static_cast<int64_t>(kMigrations.size()); }

Result<int64_t> SchemaOf(const Connection& connection) {
  DAY_TRY_ASSIGN(Rows tables, connection.Query("SELECT count(*), count(*) FILTER (table_name = 'settings') FROM duckdb_tables() WHERE NOT internal"));
  DAY_TRY_ASSIGN(const bool any, tables.Next());
  if (!any || tables.Integer(0, 0) == 0) return int64_t{0};
  const Error foreign = MakeError(ErrorKind::kInvalid, "this database is no catalog of Daylight's");
  if (tables.Integer(1, 0) != 1) return foreign;
  Result<Rows> stated = connection.Query("SELECT try_cast(max(value) FILTER (name = 'schema') AS BIGINT), max(value) FILTER (name = 'format') FROM settings");
  if (!stated) return foreign;
  DAY_TRY_ASSIGN(const bool said, stated->Next());
  if (!said || stated->IsNull(0, 0) || stated->Text(1, 0) != "daylight-catalog" || stated->Integer(0, 0) < 1) return foreign;
  return stated->Integer(0, 0);
}

Status Migrate(const Connection& connection) {
  DAY_TRY_ASSIGN(const int64_t before, SchemaOf(connection));
  if (before > NewestSchema())
    return MakeError(ErrorKind::kUnsupported,
                     fmt::format("the catalog has schema {}, and this program knows those up to {}: use a newer Daylight", before, NewestSchema()));
  if (before == NewestSchema()) return {};
  return connection.Transaction([&]() -> Status {
    for (auto i = static_cast<size_t>(before); i < kMigrations.size(); ++i) DAY_TRY(connection.Run(kMigrations[i]));
    return connection.Run(fmt::format("DELETE FROM settings WHERE name = 'schema'; INSERT INTO settings VALUES ('schema', '{}')", NewestSchema()));
  });
}

}  // namespace day
