#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "records/meters/duplicates/duplicates.h"
#include "records/words/partial.h"

// Whatever a file says it has counted: what is taken is written again as it was, and can be merged and measured.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using day::records::DuplicatesMeter;
  const std::string sealed = day::records::SealPartial("duplicates", 1, {reinterpret_cast<const char*>(data), size});
  auto meter = DuplicatesMeter::Load(sealed);
  if (!meter) return 0;
  if (meter->Save() != sealed) std::abort();
  (void)meter->Measure();
  meter->Merge(*DuplicatesMeter::Load(sealed, {.texts = 2}));
  (void)meter->ForEachPair([](const auto&, const auto&, double) {});
  return 0;
}
