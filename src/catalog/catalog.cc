#include "catalog/catalog.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "catalog/append.h"
#include "catalog/schema.h"

namespace day {
namespace {

std::string Now() { return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))); }

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
  catalog.packers_ = std::make_unique<std::map<int64_t, JsonPacker>>();
  catalog.view_.emplace(std::move(connection), *catalog.packers_);
  if (writes) {
    DAY_TRY(catalog.LoadNewest());
  }
  DAY_TRY(catalog.LoadPackers());
  return catalog;
}

Result<CatalogView> Catalog::MakeView() const {
  DAY_TRY_ASSIGN(Connection connection, database_->Connect());
  return CatalogView(std::move(connection), *packers_);
}

Status Catalog::LoadPackers() {
  // limit: bytes of the text that profiles are packed against; ours has some 100 kB
  constexpr size_t kMostCommon = size_t{16} << 20;
  DAY_TRY_ASSIGN(Rows rows, view_->connection().Query("SELECT dictionary, text FROM dictionaries ORDER BY dictionary"));
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) break;
    for (size_t row = 0; row < rows.size(); ++row) {
      if (rows.Text(1, row).size() > kMostCommon) return MakeError(ErrorKind::kInvalid, "the catalog is damaged: a dictionary is too large");
      packers_->try_emplace(rows.Integer(0, row), std::string(rows.Text(1, row)));
    }
  }
  // Knowledge changes, and with it the words that profiles share: then what is added from now on is packed against the new ones.
  const std::string common = CommonText();
  for (const auto& [number, packer] : *packers_)
    if (packer.common() == common) dictionary_ = number;
  if (dictionary_ == 0) {
    dictionary_ = packers_->empty() ? 1 : packers_->rbegin()->first + 1;
    packers_->try_emplace(dictionary_, common);
  }
  packer_ = &packers_->at(dictionary_);
  return {};
}

Status Catalog::LoadNewest() {
  DAY_TRY_ASSIGN(Rows rows,
                 view_->connection().Query("SELECT release, number, revision, digest, label, released::VARCHAR, publisher FROM revisions WHERE latest"));
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    const auto text = [&](size_t column) { return std::string(rows.Text(column, row)); };
    newest_.insert_or_assign(text(0), Newest{rows.Integer(1, row), rows.Integer(2, row), text(3), text(4), text(5), text(6)});
  }));
  DAY_TRY_ASSIGN(Rows last, view_->connection().Query("SELECT coalesce(max(revision), 0) FROM revisions"));
  DAY_TRY_ASSIGN(const bool any, last.Next());
  last_revision_ = any ? last.Integer(0, 0) : 0;
  return {};
}

Result<bool> Catalog::IsKept(const std::string& release, int64_t number, const std::string& digest) const {
  const SqlValue parameters[] = {std::string_view(release), number, std::string_view(digest)};
  DAY_TRY_ASSIGN(Rows rows, view_->connection().Query("SELECT 1 FROM revisions WHERE release = ? AND number = ? AND digest = ?", parameters));
  return rows.Next();
}

// Written with the first profile that needs it: a catalog that is only looked at stays as it is.
Status Catalog::KeepDictionary() {
  const SqlValue parameters[] = {dictionary_};
  DAY_TRY_ASSIGN(Rows known, view_->connection().Query("SELECT 1 FROM dictionaries WHERE dictionary = ?", parameters));
  DAY_TRY_ASSIGN(const bool any, known.Next());
  if (any) return {};
  DAY_TRY_ASSIGN(TableAppender dictionaries, view_->connection().Append("dictionaries"));
  DAY_TRY(dictionaries.Integer(dictionary_).Blob(packer_->common()).EndRow());
  return dictionaries.Flush();
}

Status Catalog::Complete(const EntryDetails& details, int64_t revision) const {
  const SqlValue parameters[] = {std::string_view(details.label), std::string_view(details.released), std::string_view(details.publisher), revision};
  DAY_TRY_ASSIGN(Rows rows, view_->connection().Query("UPDATE revisions SET label = coalesce(label, nullif(?, '')), released = coalesce(released, "
                                                      "nullif(?, '')::DATE), publisher = coalesce(publisher, nullif(?, '')) WHERE revision = ?",
                                                      parameters));
  return ForEachRow(rows, [](size_t) {});
}

