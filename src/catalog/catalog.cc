#include "catalog/catalog.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/digest.h"
#include "catalog/append.h"
#include "catalog/schema.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kRevisionColumns =
    "SELECT r.revision, r.release, r.number, r.latest, r.label, r.released::VARCHAR, strftime(r.added, '%Y-%m-%d %H:%M:%S'), r.publisher, "
    "r.source_revision, r.digest, r.tool, r.knowledge, r.license, r.license_class, v.label, r.cells_open, r.cells_applicable, r.cells_unknown, r.files, "
    "r.bytes FROM revisions r LEFT JOIN (SELECT revision, max(label) AS label FROM verdicts WHERE definition = 'mof' GROUP BY revision) v USING (revision) ";

RevisionInfo RevisionOf(const Rows& rows, size_t row) {
  const auto text = [&](size_t column) { return std::string(rows.Text(column, row)); };
  RevisionInfo info;
  info.revision = rows.Integer(0, row);
  info.release = text(1);
  info.number = rows.Integer(2, row);
  info.latest = rows.Bool(3, row);
  info.label = text(4), info.released = text(5), info.added = text(6), info.publisher = text(7);
  info.source_revision = text(8), info.digest = text(9), info.tool = text(10), info.knowledge = text(11);
  info.license = text(12), info.license_class = text(13), info.mof = text(14);
  info.cells_open = rows.Integer(15, row), info.cells_applicable = rows.Integer(16, row), info.cells_unknown = rows.Integer(17, row);
  info.files = rows.Integer(18, row), info.bytes = rows.Integer(19, row);
  return info;
}

Result<std::vector<RevisionInfo>> Revisions(const Connection& connection, std::string_view where, std::span<const SqlValue> parameters) {
  DAY_TRY_ASSIGN(Rows rows, connection.Query(fmt::format("{} WHERE {} ORDER BY r.release, r.number", kRevisionColumns, where), parameters));
  std::vector<RevisionInfo> all;
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) return all;
    for (size_t row = 0; row < rows.size(); ++row) all.push_back(RevisionOf(rows, row));
  }
}

std::string Now() { return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))); }

bool StartsRevision(const RevisionInfo& info, std::string_view start) {
  constexpr size_t kFewest = 4;
  if (start.size() < kFewest) return false;
  if (info.digest.starts_with(start)) return true;
  std::string_view rest = info.source_revision;
  while (!rest.empty()) {
    if (rest.starts_with(start)) return true;
    const size_t comma = rest.find(", ");
    rest = comma == rest.npos ? std::string_view{} : rest.substr(comma + 2);
  }
  return false;
}

std::string RevisionList(std::span<const RevisionInfo> all) {
  std::string list;
  for (const RevisionInfo& info : all) list += fmt::format("{}{}{}", list.empty() ? "" : ", ", info.number, info.label.empty() ? "" : " (" + info.label + ")");
  return list;
}

}  // namespace

Result<Catalog> Catalog::Open(const std::string& path, const Options& options) {
  Catalog catalog;
  const bool writes = options.access == Access::kWrite;
  DAY_TRY_ASSIGN(
      Database database,
      Database::Open(path, {.read_only = !writes, .threads = options.threads, .memory = options.memory, .files = options.files, .folders = options.folders}));
  DAY_TRY_ASSIGN(Connection connection, database.Connect());
  if (writes) {
    DAY_TRY(Migrate(connection));
  } else {
    DAY_TRY_ASSIGN(const int64_t schema, SchemaOf(connection));
    if (schema > NewestSchema())
      return MakeError(ErrorKind::kUnsupported, fmt::format("{}: made by a later Daylight, with schema {}; this one knows {}", path, schema, NewestSchema()));
    if (schema < NewestSchema())
      return MakeError(ErrorKind::kUnsupported, fmt::format("{}: {}; 'daylight catalog add' brings it up to date", path,
                                                            schema == 0 ? "an empty catalog" : "made by an older Daylight"));
  }
  catalog.database_ = std::move(database);
  catalog.connection_ = std::move(connection);
  if (writes) {
    DAY_TRY(catalog.LoadNewest());
  }
  DAY_TRY(catalog.LoadPackers());
  return catalog;
}

Status Catalog::LoadPackers() {
  // limit: bytes of the text that profiles are packed against; ours has some 100 kB
  constexpr size_t kMostCommon = size_t{16} << 20;
  DAY_TRY_ASSIGN(Rows rows, connection_->Query("SELECT dictionary, text FROM dictionaries ORDER BY dictionary"));
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) break;
    for (size_t row = 0; row < rows.size(); ++row) {
      if (rows.Text(1, row).size() > kMostCommon) return MakeError(ErrorKind::kInvalid, "the catalog is damaged: a dictionary is too large");
      packers_.try_emplace(rows.Integer(0, row), std::string(rows.Text(1, row)));
    }
  }
  // Knowledge changes, and with it the words that profiles share: then what is added from now on is packed against the new ones.
  const std::string common = CommonText();
  for (const auto& [number, packer] : packers_)
    if (packer.common() == common) dictionary_ = number;
  if (dictionary_ == 0) {
    dictionary_ = packers_.empty() ? 1 : packers_.rbegin()->first + 1;
    packers_.try_emplace(dictionary_, common);
  }
  packer_ = &packers_.at(dictionary_);
  return {};
}

