#include "license/notice_lines.h"

#include <string>

#include "text/utf8.h"

namespace day {

bool IsLicenseField(std::string_view line) {
  line = line.substr(0, 200);  // limit: bytes of a line that are looked at
  const std::string lower = ToLowerAscii(line);
  const size_t at = lower.find("licen");
  if (at == lower.npos) return false;
  const size_t end = lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at);
  if (end == lower.npos) return false;
  const std::string_view leader = std::string_view(lower).substr(0, at);
  if (TrimAscii(leader) == "module_") return lower[end] == '(' && line.find("MODULE_LICENSE") != line.npos;
  if (TrimAscii(leader) == "__") return std::string_view(lower).substr(end).starts_with("__") && lower.find('=', end) != lower.npos;
  if (leader.find_first_of("\"'{[(|=") != leader.npos) return false;
  if (leader.ends_with('@')) return lower[end] == ' ' || lower[end] == ':';
  // A key in lower case may be that of somebody's data.
  if (TrimAscii(leader).empty()) return leader.size() <= 8 && line[at] == 'L' && lower[end] == ':';
  if (TrimAscii(leader) == ":") return lower[end] == ':';                  // a field of reStructuredText
  if (leader.starts_with("  ") || leader.starts_with('\t')) return false;  // a comment inside a list speaks of an item
  const bool in_comment = leader.find_first_of("#*/;%@:!") != leader.npos || leader.find("--") != leader.npos || leader.find("dnl") != leader.npos;
  return in_comment && lower[end] == ':';
}

bool IsLicenseHeading(std::string_view line) {
  std::string word;
  for (char c : line.substr(0, 200)) {
    if (std::string_view("#=*-:/; \t\r").find(c) == std::string_view::npos) word += c;
  }
  return word == "License" || word == "LICENSE" || word == "Licensing" || word == "LICENSING" || word == "Licence" || word == "LICENCE";
}

bool EndsWithLicensed(std::string_view line) {
  constexpr std::string_view kWord = "icensed";
  for (size_t at = line.find(kWord); at != line.npos; at = line.find(kWord, at + 1)) {
    const std::string_view rest = line.substr(at + kWord.size());
    const std::string_view after = TrimAscii(rest);
    if (after.empty() || std::string_view(".,;:)|*\"'<-").find(rest.front()) != std::string_view::npos || after.front() == '|' || after.starts_with("*/"))
      return true;
  }
  return false;
}

bool BeginsInLowerCase(std::string_view line) {
  for (char c : line) {
    if (c >= 'a' && c <= 'z') return true;
    if (c >= 'A' && c <= 'Z') return false;
  }
  return false;
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
