#include "probes/links/submodules.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/markdown_html.h"
#include "text/utf8.h"

namespace day::links {
namespace {

constexpr size_t kMaxSubmodules = 500;  // limit

// "git@host:owner/name.git", "ssh://me@host/owner/name": the page of the same repository.
std::string PageOf(std::string_view url) {
  constexpr std::string_view kSsh = "ssh://";
  const bool scheme = url.starts_with(kSsh);
  std::string_view rest = scheme ? url.substr(kSsh.size()) : url;
  const size_t end = rest.find(scheme ? '/' : ':'), user = rest.substr(0, end).find('@');
  if (end == rest.npos || user == rest.npos || rest.find('/') < end) return std::string(url);
  return fmt::format("https://{}/{}", rest.substr(user + 1, end - user - 1), rest.substr(end + 1));
}

// As git-config(1) has it: up to a comment, quotation marks taken away, backslashes too.
std::string Unquoted(std::string_view value) {
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '"') quoted = !quoted;
    else if (!quoted && (c == '#' || c == ';')) break;
    else if (c == '\\' && i + 1 < value.size()) out += value[++i];
    else out += c;
  }
  return quoted ? std::string(TrimAscii(value)) : std::string(TrimAscii(out));
}

// The value of `key = value`, in whatever case the key is; "" where the line is another.
std::string ValueOf(std::string_view line, std::string_view key) {
  const size_t equals = line.find('=');
  if (equals == line.npos || !EqualsIgnoringCase(TrimAscii(line.substr(0, equals)), key)) return {};
  return Unquoted(TrimAscii(line.substr(equals + 1)));
}

// `[submodule "name"] key = value`: git reads on behind the header of a section.
std::string_view BehindHeader(std::string_view line) {
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    else if (line[i] == '\\') ++i;
    else if (line[i] == ']' && !quoted) return TrimAscii(line.substr(i + 1));
  }
  return {};
}

}  // namespace

std::vector<Submodule> FindSubmodules(std::string_view text) {
  std::vector<Submodule> found;
  Submodule one{};
  bool inside = false;
  const auto finish = [&] {
    if (inside && !one.path.empty() && !one.url.empty() && found.size() < kMaxSubmodules) found.push_back(one);
    one = {};
  };
  uint32_t number = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = TrimAscii(text.substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.starts_with('[')) {
      constexpr std::string_view kSection = "[submodule";
      finish();
      inside = EqualsIgnoringCase(line.substr(0, kSection.size()), kSection);
      line = BehindHeader(line);
    }
    if (std::string path = ValueOf(line, "path"); !path.empty()) {
      while (path.ends_with('/')) path.pop_back();
      if (path.starts_with("./")) path.erase(0, 2);
      one.path = std::move(path);
    } else if (const std::string url = ValueOf(line, "url"); !url.empty()) {
      one.url = PageOf(url);
      one.line = number;
    }
  }
  finish();
  return found;
}

}  // namespace day::links
