// One profile on its way into a catalog: read, judged and packed, so that only the writing is left.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/facts.h"
#include "catalog/packed_json.h"
#include "judge/verdict.h"
#include "report/profile_reader.h"
#include "report/report.h"

namespace day {

inline constexpr std::string_view kEntrySchema = "daylight-catalog-entry-1";

// What is said of a release beside its profile; "" where nothing is.
struct EntryDetails {
  std::string release;    // its name in the catalog; without it, that of the profile
  std::string publisher;  // without it, the account that the name begins with
  std::string label;      // of this revision: "v1.1"
  std::string released;   // YYYY-MM-DD
  int64_t number = 0;     // that it had in the catalog which it was exported from, so that it is known again
};

struct CatalogEntry {
  EntryDetails details;
  bool says_publisher = false;  // somebody said who it is; else it is only the account in a name
  SavedProfile saved;
  std::vector<DefinitionVerdict> verdicts;  // by the definitions that are built in: those that the file states are not believed
  ReleaseFacts facts;
  std::string digest;  // SHA-256 of the profile as this program writes it, in hexadecimal
  std::string packed;  // that JSON
};

// `json`: a profile, or an object {"schema": kEntrySchema, "release", "publisher", "label", "released", "revision", "profile"}; `file` names it in errors.
// What `given` says comes before what the object says. Errors (kInvalid): no profile; a name that is empty, too long, "." or ".." (no address leads to these)
// or not UTF-8; no date. Pure; any thread.
Result<CatalogEntry> MakeEntry(std::string_view json, std::string_view file, const EntryDetails& given, const JsonPacker& packer);
Result<CatalogEntry> MakeEntry(SavedProfile saved, const EntryDetails& given, const JsonPacker& packer);

// limits: bytes of a release's name, of a publisher's, of a label
inline constexpr size_t kMaxReleaseName = 300, kMaxPublisher = 200, kMaxLabel = 100;

// YYYY-MM-DD, of a day that the calendar has.
bool IsDay(std::string_view text);

// The text that profiles are packed against: that of a release that has nothing.
std::string CommonText();

// As one line: what MakeEntry takes, `json` as it is kept.
std::string EntryLine(const EntryDetails& details, std::string_view json);

}  // namespace day
