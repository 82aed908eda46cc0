#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "records/meters/contamination/contamination.h"
#include "records/words/partial.h"

namespace {

day::records::BenchmarkIndex MakeIndex() {
  day::records::BenchmarkSet set;
  (void)set.Add("made", "one two three four five six seven eight nine ten");
  (void)set.Add("made", "What's the capital of Peru?");
  return day::records::BenchmarkIndex(set);
}

}  // namespace

// The bytes as a set of benchmarks, as what a meter counted against one, and as a text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto set = BenchmarkSet::Load(SealPartial("benchmark hashes", 1, bytes))) {
    if (set->Save() != SealPartial("benchmark hashes", 1, bytes)) std::abort();
    const BenchmarkIndex index(*set);
    ContaminationMeter meter(index);
    meter.Add(WordReader().Begin(bytes), {});
    (void)meter.Measure();
  }
  static const BenchmarkIndex index = MakeIndex();
  PartialWriter content;
  content.Put(index.fingerprint());
  content.PutBytes(bytes);
  const std::string sealed = SealPartial("contamination", 1, std::move(content).Take());
  ContaminationMeter meter(index);
  meter.Add(WordReader().Begin(bytes), {});
  if (const auto loaded = ContaminationMeter::Load(sealed, index)) {
    if (loaded->Save() != sealed) std::abort();
    if (!meter.Merge(*loaded)) std::abort();
  }
  (void)meter.Measure();
  return 0;
}
