// What reading one file came to, until the merge gives it its place.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "evidence/evidence.h"

namespace day::scan {

inline constexpr std::string_view kScanId = "scan";
inline constexpr uint32_t kScanVersion = 1;

// Evidence::file is set in the merge, when the order of all files is known.
struct FileResult {
  FileRecord record;
  std::vector<Evidence> evidence;
  bool complete = true;     // false: something of it was left unread (the file, or members of the archive that it is)
  uint32_t of_members = 0;  // evidence said by SayOfMember

  // Evidence of the engine itself.
  Evidence& Say(Outcome outcome, std::string key, std::string value, std::vector<Field> fields = {}) {
    Evidence& said = evidence.emplace_back();
    said.probe = kScanId;
    said.version = kScanVersion;
    said.outcome = outcome;
    said.key = std::move(key);
    said.value = std::move(value);
    said.fields = std::move(fields);
    return said;
  }

  // What is to be said of single members is said of the archive; at most so many times, whatever it holds.
  static constexpr uint32_t kMaxOfMembers = 10'000;  // limit: evidence-count
  void SayOfMember(std::string key, std::string_view value, const std::string& member) {
    if (of_members > kMaxOfMembers) return;
    if (++of_members > kMaxOfMembers) {
      Say(Outcome::kSkipped, "archive.limit", "evidence-count");
      return;
    }
    const Outcome outcome = key == "archive.limit" ? Outcome::kSkipped : Outcome::kFound;
    Say(outcome, std::move(key), std::string(value), {{"member", member}});
  }
};

}  // namespace day::scan
