#include "formats/pickle/pickle.h"

#include <algorithm>

#include "formats/pickle/machine.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || (c & 0x80);
  });
}

constexpr size_t kMaxNameless = 64;  // limit: pickles without a name that are passed over before a file is taken for a row of them

// Could a pickle begin with this byte, without PROTO? What pushes a value, or MARK. Saves the reading of most other files.
bool MayBegin(uint8_t byte) { return byte >= 0x80 || std::string_view("()]}cIJKLMNFGSTUVXBCPi").find(static_cast<char>(byte)) != std::string_view::npos; }

// One pickle of LooksLikePickle. kNameless: it is one to its `end`, and tells nothing.
enum class Look : uint8_t { kNo, kPickle, kNameless };
Look LookAt(std::string_view bytes, uint64_t& end, std::optional<PickleReading>* read) {
  if (bytes.size() < 2 || !MayBegin(static_cast<uint8_t>(bytes[0]))) return Look::kNo;
  if (bytes[0] == '\x80' && static_cast<uint8_t>(bytes[1]) <= 5) return Look::kPickle;
  PickleReading reading;
  const std::optional<uint64_t> stop = ReadPickle(bytes.substr(0, kPickleSniffed), 0, {.max_opcodes = 200'000, .max_values = 200'000}, reading);
  const bool names = std::all_of(reading.globals.begin(), reading.globals.end(),
                                 [](const PickleGlobal& global) { return IsName(global.module) && (global.name.empty() || IsName(global.name)); });
  const auto answer = [](bool pickle) { return pickle ? Look::kPickle : Look::kNo; };
  if (!names && !(stop && *stop == bytes.size())) return Look::kNo;
  if (!reading.limit.empty()) return answer(reading.opcodes > 10'000);
  if (!stop) {
    // Cut here. But no name that is imported first is that long: it would be prose that begins with a c.
    if (reading.malformed && reading.malformed->rule.starts_with("ends") && bytes.size() > kPickleSniffed)
      return answer(bytes[0] != 'c' || reading.malformed->offset > 0);
    return answer(reading.total_calls > 0);
  }
  if (*stop == bytes.size()) {
    if (read && !reading.values_full) *read = std::move(reading);
    return Look::kPickle;
  }
  if (!reading.globals.empty() || reading.total_calls > 0) return answer(*stop > 2);
  end = *stop;
  return Look::kNameless;
}

}  // namespace

uint64_t PickleReading::memory() const {
  return globals.size() * pickle::kGlobalMemory + text_bytes + copied_bytes + calls.size() * sizeof(PickleCall) + nested.size() * sizeof(PickleBytes);
}

std::string PickleBytes::Decoded() const {
  if (!latin1) return std::string(written);
  std::string bytes;
  bytes.reserve(size);
  for (std::string_view left = written; !left.empty();) bytes += static_cast<char>(NextCodePoint(left));
  return bytes;
}

std::optional<uint64_t> ReadPickle(std::string_view bytes, uint64_t at, const PickleLimits& limits, PickleReading& reading) {
  pickle::Budget budget(limits.max_memory - std::min(limits.max_memory, reading.memory()));
  return pickle::Machine(bytes, at, limits, reading, budget, 0).Run();
}

uint64_t ReadPickles(std::string_view bytes, const PickleLimits& limits, PickleReading& reading) {
  uint64_t at = 0;
  RowOfPickles row(bytes);
  for (;;) {
    const std::optional<uint64_t> end = ReadPickle(bytes, at, limits, reading);
    if (!end) return bytes.size();
    at = *end;
    if (reading.pickles >= limits.max_pickles) {
      reading.limit = "pickle-count";
      return at;
    }
    if (at >= bytes.size() || !row.GoesOnAt(at)) return at;
  }
}

bool BeginsAsLegacyTorch(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::string_view kBinary = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"sv;
  constexpr std::string_view kDecimal = "119547037146038801333356L\n."sv;  // under protocols 0 and 1
  const std::string_view start = bytes.substr(0, 40);
  return start.find(kBinary) != start.npos || start.find(kDecimal) != start.npos;
}

bool LooksLikePickle(std::string_view bytes, std::optional<PickleReading>* read) {
  // Values without a name may be the beginning of prose ("Git v2.31.7 …" is a float and a STOP): then what follows decides.
  uint64_t end = 0;
  for (size_t count = 0; count < kMaxNameless; ++count) {
    const Look look = LookAt(bytes, end, count == 0 ? read : nullptr);
    if (look != Look::kNameless) return look == Look::kPickle;
    bytes.remove_prefix(end);
  }
  return true;
}

bool RowOfPickles::GoesOnAt(uint64_t at) {
  if (sure_ > 0) return --sure_, true;
  if (seen_to_ <= at) seen_to_ = at, ahead_ = 0;
  else --ahead_;
  for (; ahead_ < kMaxNameless; ++ahead_) {
    uint64_t end = 0;
    const Look look = LookAt(bytes_.substr(seen_to_), end, nullptr);
    if (look == Look::kPickle) sure_ = ahead_;
    if (look != Look::kNameless) return look == Look::kPickle;
    seen_to_ += end;
  }
  return true;
}

}  // namespace day
