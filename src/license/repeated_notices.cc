#include "license/repeated_notices.h"

#include <algorithm>

namespace day {
namespace {

std::vector<uint32_t> LicensesOf(std::span<const Notice> notices, uint32_t choice) {
  std::vector<uint32_t> licenses;
  for (const Notice& notice : notices)
    if (notice.choice == choice) licenses.push_back(notice.license);
  std::sort(licenses.begin(), licenses.end());
  return licenses;
}

}  // namespace

std::vector<Notice> WithoutRepeated(std::span<const Notice> notices) {
  std::vector<Notice> kept;
  std::vector<std::vector<uint32_t>> choices;
  for (const Notice& notice : notices) {
    if (notice.choice == 0) {
      const auto known = std::ranges::find_if(kept, [&](const Notice& n) { return n.choice == 0 && n.license == notice.license; });
      if (known == kept.end()) {
        kept.push_back(notice);
      } else {  // a sentence needs no sign to confirm it
        known->field = known->field && notice.field;
        known->weak = known->weak && notice.weak;
        known->modified = known->modified || notice.modified;
      }
      continue;
    }
    if (std::ranges::find(kept, notice.choice, &Notice::choice) == kept.end()) {
      std::vector<uint32_t> licenses = LicensesOf(notices, notice.choice);
      if (std::ranges::find(choices, licenses) != choices.end()) continue;
      choices.push_back(std::move(licenses));
    }
    kept.push_back(notice);
  }
  return kept;
}

}  // namespace day
