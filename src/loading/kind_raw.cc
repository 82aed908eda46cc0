// Numbers without a header, of which another file tells the shapes: their loaders copy them, and run nothing.
#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "knowledge/knowledge.h"
#include "loading/kinds.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr size_t kFewest = 64;                       // bytes that tell anything
constexpr double kMaxEntropy = 7.6;                  // bits a byte: weights of 8 bits have 6 to 7.4, what is packed or encrypted 7.98
constexpr double kMinPlausible = 0.995;              // of all numbers
constexpr double kSmallest = 1e-12, kLargest = 1e6;  // weights are neither smaller nor larger, as a rule, but where they are 0

double Entropy(std::string_view bytes) {
  std::array<double, 256> counts{};
  for (const char c : bytes) ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (const double count : counts)
    if (count > 0) bits -= count / static_cast<double>(bytes.size()) * std::log2(count / static_cast<double>(bytes.size()));
  return bits;
}

// Are these numbers of 32 bits, as weights are?
bool AreFloats(std::string_view bytes) {
  size_t plausible = 0, distinct = 0;
  uint32_t before = 0;
  const size_t count = bytes.size() / 4;
  for (size_t i = 0; i < count; ++i) {
    uint32_t raw = 0;
    std::memcpy(&raw, bytes.data() + i * 4, 4);
    if constexpr (std::endian::native == std::endian::big) raw = std::byteswap(raw);
    const double value = std::fabs(static_cast<double>(std::bit_cast<float>(raw)));
    plausible += value == 0 || (value > kSmallest && value < kLargest);
    distinct += raw != before;
    before = raw;
  }
  return static_cast<double>(plausible) >= kMinPlausible * static_cast<double>(count) && distinct > count / 4;
}

// The converters' names for pieces of weights, and their older and handwritten ones: "…_model.bin", "…-shard1".
bool IsNamedAsPiece(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  const size_t shard = lower.rfind("-shard");
  return lower.ends_with("_model.bin") || (shard != lower.npos && lower.find_first_not_of("0123456789of.bin", shard + 6) == lower.npos);
}

}  // namespace

bool InspectRaw(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const std::string_view head = subject.head();
  const uint64_t size = subject.bytes().size();
  const FileType* type = TheFileTypes().Identify(place.name, head);
  const FileType* promised = TheFileTypes().ByName(place.name);
  const bool tfjs = (type && type->id == "tfjs") || IsNamedAsPiece(place.name);
  if (head.size() < kFewest || LooksLikeText(head) || (promised && promised->executes)) return false;
  if (type && type != promised) return false;  // its first bytes are those of something else
  if (tfjs ? Entropy(head) > kMaxEntropy && !AreFloats(head) : !ToLowerAscii(place.name).ends_with(".bin") || size % 4 != 0 || !AreFloats(head)) return false;
  inspection.Format(place, tfjs ? "tfjs" : "raw");
  inspection.CountModel();
  return true;
}

}  // namespace day::loading
