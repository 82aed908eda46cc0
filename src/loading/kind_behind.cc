// Archives behind something else: readers of zip begin at the end of a file, and so two loaders may see two models in one file.
#include <fmt/format.h>

#include "loading/kinds.h"

namespace day::loading {

bool InspectZipBehind(Inspection& inspection, Subject& subject, std::string_view what, bool ordinary) {
  const uint64_t pickles = inspection.report().pickles, tensors = inspection.report().tensors;
  if (!InspectZipFromItsEnd(inspection, subject)) return false;
  if (!ordinary || inspection.report().pickles > pickles || inspection.report().tensors > tensors)
    inspection.Add(subject.place(), "polyglot", LoadVerdict::kSuspicious, fmt::format("is {} and an archive with something else in it at once", what));
  return true;
}

bool InspectZipBehindBytes(Inspection& inspection, Subject& subject) {
  if (!InspectZipFromItsEnd(inspection, subject)) return false;
  inspection.Add(subject.place(), "polyglot", LoadVerdict::kSuspicious, "is an archive behind other bytes: readers differ on what it is");
  return true;
}

}  // namespace day::loading
