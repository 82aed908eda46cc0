// The one folder that everything in an archive lies in, as in what a forge packs for download ("model-1.0/README.md", …).
//
// That folder is the root then, so that an archive says what the tree it unpacks to says. A compressed tar shows only at its end whether
// there is such a folder: PeekTopFolder looks at the first members and guesses, the scan takes the guess back if a later one lies elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/tree.h"

namespace day {

// Shown all members' paths, knows whether they share a folder. One thread.
class TopFolder {
 public:
  // False once a path lies elsewhere, or where it could be said to ("/x", "top/../x").
  bool See(std::string_view path);
  // "" when there is none.
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  bool none_ = false;
};

// `path` without `top` and its slash; nothing where it does not lie in `top`.
std::optional<std::string_view> WithoutTopFolder(std::string_view path, std::string_view top);

// "" where the archive's beginning shows that there is none, or cannot be read.
std::string PeekTopFolder(const Tree& tree, std::stop_token stop);

// What a release is called that lies in `top` of an archive whose own file's name gave `from_file`. A commit or branch at the folder's
// end is no part of a name, and some folders are called by what they are.
std::string NameByTopFolder(std::string_view top, std::string_view from_file);

}  // namespace day
