// Fields of notations that are programs, or nearly: only literals count, nothing is run.
#include <algorithm>
#include <optional>

#include "metadata/line_walk.h"
#include "metadata/stated.h"
#include "text/ascii.h"

namespace day::metadata {
namespace {

constexpr size_t kMaxLiteral = 2'000;  // limit: bytes of a value with its list

bool IsNameCharacter(char c) { return IsLetterOrDigit(c) || c == '_'; }

std::string_view WithoutSpace(std::string_view text) { return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size())); }

// The string literal at the front, which is taken off. Nothing for one with escapes or with something computed in it.
std::optional<std::string_view> TakeString(std::string_view& text) {
  if (text.empty() || (text[0] != '"' && text[0] != '\'')) return std::nullopt;
  const size_t end = text.find(text[0], 1);
  if (end == text.npos) return std::nullopt;
  const std::string_view string = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  if (string.find_first_of("\n\\") != string.npos || string.find("#{") != string.npos) return std::nullopt;
  return string;
}

// The strings of a list: "[" 'a', "b".freeze "]".
std::vector<std::string_view> StringsIn(std::string_view list) {
  std::vector<std::string_view> strings;
  while (!list.empty() && strings.size() < kMaxStated) {
    const size_t at = list.find_first_of("\"'");
    if (at == list.npos) break;
    list.remove_prefix(at);
    const auto string = TakeString(list);
    if (!string) return {};
    strings.push_back(*string);
  }
  return strings;
}

// What stands behind "license =" in Ruby.
std::vector<std::string_view> RubyValue(std::string_view value) {
  value = WithoutSpace(value.substr(0, kMaxLiteral));
  if (value.starts_with('[')) return StringsIn(value.substr(1, std::min(value.find(']'), value.size()) - 1));
  if (value.starts_with("%w") && value.size() > 3) {
    constexpr std::string_view kOpen = "[({<|!/", kClose = "])}>|!/";
    const size_t kind = kOpen.find(value[2]);
    const size_t end = kind == kOpen.npos ? value.npos : value.find(kClose[kind], 3);
    std::vector<std::string_view> words;
    if (end == value.npos) return words;
    for (std::string_view rest = WithoutSpace(value.substr(3, end - 3)); !rest.empty() && words.size() < kMaxStated;) {
      const size_t size = std::min(rest.find_first_of(" \t\r\n"), rest.size());
      words.push_back(rest.substr(0, size));
      rest = WithoutSpace(rest.substr(size));
    }
    return words;
  }
  if (value.starts_with('{')) {  // { :type => "MIT", :file => "LICENSE" }
    value = value.substr(0, value.find('}'));
    for (const std::string_view key : {":type", "type:"}) {
      const size_t at = value.find(key);
      if (at == value.npos) continue;
      value = WithoutSpace(value.substr(at + key.size()));
      if (value.starts_with("=>")) value = WithoutSpace(value.substr(2));
      const auto string = TakeString(value);
      return string ? std::vector<std::string_view>{*string} : std::vector<std::string_view>();
    }
    return {};
  }
  const auto string = TakeString(value);
  return string ? std::vector<std::string_view>{*string} : std::vector<std::string_view>();
}

}  // namespace

StatedList ReadRubySpec(std::string_view text) {
  StatedList list;
  if (text.find("Spec") == text.npos) return list;  // Gem::Specification.new, Pod::Spec.new
  EachLine(text, [&](std::string_view line, uint32_t number) {
    line = TrimAscii(line);
    // "spec.license = …": a variable, a point, the name.
    size_t at = 0;
    while (at < line.size() && IsNameCharacter(line[at])) ++at;
    if (at == 0 || at >= line.size() || line[at] != '.') return;
    std::string_view rest = line.substr(at + 1);
    if (!rest.starts_with("license")) return;
    rest.remove_prefix(7);
    if (rest.starts_with('s')) rest.remove_prefix(1);
    rest = WithoutSpace(rest);
    if (!rest.starts_with('=') || rest.starts_with("==")) return;
    const auto place = static_cast<size_t>(rest.data() + 1 - text.data());  // a list may go on in the next lines
    for (const std::string_view license : RubyValue(text.substr(place))) AddStated(list, license, "license", number);
  });
  return list;
}

StatedList ReadOpam(std::string_view text) {
  StatedList list;
  bool opam = false;
  EachLine(text, [&](std::string_view line, uint32_t number) {
    const std::string key = HeaderOf(line, ":").key;
    opam |= key == "opam-version";
    if (key != "license") return;
    const size_t place = static_cast<size_t>(line.data() - text.data()) + line.find(':') + 1;  // a list may go on in the next lines
    std::string_view rest = WithoutSpace(text.substr(place, kMaxLiteral));
    if (rest.starts_with('[')) {
      for (const std::string_view license : StringsIn(rest.substr(1, std::min(rest.find(']'), rest.size()) - 1))) AddStated(list, license, "license", number);
    } else if (const auto license = TakeString(rest)) {
      AddStated(list, *license, "license", number);
    }
  });
  if (!opam) list.clear();
  return list;
}

}  // namespace day::metadata
