// Dotted names of Python in knowledge/: a name, `name.*` for it and everything below, `*` for all.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "text/value.h"

namespace day {

// A look-up costs as many steps as the name has parts, however long the list is.
struct DottedSet {
  std::set<std::string, std::less<>> exact, below;
  bool any = false;

  DottedSet() = default;
  explicit DottedSet(const Value& list) {
    for (const std::string& pattern : list.StringList()) {
      if (pattern == "*") {
        any = true;
      } else if (pattern.ends_with(".*")) {
        below.insert(pattern.substr(0, pattern.size() - 2));
      } else {
        exact.insert(pattern);
      }
    }
  }
  bool HasBelow(std::string_view name) const {
    for (;;) {
      if (below.contains(name)) return true;
      const size_t dot = name.rfind('.');
      if (dot == name.npos) return false;
      name = name.substr(0, dot);
    }
  }
  bool Has(std::string_view name) const { return any || exact.contains(name) || HasBelow(name); }
};

}  // namespace day
