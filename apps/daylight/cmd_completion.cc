// daylight completion: completions for the shells, from the table of commands and flags.
#include <cstdio>

#include "command.h"
#include "output.h"

namespace day::app::completion_command {
namespace {

int Run(const Arguments& arguments) {
  const std::string& shell = arguments.positionals[0];
  if (shell != "bash" && shell != "zsh" && shell != "fish") {
    Complain("there are completions for bash, zsh and fish, not for '" + shell + "'");
    return kTrouble;
  }
  std::fputs(RenderCompletion(shell).c_str(), stdout);
  return kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "completion",
      .summary = "Print a completion script for bash, zsh or fish",
      .description = "Prints a script that completes daylight's commands and flags; it is made from the same table as --help.",
      .positionals = {{.name = "SHELL", .help = "bash, zsh or fish.", .choices = {"bash", "zsh", "fish"}}},
      .flags = {},
      .examples = {{"source <(daylight completion bash)", "Complete in this bash."}},
      .run = Run,
  };
}

}  // namespace day::app::completion_command
