#include "loading/broken.h"

#include <fmt/format.h>

#include "bytes/random_bytes.h"

namespace day::loading {

void Broken(Inspection& inspection, const Place& place, std::string_view format, const Malformed& trouble) {
  if (trouble.rule == kCannotBeRead) return inspection.Add(place, "read-error", LoadVerdict::kUnreadable, std::string(trouble.rule));
  if (trouble.rule.starts_with("limit "))
    return inspection.Add(place, "limit", LoadVerdict::kUnreadable, fmt::format("was not read to its end: {}", trouble.rule), trouble.offset);
  inspection.Add(place, fmt::format("malformed-{}", format), LoadVerdict::kUnreadable, std::string(trouble.rule), trouble.offset);
}

}  // namespace day::loading
