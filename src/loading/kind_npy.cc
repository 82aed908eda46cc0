// NumPy's arrays; those of objects are a pickle behind a header.
#include <fmt/format.h>

#include <algorithm>

#include "formats/npy/npy.h"
#include "loading/kinds.h"

namespace day::loading {

bool InspectNpy(Inspection& inspection, Subject& subject) {
  if (!subject.head().starts_with("\x93NUMPY")) return false;
  const Place& place = subject.place();
  inspection.Format(place, "npy");
  inspection.CountModel();
  const auto header = ParseNpyHeader(subject.head());
  if (!header) {
    inspection.Add(place, "malformed-npy", LoadVerdict::kUnreadable, std::string(header.error().rule), header.error().offset);
    return true;
  }
  inspection.CountTensors(1, header->elements);
  if (header->objects) {
    const std::string_view* whole = subject.Whole();
    if (!whole) return true;
    Place data = place;
    data.raw_follows = true;
    InspectPickles(inspection, data, std::string_view(*whole).substr(std::min<uint64_t>(header->data_at, whole->size())), subject.cut());
    return true;
  }
  if (header->item_size == 0) return true;
  const uint64_t size = subject.bytes().size();
  const uint64_t needed = header->elements * header->item_size, left = size - header->data_at;  // ParseNpyHeader checked the product
  if (needed > left) inspection.Add(place, "malformed-npy", LoadVerdict::kUnreadable, "ends before the last element", size);
  if (needed < left)
    inspection.Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the array", left - needed), header->data_at + needed);
  return true;
}

}  // namespace day::loading
