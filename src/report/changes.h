// What is different between two profiles of a release, or of two releases: what opened, closed, changed its terms, with the evidence of both.
//
// Unknown is no state of openness: what could not be told before and can be now was learned, not opened.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace day {

struct Change {
  enum class Kind : uint8_t { kOpened, kClosed, kTerms, kLearned, kLost, kVerdict, kClaim, kFinding, kModel };
  Kind kind = Kind::kOpened;
  std::string component;      // id, or ""
  std::string what;           // a gate's name; a part of the stack; a definition's id; an id of a finding; a claim's text; a model's path
  std::string before, after;  // states, terms, levels …; "" where there was nothing
  std::string because_before, because_after;
  EvidenceIds evidence_before, evidence_after;  // each of its own profile
  // A gate that begins or ceases to apply because its component came or went: of that one's kind, behind it, and no change of its own.
  bool follows = false;
};
std::string_view NameOf(Change::Kind kind);  // "opened", "closed", "terms", "learned", "lost", "verdict", "claim", "finding", "model"

struct FileChanges {
  std::vector<std::string> added, removed, changed;  // paths as shown, sorted
};

struct Changes {
  std::vector<Change> all;  // by kind, each in the order of the profiles
  FileChanges files;
  bool none() const { return all.empty() && files.added.empty() && files.removed.empty() && files.changed.empty(); }
};
// Pure; any thread.
Changes ChangesOf(const Audit& before, const Audit& after);

// What the two are called where they are shown: "acme-7b@1".
struct ChangeNames {
  std::string before, after;
};
std::string RenderChanges(const Audit& before, const Audit& after, const ChangeNames& names, const RenderOptions& options);  // on a terminal
std::string RenderChangesJson(const Audit& before, const Audit& after, const ChangeNames& names);                            // ends with a line break

}  // namespace day