Status Catalog::LoadNewest() {
  DAY_TRY_ASSIGN(Rows rows, connection_->Query("SELECT release, number, revision, digest FROM revisions WHERE latest"));
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) break;
    for (size_t row = 0; row < rows.size(); ++row)
      newest_.insert_or_assign(std::string(rows.Text(0, row)), Newest{rows.Integer(1, row), rows.Integer(2, row), std::string(rows.Text(3, row))});
  }
  DAY_TRY_ASSIGN(Rows last, connection_->Query("SELECT coalesce(max(revision), 0) FROM revisions"));
  DAY_TRY_ASSIGN(const bool any, last.Next());
  last_revision_ = any ? last.Integer(0, 0) : 0;
  return {};
}

// Written with the first profile that needs it: a catalog that is only looked at stays as it is.
Status Catalog::KeepDictionary() {
  const SqlValue parameters[] = {dictionary_};
  DAY_TRY_ASSIGN(Rows known, connection_->Query("SELECT 1 FROM dictionaries WHERE dictionary = ?", parameters));
  DAY_TRY_ASSIGN(const bool any, known.Next());
  if (any) return {};
  DAY_TRY_ASSIGN(TableAppender dictionaries, connection_->Append("dictionaries"));
  DAY_TRY(dictionaries.Integer(dictionary_).Blob(packer_->common()).EndRow());
  return dictionaries.Flush();
}

Result<Catalog::Added> Catalog::Add(std::span<const CatalogEntry> entries) {
  Added added;
  // Of what these entries bring, so that nothing is believed before it is committed.
  std::map<std::string, Newest, std::less<>> newer;
  std::vector<std::pair<const CatalogEntry*, Newest>> places;
  std::vector<int64_t> replaced;
  int64_t revision = last_revision_;
  for (const CatalogEntry& entry : entries) {
    const std::string& name = entry.details.release;
    const auto here = newer.find(name);
    const auto there = newest_.find(name);
    const Newest* before = here != newer.end() ? &here->second : there != newest_.end() ? &there->second : nullptr;
    if (before && before->digest == entry.digest) {
      ++added.unchanged;
      continue;
    }
    if (before && here == newer.end()) replaced.push_back(before->revision);
    const Newest now{before ? before->number + 1 : 1, ++revision, entry.digest};
    newer.insert_or_assign(name, now);
    places.emplace_back(&entry, now);
    ++added.added;
  }
  if (places.empty()) return added;

  const std::string time = Now();
  const Status stored = connection_->Transaction([&]() -> Status {
    DAY_TRY(KeepDictionary());
    if (!replaced.empty())
      DAY_TRY(connection_->Run(fmt::format("UPDATE revisions SET latest = false WHERE latest AND revision IN ({})", fmt::join(replaced, ", "))));
    DAY_TRY_ASSIGN(EntryAppender appender, EntryAppender::On(*connection_));
    for (const auto& [entry, place] : places)
      DAY_TRY(appender.Append(*entry, {.revision = place.revision,
                                       .number = place.number,
                                       .dictionary = dictionary_,
                                       .latest = newer.find(entry->details.release)->second.revision == place.revision,
                                       .added = time}));
    DAY_TRY(appender.Flush());
    return connection_->Run("UPDATE settings SET value = (value::BIGINT + 1)::VARCHAR WHERE name = 'generation'");
  });
  DAY_TRY(stored);
  for (auto& [name, now] : newer) newest_.insert_or_assign(name, std::move(now));
  last_revision_ = revision;
  return added;
}

Result<int64_t> Catalog::Remove(std::string_view name) {
  // A whole release where no revision is named; a name may hold an @ of its own.
  DAY_TRY_ASSIGN(std::vector<RevisionInfo> all, RevisionsOf(name));
  if (all.empty()) {
    DAY_TRY_ASSIGN(RevisionInfo one, Find(name));
    all.push_back(std::move(one));
  }
  std::string numbers;
  for (const RevisionInfo& info : all) numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", info.revision);
  const std::string release = all.front().release;
  const Status stored = connection_->Transaction([&]() -> Status {
    for (const char* table : {"revisions", "components", "licenses", "verdicts", "findings", "claims", "models", "bases", "profiles"})
      DAY_TRY(connection_->Run(fmt::format("DELETE FROM {} WHERE revision IN ({})", table, numbers)));
    const std::string named = SqlString(release);
    DAY_TRY(
        connection_->Run(fmt::format("UPDATE revisions SET latest = true WHERE release = {0} AND NOT latest AND number = (SELECT max(number) FROM "
                                     "revisions WHERE release = {0})",
                                     named)));
    return connection_->Run("UPDATE settings SET value = (value::BIGINT + 1)::VARCHAR WHERE name = 'generation'");
  });
  DAY_TRY(stored);
  newest_.clear();
  DAY_TRY(LoadNewest());
  return static_cast<int64_t>(all.size());
}

