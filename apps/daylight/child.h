// Another program, run to its end. Only the engines of `daylight data` run any, when they are asked for by name; nothing of a release is ever run.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace day::app {

struct ChildEnd {
  int code = 0;  // exit code, or 128 and the number of the signal that ended it
  std::string out, err;
};
// `words`: the program, looked for on the PATH, and its arguments, which no shell sees. It reads nothing, is not reached by the Ctrl-C of a terminal, and what
// it writes is kept up to 64 MiB each. Errors: kNotFound where there is no such program, kIo.
Result<ChildEnd> RunChild(const std::vector<std::string>& words);

}  // namespace day::app
