// The rows that one entry becomes. For this room only.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "catalog/entry.h"
#include "database/database.h"

namespace day {

// Appenders of all tables, for one transaction.
class EntryAppender {
 public:
  static Result<EntryAppender> On(const Connection& connection);

  struct Place {
    int64_t revision = 0, number = 0, dictionary = 0;
    bool latest = true;
    std::string_view added;      // YYYY-MM-DD HH:MM:SS, in UTC
    std::string_view publisher;  // or ""
  };
  Status Append(const CatalogEntry& entry, const Place& place);
  Status Flush();

 private:
  struct Tables {
    TableAppender revisions, components, licenses, verdicts, findings, claims, models, bases, profiles;
  };
  explicit EntryAppender(Tables tables) : tables_(std::move(tables)) {}
  Status AppendRevision(const CatalogEntry& entry, const Place& place);
  Status AppendComponents(const Profile& profile, int64_t revision);
  Status AppendLicenses(const Profile& profile, int64_t revision);
  Status AppendVerdicts(const std::vector<DefinitionVerdict>& verdicts, int64_t revision);
  Status AppendFindings(const Profile& profile, int64_t revision);
  Status AppendModels(const CatalogEntry& entry, int64_t revision);

  Tables tables_;
};

}  // namespace day
