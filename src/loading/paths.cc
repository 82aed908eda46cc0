#include "loading/paths.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::loading {

PathReach ReachOf(std::string_view path) {
  if (path.empty()) return PathReach::kOdd;
  if (path[0] == '/' || path[0] == '\\' || (path.size() > 1 && path[1] == ':' && IsLetter(path[0]))) return PathReach::kOutside;
  bool odd = path.find('\0') != path.npos || path.find("://") != path.npos || path[0] == '~';
  const std::string lower = ToLowerAscii(path.substr(0, 4096));
  odd |= lower.starts_with("file:") || lower.find("%2e%2e") != lower.npos || lower.find("%2f") != lower.npos || lower.find("%5c") != lower.npos;
  int64_t depth = 0;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find_first_of("/\\", begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part == "..") {
      odd = true;
      if (--depth < 0) return PathReach::kOutside;
    } else if (!part.empty() && part != ".") {
      ++depth;
    }
    begin = end + 1;
  }
  return odd ? PathReach::kOdd : PathReach::kInside;
}

bool StepsUp(std::string_view path) {
  while (!path.empty()) {
    const size_t end = std::min(path.find_first_of("/\\"), path.size());
    if (path.substr(0, end) == "..") return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

}  // namespace day::loading
