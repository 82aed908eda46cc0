// knowledge/pickle/globals.yaml: what is known of a name that a pickle imports.
#pragma once

#include <string>
#include <string_view>

namespace day {

enum class NameStanding : uint8_t {
  kAllowed,    // ordinary files need it, as a class or by a call
  kReference,  // ordinary files need it as a value; calling it is not known
  kUnknown,
  kDenied,
};

struct PickleName {
  NameStanding standing = NameStanding::kUnknown;
  std::string_view id;          // of what is denied: "runs-commands"
  bool not_with_paths = false;  // of what is allowed: not known where it is called with a path
  std::string_view says;        // of what is denied: "starts a program …"; of what is allowed: the library
};

// Any thread. `name` may hold dots (attributes of attributes), as protocol 4 allows.
PickleName JudgeName(std::string_view module, std::string_view name);

}  // namespace day
