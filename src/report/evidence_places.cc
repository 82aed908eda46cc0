#include "report/evidence_places.h"

#include <fmt/format.h>

#include <algorithm>

namespace day {

EvidenceIndex::EvidenceIndex(const Profile& profile) : profile_(profile) {
  for (const EvidenceItem& item : profile.evidence) by_id_.emplace_back(item.id, &item);
  std::sort(by_id_.begin(), by_id_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

const EvidenceItem* EvidenceIndex::Find(std::string_view id) const {
  const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), id, [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return at != by_id_.end() && at->first == id ? at->second : nullptr;
}

std::string EvidenceIndex::PlaceOf(const Evidence& evidence) const {
  const FileRecord& file = profile_.files[evidence.file];
  std::string place = profile_.sources.size() > 1 ? profile_.sources[file.source].name + ": " : "";
  place += file.DisplayPath();
  if (evidence.at.line) place += fmt::format(":{}", evidence.at.line);
  else if (evidence.at.offset) place += fmt::format(" at byte {}", evidence.at.offset);
  return place;
}

std::string EvidenceIndex::Places(const EvidenceIds& ids, size_t most) const {
  std::vector<std::string> places;
  for (const std::string& id : ids)
    if (const EvidenceItem* item = Find(id)) {
      std::string place = PlaceOf(item->evidence);
      if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(std::move(place));
    }
  const size_t more = places.size() > most ? places.size() - most : 0;
  places.resize(places.size() - more);
  std::string text = fmt::format("{}", fmt::join(places, ", "));
  if (more) text += fmt::format(" and {} more", more);
  return text;
}

}  // namespace day
