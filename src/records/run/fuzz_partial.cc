#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "records/run/run_partial.h"
#include "records/words/partial.h"

namespace {

constexpr size_t kKinds = 3;

// Small ones: the others have targets of their own.
const day::records::MeterKit& TheKit() {
  static const day::records::MeterKit* const kKit = [] {
    day::records::BenchmarkSet set;
    (void)set.Add("made", "one two three four five six seven eight nine ten");
    return new day::records::MeterKit({.contamination = true, .harm = true}, set);
  }();
  return *kKit;
}

}  // namespace

// Whatever a file says of a run: what is taken is written again as it was, and can be merged.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  const std::string sealed = SealPartial("runs", 2, {reinterpret_cast<const char*>(data), size});
  const auto opened = OpenRunPartial(sealed);
  if (!opened) return 0;
  (void)NameOf(opened->partial.request);
  for (const MeterKit* kit : {static_cast<const MeterKit*>(nullptr), &TheKit()}) {
    const auto report = LoadReport(*opened, kKinds, kit);
    if (!report) continue;
    // What examples look like is all that is kept of them without values; a file of ours has nothing else there.
    if (opened->partial.request.values && SaveRunPartial(opened->partial, *report) != sealed) std::abort();
    RunMerger merger;
    if (!merger.Add("a", *opened, kKinds, kit)) continue;
    if (merger.Add("b", *opened, kKinds, kit).value_or(true)) std::abort();
    (void)merger.Save();
    (void)std::move(merger).Finish();
  }
  return 0;
}
