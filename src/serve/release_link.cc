#include "serve/release_link.h"

#include <fmt/format.h>

#include <iterator>

namespace day {

std::string PercentEncoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) out += c;
    else fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string ReleaseLink(std::string_view release) { return "/releases/" + PercentEncoded(release); }

}  // namespace day
