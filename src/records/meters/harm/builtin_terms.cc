// The lists that the build made (cmake/harm_terms.cmake).
#include "base/assert.h"
#include "base/embedded.h"
#include "records/meters/harm/harm_terms.h"

namespace day {
std::span<const EmbeddedFile> HarmTermFiles();
}  // namespace day

namespace day::records {

const HarmTerms& HarmTerms::Get() {
  static const HarmTerms terms = [] {
    Result<HarmTerms> loaded = Load(HarmTermFiles()[0].bytes);
    DAY_ASSERT(loaded.has_value());  // the build wrote it
    return std::move(*loaded);
  }();
  return terms;
}

}  // namespace day::records
