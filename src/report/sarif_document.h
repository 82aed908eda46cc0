// Results of any check as SARIF 2.1.0, in the form that code hosts show well: rules with texts, places, fingerprints of our own.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/. What passed is left out, as such logs have it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace day {

inline constexpr size_t kMaxSarifResults = 5'000;  // limit: results of a run; hosts keep no more

enum class SarifLevel : uint8_t { kNote, kWarning, kError };

struct SarifRule {
  std::string id, title, means, remedy;
};

struct SarifResult {
  SarifLevel level = SarifLevel::kWarning;
  std::string rule;     // id
  std::string message;  // may hold bytes of the file
  std::string path;     // of the file; relative to the root of what was looked at
  std::string member;   // inside of an archive, or ""
  uint64_t offset = 0;  // bytes
};

// One thread.
class SarifDocument {
 public:
  // `category`: which check, so that a host keeps several apart ("weights").
  SarifDocument(std::string tool_version, std::string category) : version_(std::move(tool_version)), category_(std::move(category)) {}
  void Add(SarifRule rule, SarifResult result);
  // The worst results first, at most kMaxSarifResults.
  std::string Text() const;

 private:
  std::string version_, category_;
  std::map<std::string, SarifRule> rules_;
  std::vector<SarifResult> results_;
};

}  // namespace day