Result<Catalog::Added> Catalog::Add(std::span<const CatalogEntry> entries) {
  Added added;
  // Of what these entries bring, so that nothing is believed before it is committed.
  std::map<std::string, Newest, std::less<>> newer;
  std::vector<std::pair<const CatalogEntry*, Newest>> places;
  std::vector<int64_t> replaced;
  std::vector<std::pair<const CatalogEntry*, int64_t>> completed;  // with their revisions
  int64_t revision = last_revision_;
  for (const CatalogEntry& entry : entries) {
    const std::string& name = entry.details.release;
    const auto here = newer.find(name);
    const auto there = newest_.find(name);
    const Newest* before = here != newer.end() ? &here->second : there != newest_.end() ? &there->second : nullptr;
    bool known = before && before->digest == entry.digest;
    // An exported revision that comes back is the one that is here, however many came after it.
    if (before && !known && entry.details.number > 0 && entry.details.number <= before->number) {
      DAY_TRY_ASSIGN(known, IsKept(name, entry.details.number, entry.digest));
    }
    const EntryDetails& details = entry.details;
    if (known) {
      ++added.unchanged;
      if (before->digest != entry.digest) continue;  // an older one
      const auto lacks = [](const std::string& has, const std::string& given) { return has.empty() && !given.empty(); };
      const auto differs = [](const std::string& has, const std::string& given) { return !has.empty() && !given.empty() && has != given; };
      added.contrary += differs(before->label, details.label) || differs(before->released, details.released) ||
                        (entry.says_publisher && differs(before->publisher, details.publisher));
      // Only of the newest one that is written: what is in this batch is not yet.
      const bool any = lacks(before->label, details.label) || lacks(before->released, details.released) || lacks(before->publisher, details.publisher);
      if (!any || here != newer.end()) continue;
      ++added.completed;
      completed.emplace_back(&entry, before->revision);
      continue;
    }
    if (before && here == newer.end()) replaced.push_back(before->revision);
    const bool inherits = before && !before->publisher.empty() && !entry.says_publisher;
    Newest now{before ? before->number + 1 : 1, ++revision, entry.digest, details.label, details.released, inherits ? before->publisher : details.publisher};
    newer.insert_or_assign(name, now);
    places.emplace_back(&entry, std::move(now));
    ++added.added;
  }
  if (places.empty() && completed.empty()) return added;

  if (broken_) return MakeError(ErrorKind::kIo, "the catalog could not be written before; what is in it is safe: try again with a new run");
  const std::string time = Now();
  const Status stored = view_->connection().Transaction([&]() -> Status {
    DAY_TRY(KeepDictionary());
    for (const auto& [entry, revised] : completed) DAY_TRY(Complete(entry->details, revised));
    if (!replaced.empty())
      DAY_TRY(view_->connection().Run(fmt::format("UPDATE revisions SET latest = false WHERE latest AND revision IN ({})", fmt::join(replaced, ", "))));
    DAY_TRY_ASSIGN(EntryAppender appender, EntryAppender::On(view_->connection()));
    for (const auto& [entry, place] : places)
      DAY_TRY(appender.Append(*entry, {.revision = place.revision,
                                       .number = place.number,
                                       .dictionary = dictionary_,
                                       .latest = newer.find(entry->details.release)->second.revision == place.revision,
                                       .added = time,
                                       .publisher = place.publisher}));
    DAY_TRY(appender.Flush());
    return view_->connection().Run("UPDATE settings SET value = (value::BIGINT + 1)::VARCHAR WHERE name = 'generation'");
  });
  broken_ = !stored;
  DAY_TRY(stored);
  for (const auto& [entry, revised] : completed) {
    Newest& newest = newest_.find(entry->details.release)->second;
    for (const auto& [has, given] : {std::pair<std::string&, const std::string&>{newest.label, entry->details.label},
                                     {newest.released, entry->details.released},
                                     {newest.publisher, entry->details.publisher}})
      if (has.empty()) has = given;
  }
  for (auto& [name, now] : newer) newest_.insert_or_assign(name, std::move(now));
  last_revision_ = revision;
  return added;
}

Result<std::vector<RevisionInfo>> Catalog::Remove(std::string_view name) {
  // A whole release where no revision is named; a name may hold an @ of its own.
  DAY_TRY_ASSIGN(std::vector<RevisionInfo> all, view_->RevisionsOf(name));
  if (all.empty()) {
    DAY_TRY_ASSIGN(RevisionInfo one, view_->Find(name));
    all.push_back(std::move(one));
  }
  std::string numbers;
  for (const RevisionInfo& info : all) numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", info.revision);
  const std::string release = all.front().release;
  const Status stored = view_->connection().Transaction([&]() -> Status {
    for (const char* table : {"revisions", "components", "licenses", "verdicts", "findings", "claims", "models", "bases", "profiles"})
      DAY_TRY(view_->connection().Run(fmt::format("DELETE FROM {} WHERE revision IN ({})", table, numbers)));
    const std::string named = SqlString(release);
    DAY_TRY(
        view_->connection().Run(fmt::format("UPDATE revisions SET latest = true WHERE release = {0} AND NOT latest AND number = (SELECT max(number) FROM "
                                            "revisions WHERE release = {0})",
                                            named)));
    return view_->connection().Run("UPDATE settings SET value = (value::BIGINT + 1)::VARCHAR WHERE name = 'generation'");
  });
  DAY_TRY(stored);
  newest_.clear();
  DAY_TRY(LoadNewest());
  return all;
}

}  // namespace day
