// Many profiles in one file, each release with its revisions: what a release was is kept beside what it is.
//
// A profile that says the same as the newest revision of its release adds no other, but gives it what it has not yet: a label, a day of release, a
// publisher. Who publishes a release is said once: a revision of which nobody says it has that of the one before. What Add returned for is committed, whatever
// happens to the program then. One program that writes excludes all others; many may read (database/database.h).
//
// Threads: one, but for what says otherwise.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "catalog/entry.h"
#include "catalog/packed_json.h"
#include "catalog/view.h"
#include "database/database.h"

namespace day {

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
    int64_t completed = 0;  // of those unchanged: had a label, a day or a publisher added
    int64_t contrary = 0;   // of those unchanged: are known with another label, day or publisher, which stays
    bool any() const { return added > 0 || completed > 0; }
  };
  // All of them, or none and an error. Not with kRead.
  Result<Added> Add(std::span<const CatalogEntry> entries);
  // A release or, where one is named, a revision; gives what is gone. Error kNotFound: there is none of that name. Not with kRead.
  Result<std::vector<RevisionInfo>> Remove(std::string_view name);

  const CatalogView& view() const { return *view_; }
  // Another one, for another thread.
  Result<CatalogView> MakeView() const;
  const JsonPacker& packer() const { return *packer_; }  // any thread

 private:
  Catalog() = default;
  Status LoadPackers();
  Status LoadNewest();
  Status KeepDictionary();
  Result<bool> IsKept(const std::string& release, int64_t number, const std::string& digest) const;

  struct Newest {
    int64_t number = 0, revision = 0;
    std::string digest, label, released, publisher;
  };
  // Gives the row of a revision what it lacks.
  Status Complete(const EntryDetails& details, int64_t revision) const;
  std::optional<Database> database_;
  std::unique_ptr<std::map<int64_t, JsonPacker>> packers_;  // stays where it is when the catalog is moved; filled when it is opened
  std::optional<CatalogView> view_;
  const JsonPacker* packer_ = nullptr;                 // the one for what is added
  int64_t dictionary_ = 0;                             // its number
  std::map<std::string, Newest, std::less<>> newest_;  // by release; only where it may be written
  int64_t last_revision_ = 0;
  bool broken_ = false;  // a batch could not be committed: Connection::Transaction
};

}  // namespace day
