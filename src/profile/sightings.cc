#include "profile/sightings.h"

namespace day {

const std::vector<Sighting>& Sightings::Of(std::string_view component) const {
  static const std::vector<Sighting> kNone;
  const auto found = by_component_.find(component);
  return found == by_component_.end() ? kNone : found->second;
}

bool IsHere(const Sightings& sightings, std::string_view component) {
  double weight = 0;
  for (const Sighting& one : sightings.Of(component))
    if (one.tier == Tier::kFile) weight += one.weight;
  return weight >= 1;
}

}  // namespace day
