// Archives behind something else: readers of zip begin at the end of a file, and so two loaders may see two models in one file.
#include <fmt/format.h>

#include "loading/kinds.h"

namespace day::loading {
namespace {

constexpr uint64_t kSlack = 4096;  // bytes; the alignment of the last part, and what writers put behind

}  // namespace

bool InspectZipBehind(Inspection& inspection, Subject& subject, std::string_view what, bool ordinary) {
  const uint64_t pickles = inspection.report().pickles, tensors = inspection.report().tensors;
  if (!InspectZipFromItsEnd(inspection, subject)) return false;
  if (!ordinary || inspection.report().pickles > pickles || inspection.report().tensors > tensors)
    inspection.Add(subject.place(), "polyglot", LoadVerdict::kSuspicious, fmt::format("is {} and an archive with something else in it at once", what));
  return true;
}

void InspectBehind(Inspection& inspection, Subject& subject, std::string_view what, bool ordinary, uint64_t end) {
  const uint64_t size = subject.bytes().size();
  if (!InspectZipBehind(inspection, subject, what, ordinary) && size > end + kSlack)
    inspection.Add(subject.place(), "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow what the model uses", size - end), end);
}

bool InspectZipBehindBytes(Inspection& inspection, Subject& subject) {
  if (!InspectZipFromItsEnd(inspection, subject)) return false;
  inspection.Add(subject.place(), "polyglot", LoadVerdict::kSuspicious, "is an archive behind other bytes: readers differ on what it is");
  return true;
}

}  // namespace day::loading
