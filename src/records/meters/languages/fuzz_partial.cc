#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "records/meters/languages/languages.h"
#include "records/words/partial.h"

// The bytes as a text in some language, and as what a meter counted.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  static const LanguageDetector detector;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  LanguagesMeter meter(detector);
  meter.Add(bytes, {});
  const std::string sealed = SealPartial("languages", 1, bytes);
  if (const auto loaded = LanguagesMeter::Load(sealed, detector)) {
    if (loaded->Save() != sealed) std::abort();
    meter.Merge(*loaded);
  }
  if (!LanguagesMeter::Load(meter.Save(), detector)) std::abort();
  return 0;
}
