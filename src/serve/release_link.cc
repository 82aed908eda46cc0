#include "serve/release_link.h"

#include <fmt/format.h>

#include <iterator>

namespace day {

// Everything but letters, digits and "-._~" as %41.
std::string ReleaseLink(std::string_view release) {
  std::string out = "/releases/";
  for (const char c : release) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) out += c;
    else fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace day
