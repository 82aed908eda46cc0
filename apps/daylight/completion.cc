// Completions for three shells, from the tables in command.h.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "command.h"

namespace day::app {
namespace {

std::string Quoted(std::string_view text) {  // inside single quotes of a shell
  std::string out;
  for (char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out;
}

std::vector<Flag> FlagsOf(const Command& command) {
  std::vector<Flag> flags = command.flags;
  flags.insert(flags.end(), CommonFlags().begin(), CommonFlags().end());
  return flags;
}

// The words that may stand first behind the command, or none.
const std::vector<std::string_view>& FirstWords(const Command& command) {
  static const std::vector<std::string_view> kNone;
  return command.positionals.empty() ? kNone : command.positionals.front().choices;
}
// Whether a path may stand there, too.
bool TakesPathFirst(const Command& command) { return FirstWords(command).empty() || command.positionals.front().or_path; }

// "--format|-f", as a pattern of case.
std::string PatternOf(const Flag& flag) { return flag.letter ? fmt::format("--{}|-{}", flag.name, flag.letter) : fmt::format("--{}", flag.name); }

std::string BashCase(const Command& command) {
  std::string flags, values, valued;
  for (const Flag& flag : FlagsOf(command)) {
    flags += fmt::format(" --{}", flag.name);
    if (flag.letter) flags += fmt::format(" -{}", flag.letter);
    if (flag.value.empty()) continue;
    valued += (valued.empty() ? "" : "|") + PatternOf(flag);
    if (!flag.choices.empty()) values += fmt::format("        {}) _daylight_words '{}'; return ;;\n", PatternOf(flag), fmt::join(flag.choices, " "));
    else if (!flag.file) values += fmt::format("        {}) COMPREPLY=(); return ;;\n", PatternOf(flag));
    else values += fmt::format("        {}) _daylight_files; return ;;\n", PatternOf(flag));
  }
  std::string out = fmt::format("    {})\n", command.name);
  if (!values.empty()) out += fmt::format("      case \"$prev\" in\n{}      esac\n", values);
  out += fmt::format("      case \"$cur\" in -*) _daylight_words '{}'; return ;; esac\n", flags);
  if (!FirstWords(command).empty()) {
    out += fmt::format("      if _daylight_is_first '{}'; then\n", valued);
    out += fmt::format("        _daylight_words '{}'\n", fmt::join(FirstWords(command), " "));
    if (TakesPathFirst(command)) out += "        _daylight_files\n";
    out += "        return\n      fi\n";
  }
  return out + "      ;;\n";
}

std::string Bash() {
  std::string names;
  for (const Command& command : AllCommands()) names += (names.empty() ? "" : " ") + std::string(command.name);
  // Where the word under the cursor stands counts words that are no flags and no values of flags: $1 has those that take one, as a|b.
  std::string out =
      "# bash completion for daylight\n"
      "_daylight_words() { COMPREPLY=($(compgen -W \"$1\" -- \"$cur\")); }\n"
      // One file, one answer, whatever its name holds; where none begins like that, the shell's own way, which reads quotes.
      "_daylight_files() {\n"
      "  mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- \"$cur\")\n"
      "  compopt -o default 2> /dev/null\n"
      "}\n"
      "_daylight_is_first() {\n"
      "  local i word\n"
      "  for ((i = 2; i < COMP_CWORD; ++i)); do\n"
      "    word=${COMP_WORDS[i]}\n"
      "    case \"|$1|\" in *\"|$word|\"*) ((++i)); continue ;; esac\n"
      "    case \"$word\" in -*) ;; *) return 1 ;; esac\n"
      "  done\n"
      "  return 0\n"
      "}\n"
      "_daylight() {\n"
      "  COMPREPLY=()\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n";
  out += fmt::format("  if [ \"$COMP_CWORD\" -eq 1 ]; then _daylight_words '{} help --version --help'; return; fi\n", names);
  out += "  case \"${COMP_WORDS[1]}\" in\n";
  for (const Command& command : AllCommands()) out += BashCase(command);
  return out + "  esac\n  _daylight_files\n}\ncomplete -o filenames -F _daylight daylight\n";
}

// An explanation stands in brackets.
std::string ZshHelp(std::string_view help) {
  std::string out;
  for (const char c : help) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return Quoted(out);
}

std::string ZshFlag(const Flag& flag) {
  std::string tail;
  if (!flag.choices.empty()) tail = fmt::format(":{}:({})", flag.value, fmt::join(flag.choices, " "));
  else if (flag.file) tail = fmt::format(":{}:_files", flag.value);
  else if (!flag.value.empty()) tail = fmt::format(":{}: ", flag.value);
  // One that may be given once excludes its other form.
  const std::string before = flag.repeatable ? "*" : flag.letter ? fmt::format("(-{} --{})", flag.letter, flag.name) : "";
  const bool valued = !flag.value.empty();
  std::string out = fmt::format(" \\\n        '{}--{}{}[{}]{}'", before, flag.name, valued ? "=" : "", ZshHelp(flag.help), tail);
  if (flag.letter) out += fmt::format(" \\\n        '{}-{}{}[{}]{}'", before, flag.letter, valued ? "+" : "", ZshHelp(flag.help), tail);
  return out;
}

std::string Zsh() {
  std::string out = "#compdef daylight\n_daylight() {\n  local -a commands\n  commands=(\n";
  for (const Command& command : AllCommands()) out += fmt::format("    '{}:{}'\n", command.name, Quoted(command.summary));
  out +=
      "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
      "  shift words\n  (( CURRENT-- ))\n  case $words[1] in\n";  // the command is what its arguments are counted from
  for (const Command& command : AllCommands()) {
    out += fmt::format("    {})\n      _arguments", command.name);
    for (const Flag& flag : FlagsOf(command)) out += ZshFlag(flag);
    if (!FirstWords(command).empty()) {
      const std::string words = fmt::format("{}", fmt::join(FirstWords(command), " "));
      if (TakesPathFirst(command)) out += fmt::format(" \\\n        '1: : _alternative \"words:word:({})\" \"files:file:_files\"'", words);
      else out += fmt::format(" \\\n        '1:{}:({})'", command.positionals.front().name, words);
    }
    out += " \\\n        '*:file:_files' ;;\n";
  }
  return out + "  esac\n}\n_daylight \"$@\"\n";
}

std::string Fish() {
  std::string out = "# fish completion for daylight\n";
  for (const Command& command : AllCommands()) {
    out += fmt::format("complete -c daylight -n __fish_use_subcommand -f -a {} -d '{}'\n", command.name, Quoted(command.summary));
    if (!FirstWords(command).empty())
      out += fmt::format("complete -c daylight -n '__fish_seen_subcommand_from {0}; and not __fish_seen_subcommand_from {1}'{2} -a '{1}'\n", command.name,
                         fmt::join(FirstWords(command), " "), TakesPathFirst(command) ? "" : " -f");
    for (const Flag& flag : FlagsOf(command)) {
      out += fmt::format("complete -c daylight -n '__fish_seen_subcommand_from {}' -l {}", command.name, flag.name);
      if (flag.letter) out += fmt::format(" -s {}", flag.letter);
      if (!flag.choices.empty()) out += fmt::format(" -x -a '{}'", fmt::join(flag.choices, " "));
      else if (!flag.value.empty()) out += flag.file ? " -r -F" : " -x";
      out += fmt::format(" -d '{}'\n", Quoted(flag.help));
    }
  }
  return out;
}

}  // namespace

std::string RenderCompletion(std::string_view shell) { return shell == "bash" ? Bash() : shell == "zsh" ? Zsh() : Fish(); }

}  // namespace day::app
