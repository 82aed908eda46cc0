#include <cstdint>
#include <string_view>

#include "records/stream/stream_meter.h"

// Any bytes under any name, in two ways of cutting: nothing breaks, and the counts are the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  static StreamKit kit;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static constexpr std::string_view kNames[] = {"a.jsonl", "a.json", "a.csv", "a.txt"};
  const std::string_view name = kNames[data[0] % 4];
  StreamMeter one(kit, StreamKind::kData, name), other(kit, StreamKind::kData, name);
  one.Feed(bytes);
  for (size_t at = 0; at < size; at += 7) other.Feed(bytes.substr(at, 7));
  const StreamFigures a = one.Finish(), b = other.Finish();
  if (a.bytes != b.bytes || a.records != b.records || a.tokens != b.tokens || a.kinds.size() != b.kinds.size()) __builtin_trap();
  return 0;
}
