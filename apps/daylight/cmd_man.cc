// daylight man: the man page, from the table of commands and flags.
#include <cstdio>

#include "command.h"

namespace day::app::man_command {
namespace {

int Run(const Arguments&) {
  std::fputs(RenderMan().c_str(), stdout);
  return kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "man",
      .summary = "Print the man page",
      .description = "Prints the man page in roff; it is made from the same table as --help. Try: daylight man | man -l -",
      .positionals = {},
      .flags = {},
      .examples = {},
      .run = Run,
  };
}

}  // namespace day::app::man_command
