#include "probes/license_text/recent_headers.h"

#include <functional>

namespace day::license_text {

std::vector<LicenseMatch> RecentHeaders::Identify(std::string_view text) {
  if (text.empty() || text.size() > kMaxText) return IdentifyLicenseText(text, false);
  Slot& slot = slots_[std::hash<std::string_view>()(text) % kSlots];
  {
    const std::lock_guard lock(mutex_);
    if (slot.text == text) return slot.matches;
  }
  std::vector<LicenseMatch> matches = IdentifyLicenseText(text, false);
  const std::lock_guard lock(mutex_);
  slot.text = text;
  slot.matches = matches;
  return matches;
}

}  // namespace day::license_text
