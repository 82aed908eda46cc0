#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "records/meters/representation/list_for_test.h"
#include "records/meters/representation/representation.h"
#include "records/words/partial.h"

// The bytes as a text, as a list, and as what a meter counted.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  RepresentationMeter meter(GroupLists::Get());
  for (const auto& [language, list] : GroupLists::Get().lists()) meter.Add(WordReader().Begin(bytes), language);
  (void)meter.Measure();
  if (!RepresentationMeter::Load(meter.Save(), GroupLists::Get())) std::abort();

  RepresentationMeter other(ListsForTest());
  other.Add(WordReader().Begin(bytes), "en");
  const std::string sealed = SealPartial("representation", 1, bytes);
  if (const auto loaded = RepresentationMeter::Load(sealed, ListsForTest())) {
    if (loaded->Save() != sealed) std::abort();
    other.Merge(*loaded);
  }
  (void)other.Measure();
  if (!RepresentationMeter::Load(other.Save(), ListsForTest())) std::abort();

  if (auto list = ListOf(bytes)) {
    GroupLists made;
    const std::string language = list->language();
    made.Add(std::move(*list));
    RepresentationMeter of_made(made);
    of_made.Add(WordReader().Begin(bytes), language);
    (void)of_made.Measure();
    if (!RepresentationMeter::Load(of_made.Save(), made)) std::abort();
  }
  return 0;
}
