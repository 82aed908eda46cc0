#include "license/notice_lines.h"

#include <string>

#include "text/utf8.h"

namespace day {

bool IsLicenseField(std::string_view line) {
  const std::string lower = ToLowerAscii(line.substr(0, 200));
  const size_t at = lower.find("licen");
  if (at == lower.npos) return false;
  const size_t end = lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at);
  if (end == lower.npos) return false;
  const std::string_view leader = std::string_view(lower).substr(0, at);
  if (leader.find_first_of("\"'{[(|=") != leader.npos) return false;
  if (leader.starts_with("  ") || leader.starts_with('\t')) return false;  // a comment inside a list speaks of an item
  const bool in_comment = leader.find_first_of("#*/;%@:!") != leader.npos || leader.find("--") != leader.npos || leader.find("dnl") != leader.npos;
  if (leader.ends_with('@')) return lower[end] == ' ' || lower[end] == ':';
  return in_comment && lower[end] == ':';
}

bool NamesPlus(std::string_view line) {
  for (size_t at = line.find('+'); at != line.npos; at = line.find('+', at + 1)) {
    const bool figure = at > 1 && line[at - 1] >= '0' && line[at - 1] <= '9' && line.substr(0, at).find("PL") != line.npos;
    const bool ends = at + 1 == line.size() || std::string_view(" \t\r,.;)").find(line[at + 1]) != std::string_view::npos;
    if (figure && ends) return true;
  }
  return false;
}

}  // namespace day
