// Many profiles in one file, each release with its revisions: what a release was is kept beside what it is.
//
// A profile that says the same as the newest revision of its release adds nothing. What Add returned for is committed, whatever happens to
// the program then. One program that writes excludes all others; many may read (database/database.h).
//
// Threads: one, but for what says otherwise.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/entry.h"
#include "catalog/packed_json.h"
#include "database/database.h"

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

  EntryDetails details() const { return {.release = release, .publisher = publisher, .label = label, .released = released}; }
};

class Catalog {
 public:
  enum class Access : uint8_t { kRead, kWrite };
  struct Options {
    Access access = Access::kRead;
    unsigned threads = 1;
    uint64_t memory = uint64_t{1} << 30;  // bytes of the database's buffers
    std::vector<std::string> files = {};  // that statements may write: see DatabaseOptions
    std::vector<std::string> folders = {};
  };
  // Errors: those of Database::Open; kInvalid for another database; kUnsupported for a catalog of a later program. With kWrite an older or
  // missing one is made new; with kRead an older one is kUnsupported, with what to do.
  static Result<Catalog> Open(const std::string& path, const Options& options);

  struct Added {
    int64_t added = 0, unchanged = 0;
  };
  // All of them, or none and an error. Not with kRead.
  Result<Added> Add(std::span<const CatalogEntry> entries);
  // Error kNotFound: there is none of that name. Not with kRead.
  Result<int64_t> Remove(std::string_view name);

  // Those whose name holds `part`, by name then number; all revisions, or the latest.
  Result<std::vector<RevisionInfo>> List(std::string_view part, bool all_revisions) const;
  // "NAME", "NAME@NUMBER", "NAME@LABEL", "NAME@" and the first four or more digits of a source's revision or of the digest. Error kNotFound
  // with what there is instead.
  Result<RevisionInfo> Find(std::string_view name) const;
  Result<std::vector<RevisionInfo>> RevisionsOf(std::string_view release) const;
  // The profile as JSON, as `daylight audit` writes it.
  Result<std::string> ProfileJson(int64_t revision) const;
  // All revisions, by release and number.
  Status ForEachRevision(std::string_view part, const std::function<Status(const RevisionInfo& info, const std::string& json)>& visit) const;

  const JsonPacker& packer() const { return *packer_; }  // any thread
  const Connection& connection() const { return *connection_; }
  const Database& database() const { return *database_; }
  // Changes with every commit, and from catalog to catalog: two answers under one of these are alike.
  Result<std::string> State() const;

 private:
  Catalog() = default;
  Status LoadPackers();
  Status LoadNewest();
  Status KeepDictionary();
  Result<const JsonPacker*> PackerOf(int64_t dictionary) const;

  struct Newest {
    int64_t number = 0, revision = 0;
    std::string digest;
  };
  std::optional<Database> database_;
  std::optional<Connection> connection_;
  std::map<int64_t, JsonPacker> packers_;
  const JsonPacker* packer_ = nullptr;                 // the one for what is added
  int64_t dictionary_ = 0;                             // its number
  std::map<std::string, Newest, std::less<>> newest_;  // by release; only where it may be written
  int64_t last_revision_ = 0;
};

}  // namespace day
