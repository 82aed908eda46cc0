#include "license/recent_headers.h"

#include <algorithm>
#include <functional>

#include "license/header_stretch.h"

namespace day {

LicenseReading RecentHeaders::Read(std::string_view stretch) const {
  LicenseReading reading;
  reading.matches = IdentifyLicenseText(stretch, false);
  if (with_clauses_ && std::ranges::any_of(reading.matches, &LicenseMatch::IsText)) reading.clauses = FindClauses(stretch);
  return reading;
}

LicenseReading RecentHeaders::Recall(std::string_view stretch) {
  if (stretch.empty() || stretch.size() > kMaxText) return Read(stretch);
  const size_t place = std::hash<std::string_view>()(stretch) % kSlots;
  {
    const MutexLock lock(mutex_);
    if (slots_[place].text == stretch) return slots_[place].reading;
  }
  LicenseReading reading = Read(stretch);
  const MutexLock lock(mutex_);
  slots_[place].text = stretch;
  slots_[place].reading = reading;
  return reading;
}

LicenseReading RecentHeaders::ReadAround(std::string_view text) {
  const auto [begin, end] = AroundLicenseWords(text);
  LicenseReading reading = Recall(text.substr(begin, end - begin));
  if (begin == 0) return reading;
  const std::string_view before = text.substr(0, begin);
  const auto lines = static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n'));
  for (LicenseMatch& match : reading.matches) {
    match.first_line += lines;
    match.last_line += lines;
    for (auto& [first, last] : match.beside) {
      first += lines;
      last += lines;
    }
  }
  for (LicenseClause& clause : reading.clauses) {
    clause.first_line += lines;
    clause.last_line += lines;
    clause.begin += static_cast<uint32_t>(begin);
    clause.end += static_cast<uint32_t>(begin);
  }
  return reading;
}

}  // namespace day
