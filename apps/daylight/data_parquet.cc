#include "data_parquet.h"

#include <fmt/format.h>

#include <optional>
#include <stop_token>
#include <utility>

#include "database/database.h"
#include "parquet_file.h"
#include "text/json.h"

namespace day::app {
namespace {

// A row without a file speaks of a kind, and has its counts; one with a file of a place. So a sum over all rows counts nothing twice.
constexpr std::string_view kTable = R"sql(
CREATE TABLE findings(
  meter VARCHAR NOT NULL, kind VARCHAR NOT NULL, title VARCHAR, valid BIGINT, plausible BIGINT, invalid BIGINT, per_million_tokens DOUBLE,
  records BIGINT, share DOUBLE, items BIGINT, item BIGINT, coverage DOUBLE, validity VARCHAR, file VARCHAR, record BIGINT, field VARCHAR, at_byte BIGINT,
  looks_like VARCHAR, value VARCHAR, expected DOUBLE, odds_ratio DOUBLE, low DOUBLE, high DOUBLE)
)sql";

class FindingRows {
 public:
  explicit FindingRows(TableAppender& table) : table_(table) {}

  // The report, meter by meter; what was not measured is not there.
  Status Add(const Value& report) {
    for (const Value& meter : report["meters"].items())
      for (const Value& kind : meter["kinds"].items()) AddFound(meter["id"].string(), kind);
    AddLanguages(report["languages"]);
    AddDuplicates(report["duplicates"]);
    for (const Value& set : report["contamination"]["benchmarks"].items()) AddSet(set);
    for (const Value& role : report["fields"]["roles"].items())
      Row({.meter = "fields", .kind = role["id"].string(), .title = role["title"], .records = role["records"], .of = report["fields"]["records"]});
    for (const Value& language : report["harm"]["languages"].items()) {
      const Head head{.meter = "harm", .kind = language["language"].string(), .title = language["name"]};
      Head counted = head;
      counted.records = language["with_terms"], counted.of = language["records"];
      Row(counted);
      AddPlaces(head, language["places"]);
    }
    for (const Value& language : report["representation"]["languages"].items()) AddRepresentation(language);
    return failed_ ? std::move(*failed_) : Status();
  }

 private:
  // What a row has; a null Value leaves its columns out.
  struct Head {
    std::string_view meter;
    std::string kind;
    Value title, counts, records, of, items, item, coverage, validity, association;
  };

  void AddFound(std::string_view meter, const Value& kind) {
    const Head head{.meter = meter, .kind = kind["type"].string(), .title = kind["title"]};
    Head counted = head;
    counted.counts = kind;
    Row(counted);
    for (const Value& example : kind["examples"].items()) {
      Head place = head;
      place.validity = example["validity"];
      Row(place, example);
    }
  }

  void AddLanguages(const Value& languages) {
    for (const Value& one : languages["languages"].items()) {
      Row({.meter = "languages", .kind = one["language"].string(), .title = one["name"], .records = one["records"], .of = languages["records"]});
      if (one["first"].is_object()) Row({.meter = "languages", .kind = one["language"].string(), .title = one["name"]}, one["first"]);
    }
    for (const Value& one : languages["uncertain"].items()) {
      const std::string kind = "uncertain/" + one["reason"].string();
      Row({.meter = "languages", .kind = kind, .records = one["records"], .of = languages["records"]});
      AddPlaces({.meter = "languages", .kind = kind}, one["places"]);
    }
  }

  void AddDuplicates(const Value& duplicates) {
    if (!duplicates.is_object()) return;
    for (const auto& [kind, member] : {std::pair{"exact-copies", "exact_copies"}, {"near-copies", "near_copies"}})
      Row({.meter = "duplicates", .kind = kind, .records = duplicates[member], .of = duplicates["sampled_records"]});
    int64_t number = 0;
    for (const Value& group : duplicates["largest"].items()) {
      Head head{.meter = "duplicates", .kind = "group", .item = Value::Int(number++)};
      Head counted = head;
      counted.items = group["records"], counted.coverage = group["likeness"];
      Row(counted);
      AddPlaces(head, group["places"]);
    }
  }

