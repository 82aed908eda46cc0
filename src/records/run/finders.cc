#include "records/run/finders.h"

#include <algorithm>

#include "base/embedded.h"
#include "records/meters/pii/finder.h"
#include "records/meters/secrets/finder.h"
#include "text/utf8.h"

namespace day {
std::span<const EmbeddedFile> SavedRecordGates();
}

namespace day::records {

bool IsFinderId(std::string_view id) { return id == "pii" || id == "secrets"; }

Result<FinderSet> ChooseFinders(const FinderChoice& choice) {
  for (const std::string& id : choice.only)
    if (!IsFinderId(id)) return MakeError(ErrorKind::kInvalid, "there is no meter '" + id + "', only " + std::string(kFinderIds));
  pii::PiiOptions options;
  for (const std::string& region : choice.regions) {
    std::string upper = region;
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (!pii::IsPhoneRegion(upper)) return MakeError(ErrorKind::kInvalid, "there is no region '" + region + "'; a region is two letters such as US");
    options.regions.push_back(std::move(upper));
  }
  const auto wanted = [&](std::string_view id) { return choice.only.empty() || std::ranges::find(choice.only, id) != choice.only.end(); };
  std::vector<std::unique_ptr<Finder>> finders;
  if (wanted("pii")) finders.push_back(pii::MakePiiFinder(options));
  if (wanted("secrets")) finders.push_back(secrets::MakeSecretsFinder());
  return FinderSet::Make(std::move(finders), SavedRecordGates()[0].bytes);
}

}  // namespace day::records
