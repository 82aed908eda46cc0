#include "probes/links/submodules.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace day::links {
namespace {

constexpr size_t kMaxSubmodules = 500;  // limit

// "git@host:owner/name.git", "ssh://git@host/owner/name": the page of the same repository.
std::string PageOf(std::string_view url) {
  constexpr std::string_view kSsh = "ssh://", kUser = "git@";
  const bool scheme = url.starts_with(kSsh);
  std::string_view rest = scheme ? url.substr(kSsh.size()) : url;
  if (!rest.starts_with(kUser)) return std::string(url);
  rest.remove_prefix(kUser.size());
  const size_t end = rest.find(scheme ? '/' : ':');
  if (end == rest.npos) return std::string(url);
  return fmt::format("https://{}/{}", rest.substr(0, end), rest.substr(end + 1));
}

std::string_view ValueOf(std::string_view line, std::string_view key) {
  if (!line.starts_with(key)) return {};
  const std::string_view rest = TrimAscii(line.substr(key.size()));
  return rest.starts_with('=') ? TrimAscii(rest.substr(1)) : std::string_view();
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
    const std::string_view line = TrimAscii(text.substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.starts_with('[')) {
      finish();
      inside = line.starts_with("[submodule");
    } else if (const std::string_view path = ValueOf(line, "path"); !path.empty()) {
      one.path = path;
    } else if (const std::string_view url = ValueOf(line, "url"); !url.empty()) {
      one.url = PageOf(url);
      one.line = number;
    }
  }
  finish();
  return found;
}

}  // namespace day::links
