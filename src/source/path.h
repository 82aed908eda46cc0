// Paths of sources as text: bytes, '/'-separated, never resolved by the file system.
#pragma once

#include <string>
#include <string_view>

namespace day {

inline std::string JoinPath(std::string_view directory, std::string_view name) {
  std::string path(directory);
  if (!path.empty() && path.back() != '/') path += '/';
  return path.append(name);
}

inline std::string_view LastPart(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

// What is unsafe about a member's or a link's path, or "": absolute-path, parent-path, windows-path, nul-byte.
std::string_view UnsafePath(std::string_view path);

// Does `target`, taken from the folder of `path`, leave the tree that `path` is relative to?
bool LinkLeavesTree(std::string_view path, std::string_view target);

}  // namespace day
