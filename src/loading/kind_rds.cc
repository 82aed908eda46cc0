// R's .rds and .RData. Their reader runs nothing by itself; what lies in them as code runs as soon as somebody looks at it or calls it.
#include <fmt/format.h>

#include "formats/rds/rds.h"
#include "loading/kinds.h"
#include "loading/word_list.h"

namespace day::loading {
namespace {

void Judge(Inspection& inspection, const Place& place, const RdsReading& reading) {
  static const WordList kRuns("r.yaml", "runs"), kStartup("r.yaml", "startup");
  const auto add = [&](std::string_view id, LoadVerdict verdict, std::string what, uint64_t offset) {
    inspection.Add(place, id, verdict, std::move(what), offset);
  };
  if (reading.open_promises > 0)
    add("runs-code", LoadVerdict::kMalicious, "holds a promise, an expression that R runs as soon as somebody looks at the object (CVE-2024-27322)",
        reading.first_open_promise);
  else if (reading.promises > 0)
    add("unknown-call", LoadVerdict::kSuspicious, fmt::format("holds {} promises, expressions that R keeps for later", reading.promises), 0);
  for (const std::string& variable : reading.variables)
    if (kStartup.Has(variable)) add("runs-code", LoadVerdict::kMalicious, fmt::format("sets {}, which R calls by itself", variable), 0);
  for (const RdsCalled& called : reading.called)
    if (kRuns.Has(called.name))
      add("runs-code", called.in_promise && reading.open_promises > 0 ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
          fmt::format("holds a call of {}{}", called.name,
                      called.in_closure   ? " in a function"
                      : called.in_promise ? " in a promise"
                                          : ""),
          called.offset);
  if (reading.closures > 0)
    add("unknown-call", LoadVerdict::kSuspicious, fmt::format("holds {} functions: what they do is not known, and runs when they are called", reading.closures),
        reading.first_closure);
  if (reading.language) add("unknown-call", LoadVerdict::kSuspicious, "is code and no data", 0);
  if (reading.mapped) add("touches-files", LoadVerdict::kSuspicious, "holds a vector whose data is another file, which R opens", 0);
}

}  // namespace

bool InspectRds(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!LooksLikeRds(subject.head())) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  inspection.Format(place, "rdata");
  inspection.CountModel();
  const RdsReading reading = ReadRds(*whole);
  Judge(inspection, place, reading);
  if (subject.cut()) {
    inspection.Cut(place);
  } else if (!reading.limit.empty()) {
    inspection.Unfinished(place, reading.limit);
  } else if (reading.malformed) {
    inspection.Add(place, "malformed-rds", LoadVerdict::kUnreadable, std::string(reading.malformed->rule), reading.malformed->offset);
  } else if (reading.end < whole->size()) {
    inspection.Add(place, "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the object", whole->size() - reading.end), reading.end);
  }
  return true;
}

}  // namespace day::loading
