// Where evidence stands, for a reader: "code: src/train.py:12". Shared by the views.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "profile/profile.h"

namespace day {

// Finds evidence by id. Refers to the profile, which must outlive it. Immutable: any thread.
class EvidenceIndex {
 public:
  explicit EvidenceIndex(const Profile& profile);
  const EvidenceItem* Find(std::string_view id) const;  // null when there is none
  // Path, member and line (or byte); the source's name before it where there are several sources. Bytes of the release: escape.
  std::string PlaceOf(const Evidence& evidence) const;
  // The places of the first few of `ids`, each once, and how many more there are: "README.md:3, LICENSE:1 and 2 more"; "" for none.
  std::string Places(const EvidenceIds& ids, size_t most = 2) const;

 private:
  const Profile& profile_;
  std::vector<std::pair<std::string_view, const EvidenceItem*>> by_id_;  // sorted
};

}  // namespace day
