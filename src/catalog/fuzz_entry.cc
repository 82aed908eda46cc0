#include <cstddef>
#include <cstdint>
#include <string_view>

#include "catalog/entry.h"

// What is taken is written by us in a form that is taken again, and says the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const day::JsonPacker packer("");
  const auto entry = day::MakeEntry({reinterpret_cast<const char*>(data), size}, "fuzz", {}, packer);
  if (!entry) return 0;
  const auto json = packer.Unpack(entry->packed, day::kMaxProfileBytes);
  if (!json) __builtin_trap();
  const auto again = day::MakeEntry(day::EntryLine(entry->details, *json), "again", {}, packer);
  if (!again || again->digest != entry->digest || again->details.release != entry->details.release) __builtin_trap();
  return 0;
}
