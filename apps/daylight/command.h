// A subcommand as data: what it takes, in one place, from which parsing, --help, the man page and the shells' completions derive.
//
// One file cmd_<name>.cc is one subcommand; the list of them is generated from the files (CMakeLists.txt).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace day::app {

// Exit codes, part of the interface: scripts rely on them.
inline constexpr int kOk = 0;
inline constexpr int kFailed = 1;         // the work was done and a condition of --fail-on was met
inline constexpr int kTrouble = 2;        // bad usage, input that cannot be read, output that cannot be written
inline constexpr int kInterrupted = 130;  // Ctrl-C, as shells expect

struct Flag {
  std::string_view name;                       // without the leading dashes
  char letter = 0;                             // of the short form, or 0
  std::string_view value;                      // what the value stands for ("FILE"); empty for a switch
  std::string_view help;                       // one or two sentences
  std::vector<std::string_view> choices = {};  // when the value is one of a few words
  bool repeatable = false;
  bool file = false;  // the value is a path: shells complete it so
};

struct Positional {
  std::string_view name;  // "SOURCE"
  std::string_view help;
  bool required = true;
  std::vector<std::string_view> choices = {};
  bool repeatable = false;  // the last one only: takes all that follow
  bool or_path = false;     // a path may stand in place of one of the choices
};

struct Arguments {
  std::map<std::string, std::vector<std::string>, std::less<>> flags;  // by name; a switch that was given has one empty value
  std::vector<std::string> positionals;

  bool Has(std::string_view flag) const { return flags.find(flag) != flags.end(); }
  std::string Get(std::string_view flag, std::string_view fallback = "") const;
  std::vector<std::string> All(std::string_view flag) const;
};

struct Command {
  std::string_view name;
  std::string_view summary;      // one line, no period
  std::string_view description;  // paragraphs, separated by blank lines
  std::vector<Positional> positionals;
  std::vector<Flag> flags;
  std::vector<std::pair<std::string_view, std::string_view>> examples;  // command line, what it does
  int (*run)(const Arguments&) = nullptr;
};

// Every subcommand, in the order of their file names.
const std::vector<Command>& AllCommands();
const Command* FindCommand(std::string_view name);

// Flags that every subcommand takes.
const std::vector<Flag>& CommonFlags();

// Parses argv[1..] and runs the subcommand. Everything a person gets wrong is one clear sentence on standard error and kTrouble.
int Dispatch(int argc, char** argv);

// Help texts, from the same tables.
std::string RenderHelp();  // of the program
std::string RenderHelp(const Command& command);
std::string RenderMan();                               // roff, man page section 1
std::string RenderCompletion(std::string_view shell);  // bash, zsh or fish

}  // namespace day::app