Result<std::vector<RevisionInfo>> Catalog::List(std::string_view part, bool all_revisions) const {
  const std::string lower = ToLowerAscii(part);
  const SqlValue parameters[] = {std::string_view(lower)};
  return Revisions(*connection_, all_revisions ? "contains(lower(r.release), ?)" : "r.latest AND contains(lower(r.release), ?)", parameters);
}

Result<std::vector<RevisionInfo>> Catalog::RevisionsOf(std::string_view release) const {
  const SqlValue parameters[] = {release};
  return Revisions(*connection_, "r.release = ?", parameters);
}

Result<RevisionInfo> Catalog::Find(std::string_view name) const {
  DAY_TRY_ASSIGN(std::vector<RevisionInfo> all, RevisionsOf(name));
  if (!all.empty()) return std::move(all.back());
  const size_t at = name.rfind('@');
  const std::string_view release = name.substr(0, at);
  if (at != name.npos) {
    DAY_TRY_ASSIGN(all, RevisionsOf(release));
  }
  if (all.empty()) return MakeError(ErrorKind::kNotFound, fmt::format("the catalog has no release '{}'", release));
  const std::string_view wanted = name.substr(at + 1);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  const bool is_number = error == std::errc() && end == wanted.data() + wanted.size();
  // A label before a number: "2" may be what its maker calls the first one.
  for (auto info = all.rbegin(); info != all.rend(); ++info)
    if (!wanted.empty() && info->label == wanted) return std::move(*info);
  for (auto info = all.rbegin(); info != all.rend(); ++info)
    if ((is_number && info->number == number) || StartsRevision(*info, wanted)) return std::move(*info);
  return MakeError(ErrorKind::kNotFound, fmt::format("the catalog has no revision '{}' of {}; there is {}", wanted, release, RevisionList(all)));
}

Result<const JsonPacker*> Catalog::PackerOf(int64_t dictionary) const {
  const auto packer = packers_.find(dictionary);
  if (packer == packers_.end()) return MakeError(ErrorKind::kInvalid, "the catalog is damaged: a dictionary of it is missing");
  return &packer->second;
}

Result<std::string> Catalog::ProfileJson(int64_t revision) const {
  const SqlValue parameters[] = {revision};
  DAY_TRY_ASSIGN(Rows rows, connection_->Query("SELECT dictionary, json FROM profiles WHERE revision = ?", parameters));
  DAY_TRY_ASSIGN(const bool any, rows.Next());
  if (!any) return MakeError(ErrorKind::kNotFound, "the catalog has no such revision");
  DAY_TRY_ASSIGN(const JsonPacker* packer, PackerOf(rows.Integer(0, 0)));
  return packer->Unpack(rows.Text(1, 0), kMaxProfileBytes);
}

Status Catalog::ForEachRevision(std::string_view part, const std::function<Status(const RevisionInfo& info, const std::string& json)>& visit) const {
  DAY_TRY_ASSIGN(const std::vector<RevisionInfo> all, List(part, true));
  std::map<int64_t, const RevisionInfo*> by_revision;
  for (const RevisionInfo& info : all) by_revision[info.revision] = &info;
  // In the order in which they were added, which is that of each release's numbers: sorting profiles would hold all of them.
  DAY_TRY_ASSIGN(Rows rows, connection_->Query("SELECT revision, dictionary, json FROM profiles"));
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) return {};
    for (size_t row = 0; row < rows.size(); ++row) {
      const auto info = by_revision.find(rows.Integer(0, row));
      if (info == by_revision.end()) continue;
      DAY_TRY_ASSIGN(const JsonPacker* packer, PackerOf(rows.Integer(1, row)));
      DAY_TRY_ASSIGN(const std::string json, packer->Unpack(rows.Text(2, row), kMaxProfileBytes));
      DAY_TRY(visit(*info->second, json));
    }
  }
}

Result<std::string> Catalog::State() const {
  DAY_TRY_ASSIGN(Rows rows, connection_->Query("SELECT max(value) FILTER (name = 'id'), max(value) FILTER (name = 'generation') FROM settings"));
  DAY_TRY_ASSIGN(const bool any, rows.Next());
  if (!any) return std::string();
  return fmt::format("{}-{}", rows.Text(0, 0), rows.Text(1, 0));
}

}  // namespace day
