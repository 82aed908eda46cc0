#include "source/path.h"

#include <vector>

namespace day {

std::string_view UnsafePath(std::string_view path) {
  if (path.find('\0') != path.npos) return "nul-byte";
  if (path.starts_with('/')) return "absolute-path";
  if (path.size() >= 2 && path[1] == ':') return "windows-path";
  if (path.starts_with('\\') || path.find("..\\") != path.npos) return "windows-path";
  for (size_t at = 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    if (path.substr(at, end - at) == "..") return "parent-path";
    at = end + 1;
  }
  return {};
}

bool LinkLeavesTree(std::string_view path, std::string_view target) {
  if (target.starts_with('/')) return true;
  long depth = 0;
  for (char c : path) depth += c == '/';
  for (size_t at = 0; at <= target.size();) {
    const size_t end = std::min(target.find('/', at), target.size());
    const std::string_view part = target.substr(at, end - at);
    if (part == "..") --depth;
    else if (!part.empty() && part != ".") ++depth;
    if (depth < 0) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace day
