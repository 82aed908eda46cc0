#include "formats/lfs_pointer/lfs_pointer.h"

#include <charconv>

namespace day {
namespace {

constexpr std::string_view kVersion = "version https://git-lfs.github.com/spec/v1\n";
constexpr std::string_view kOldVersion = "version https://hawser.github.com/spec/v1\n";

bool ParseOid(std::string_view text, Sha256& oid) {
  if (!text.starts_with("sha256:") || text.size() != 7 + 64) return false;
  for (size_t i = 0; i < 32; ++i) {
    const char* digits = text.data() + 7 + i * 2;
    const auto [end, error] = std::from_chars(digits, digits + 2, oid.bytes[i], 16);
    if (error != std::errc() || end != digits + 2) return false;
  }
  return true;
}

}  // namespace

std::optional<LfsPointer> ParseLfsPointer(std::string_view text, Malformed* why) {
  size_t at = 0;
  auto fail = [&](std::string_view rule) {
    if (why) *why = {at, rule};
    return std::nullopt;
  };
  if (text.size() >= kMaxLfsPointer) return fail("is not shorter than 1,024 bytes");
  if (text.starts_with(kVersion)) at = kVersion.size();
  else if (text.starts_with(kOldVersion)) at = kOldVersion.size();
  else return fail("does not begin with a version line");
  LfsPointer pointer;
  bool has_oid = false, has_size = false;
  std::string_view last_key;
  while (at < text.size()) {
    const size_t end = text.find('\n', at);
    if (end == text.npos) return fail("the last line has no line break");
    const std::string_view line = text.substr(at, end - at);
    const size_t space = line.find(' ');
    if (space == line.npos) return fail("a line has no value");
    const std::string_view key = line.substr(0, space), value = line.substr(space + 1);
    if (key <= last_key) return fail("keys are not in order");
    last_key = key;
    if (key == "oid") {
      if (!ParseOid(value, pointer.oid)) return fail("the oid is not sha256: and 64 digits");
      has_oid = true;
    } else if (key == "size") {
      const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), pointer.size);
      if (error != std::errc() || stop != value.data() + value.size()) return fail("the size is not a whole number");
      has_size = true;
    } else if (!key.starts_with("ext-")) {
      return fail("a key is unknown");
    }
    at = end + 1;
  }
  if (!has_oid || !has_size) return fail("the oid or the size is missing");
  return pointer;
}

}  // namespace day
