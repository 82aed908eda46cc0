// Reading a catalog: what its releases and their revisions are. One connection; several views of one catalog serve several threads.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/entry.h"
#include "catalog/packed_json.h"
#include "database/database.h"
#include "report/json_text.h"

namespace day {

// One revision of one release, as lists show it.
struct RevisionInfo {
  int64_t revision = 0;  // unique within the catalog
  std::string release;
  int64_t number = 0;  // 1 for the first of its release
  bool latest = false;
  std::string label, released, added, publisher, source_revision, digest;
  std::string tool, knowledge;
  std::string license, license_class, mof;  // mof: the class by the Model Openness Framework
  int64_t cells_open = 0, cells_applicable = 0, cells_unknown = 0;
  int64_t files = 0, bytes = 0;

  // "acme/model-7b@2 (v1.0)"
  std::string shown() const;
  EntryDetails details() const { return {.release = release, .publisher = publisher, .label = label, .released = released, .number = number}; }
};

// As an object on a line.
void WriteRevision(JsonText& json, const RevisionInfo& info);

// Threads: one at a time.
class CatalogView {
 public:
  // `packers` by number, of the catalog that this is a view of; outlives the view.
  CatalogView(Connection connection, const std::map<int64_t, JsonPacker>& packers) : connection_(std::move(connection)), packers_(&packers) {}

  // Those whose name holds `part`, by name then number; all revisions, or the latest.
  Result<std::vector<RevisionInfo>> List(std::string_view part, bool all_revisions) const;
  // "NAME", "NAME@NUMBER", "NAME@LABEL", "NAME@" and the first four or more digits of a source's revision or of the digest. Error kNotFound
  // with what there is instead.
  Result<RevisionInfo> Find(std::string_view name) const;
  Result<std::vector<RevisionInfo>> RevisionsOf(std::string_view release) const;
  // The profile as JSON, as `daylight audit` writes it.
  Result<std::string> ProfileJson(int64_t revision) const;
  // The same, read: a profile that is called as the catalog calls its release.
  Result<SavedProfile> SavedOf(const RevisionInfo& info) const;
  // The same, judged by the definitions that are built in. `keeps` owns names that the audit points to.
  Result<Audit> AuditOf(const RevisionInfo& info, SavedProfile& keeps) const;
  // All revisions, in the order in which they were added, of those whose name holds `part`. `visit` must not use this view.
  Status ForEachRevision(std::string_view part, const std::function<Status(const RevisionInfo& info, const std::string& json)>& visit) const;
  // Changes with every commit, and from catalog to catalog: two answers under one of these are alike.
  Result<std::string> State() const;

  const Connection& connection() const { return connection_; }

 private:
  Result<const JsonPacker*> PackerOf(int64_t dictionary) const;

  Connection connection_;
  const std::map<int64_t, JsonPacker>* packers_;
};

}  // namespace day