  void AddSet(const Value& set) {
    for (const auto& [validity, member] : {std::pair{"whole", "whole"}, {"in-part", "in_part"}}) {
      Head head{.meter = "contamination", .kind = set["name"].string(), .items = set[member]};
      head.validity = Value::String(validity);
      Row(head);
    }
    for (const Value& item : set["found"].items())
      Row({.meter = "contamination", .kind = set["name"].string(), .item = item["item"], .coverage = item["coverage"], .validity = item["found"]},
          item["best"]);
  }

  // A row for each group, and one for each set of indicators that it is held against.
  void AddRepresentation(const Value& language) {
    for (const Value& dimension : language["dimensions"].items())
      for (const Value& group : dimension["groups"].items()) {
        const std::string kind = language["language"].string() + "/" + dimension["id"].string() + "/" + group["id"].string();
        Row({.meter = "representation",
             .kind = kind,
             .title = group["title"],
             .records = group["records"],
             .of = language["records"],
             .items = group["mentions"]});
        for (const Value& near : group["near"].items())
          Row({.meter = "representation",
               .kind = kind + "/" + near["indicator"].string(),
               .title = group["title"],
               .items = near["mentions"],
               .association = near});
      }
  }

  void AddPlaces(const Head& head, const Value& places) {
    for (const Value& place : places.items()) Row(head, place);
  }

  void Integer(const Value& value) {
    if (value.is_int()) table_.Integer(value.integer());
    else table_.Null();
  }
  void Number(const Value& value) {
    if (value.is_number()) table_.Number(value.number());
    else table_.Null();
  }
  void Text(const Value& value) {
    if (value.is_string()) table_.Text(value.string());
    else table_.Null();
  }

  void Row(const Head& head, const Value& place = {}) {
    if (failed_) return;
    table_.Text(head.meter).Text(head.kind);
    Text(head.title);
    for (const char* count : {"valid", "plausible", "invalid"}) Integer(head.counts[count]);
    Number(head.counts["per_million_tokens"]);
    Integer(head.records);
    if (head.of.integer() > 0) table_.Number(head.records.number() / head.of.number());
    else table_.Null();
    Integer(head.items);
    Integer(head.item);
    Number(head.coverage);
    Text(head.validity);
    Text(place["file"]);
    Integer(place["record"]);
    Text(place["field"]);
    Integer(place["at"]);
    Text(place["looks_like"]);
    Text(place["value"]);
    for (const char* member : {"expected", "odds_ratio", "low", "high"}) Number(head.association[member]);
    if (Status ended = table_.EndRow(); !ended) failed_ = std::move(ended);
  }

  TableAppender& table_;
  std::optional<Status> failed_;
};

}  // namespace

Status WriteDataParquet(const std::string& json, const std::string& output, std::stop_token stop) {
  return WriteParquetFile(output, [&](const std::string& beside) -> Status {
    // Of thousands of files nothing is wanted here.
    DAY_TRY_ASSIGN(const Value report, ParseJson(json, {.max_nodes = UINT64_MAX, .without = {"files"}}));
    DAY_TRY_ASSIGN(const Database database, Database::Open("", {.files = {beside}}));
    DAY_TRY_ASSIGN(const Connection connection, database.Connect());
    const std::stop_callback interrupt(stop, [&] { connection.Interrupt(); });
    DAY_TRY(connection.Run(kTable));
    DAY_TRY_ASSIGN(TableAppender table, connection.Append("findings"));
    DAY_TRY(FindingRows(table).Add(report));
    DAY_TRY(table.Flush());
    return connection.Run(fmt::format("COPY findings TO {} (FORMAT parquet, COMPRESSION zstd)", SqlString(beside)));
  });
}

}  // namespace day::app
