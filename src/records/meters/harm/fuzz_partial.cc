#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "records/meters/harm/harm.h"
#include "records/words/partial.h"

// The bytes as a text, as a set of lists, and as what a meter counted.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  HarmMeter meter(HarmTerms::Get());
  meter.Add(WordReader().Begin(bytes), "en", {});
  if (const auto lists = HarmTerms::Load(SealPartial("harm terms", 2, bytes))) {
    HarmMeter other(*lists);
    for (const auto& [language, list] : lists->lists()) other.Add(WordReader().Begin(bytes), language, {});
  }
  const std::string sealed = SealPartial("harm", 1, bytes);
  if (const auto loaded = HarmMeter::Load(sealed, HarmTerms::Get())) {
    if (loaded->Save() != sealed) std::abort();
    meter.Merge(*loaded);
  }
  if (!HarmMeter::Load(meter.Save(), HarmTerms::Get())) std::abort();
  return 0;
}
