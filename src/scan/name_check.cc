#include "scan/name_check.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.h"

namespace day::scan {
namespace {

constexpr size_t kMaxPart = 255;    // limit: bytes of one part; NAME_MAX of Linux file systems
constexpr size_t kMaxPath = 4'096;  // limit: bytes; PATH_MAX of Linux

bool IsControl(uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Unicode's Bidi_Control characters.
bool IsBidirectional(uint32_t c) { return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// Microsoft, "Naming Files, Paths, and Namespaces": device names with any ending, reserved characters, a dot or space at the end.
bool IsReservedOnWindows(std::string_view part) {
  if (part.find_first_of("<>:\"|?*\\") != part.npos) return true;
  if (part.ends_with('.') || part.ends_with(' ')) return part != "." && part != "..";
  const std::string_view stem = part.substr(0, part.find('.'));
  if (stem.size() < 3 || stem.size() > 4) return false;
  static constexpr std::array<std::string_view, 4> kDevices = {"con", "prn", "aux", "nul"};
  const std::string lower = ToLowerAscii(stem);
  if (stem.size() == 3) return std::find(kDevices.begin(), kDevices.end(), lower) != kDevices.end();
  return (lower.starts_with("com") || lower.starts_with("lpt")) && lower[3] >= '1' && lower[3] <= '9';
}

template <class Function>
void ForEachPart(std::string_view path, Function&& use) {
  for (size_t at = 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    use(path.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace

std::vector<std::string_view> OdditiesOf(std::string_view path) {
  std::vector<std::string_view> odd;
  const bool plain = std::all_of(path.begin(), path.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7F; });
  if (!plain) {
    if (!IsUtf8(path)) odd.push_back("not-utf8");
    bool control = false, bidirectional = false;
    for (std::string_view rest = path; !rest.empty();) {
      const uint32_t c = NextCodePoint(rest);
      control |= IsControl(c);
      bidirectional |= IsBidirectional(c);
    }
    if (control) odd.push_back("control-character");
    if (bidirectional) odd.push_back("bidirectional");
  }
  bool too_long = path.size() > kMaxPath, reserved = false;
  ForEachPart(path, [&](std::string_view part) {
    too_long |= part.size() > kMaxPart;
    reserved |= IsReservedOnWindows(part);
  });
  if (too_long) odd.push_back("too-long");
  if (reserved) odd.push_back("windows-reserved");
  return odd;
}

}  // namespace day::scan
