#include "profile/sightings.h"

namespace day {

const std::vector<Sighting>& Sightings::Of(std::string_view component) const {
  static const std::vector<Sighting> kNone;
  const auto found = by_component_.find(component);
  return found == by_component_.end() ? kNone : found->second;
}

}  // namespace day
