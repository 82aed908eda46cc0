// Help, the man page and the shells' completions: three renderings of the tables in command.h.
#include <fmt/format.h>

#include "command.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr std::string_view kTagline = "shows how open an AI release really is, component by component, with evidence";

// Breaks text at blanks so that lines stay below `width`; later lines are indented.
std::string Wrap(std::string_view text, size_t indent, size_t width = 80) {
  std::string out;
  size_t column = indent;
  while (!text.empty()) {
    size_t end = text.find(' ');
    std::string_view word = text.substr(0, end);
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
    if (column + word.size() + 1 > width && column > indent) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

std::string Paragraphs(std::string_view text, size_t indent) {
  std::string out;
  while (!text.empty()) {
    size_t end = text.find("\n\n");
    out += std::string(indent, ' ') + Wrap(text.substr(0, end), indent) + "\n";
    if (end == text.npos) break;
    text = text.substr(end + 2);
    out += "\n";
  }
  return out;
}

std::string FlagNames(const Flag& flag) {
  std::string names = flag.letter ? fmt::format("-{}, --{}", flag.letter, flag.name) : fmt::format("    --{}", flag.name);
  if (!flag.value.empty()) names += fmt::format(" {}", flag.value);
  return names;
}

std::vector<Flag> FlagsOf(const Command& command) {
  std::vector<Flag> flags = command.flags;
  flags.insert(flags.end(), CommonFlags().begin(), CommonFlags().end());
  return flags;
}

std::string HelpOf(const Flag& flag) {
  std::string help(flag.help);
  if (!flag.choices.empty()) {
    help += " One of:";
    for (std::string_view choice : flag.choices) help += fmt::format(" {}", choice);
    help += ".";
  }
  if (flag.repeatable) help += " May be given several times.";
  return help;
}

std::string UsageOf(const Command& command) {
  std::string usage = fmt::format("daylight {}", command.name);
  if (!command.flags.empty()) usage += " [FLAG…]";
  for (const Positional& positional : command.positionals) {
    const std::string name = fmt::format("{}{}", positional.name, positional.repeatable ? "…" : "");
    usage += positional.required ? " " + name : " [" + name + "]";
  }
  return usage;
}

// In roff a leading dot or apostrophe is a request, and hyphens of flags must not become typographic ones. The page is ASCII, which every
// formatter reads: the few other characters of our texts are spelled out.
std::string Roff(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    switch (const uint32_t c = NextCodePoint(text)) {
      case U'\\': out += "\\e"; break;
      case U'-': out += "\\-"; break;
      case U'…': out += "..."; break;
      case U'·': out += "\\(bu"; break;
      case U'–': out += "\\(en"; break;
      default: out += c < 0x80 ? static_cast<char>(c) : '?';
    }
  }
  if (!out.empty() && (out[0] == '.' || out[0] == '\'')) out.insert(0, "\\&");
  return out;
}

std::string Quoted(std::string_view text) {  // inside single quotes of a shell
  std::string out;
  for (char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out;
}

}  // namespace

std::string RenderHelp() {
  std::string out = fmt::format("Daylight {}\n\nUsage: daylight COMMAND [FLAG…] [ARGUMENT…]\n\nCommands:\n", kTagline);
  for (const Command& command : AllCommands()) out += fmt::format("  {:<12} {}\n", command.name, command.summary);
  out +=
      "\nStart with:  daylight audit PATH\n"
      "Look up:     daylight explain WORD (\"Model card\", mof:III, pickled-weights: any word of a report)\n"
      "Join places: a release.yaml lists sources (name, path, revision): daylight audit release.yaml\n"
      "Help:        daylight COMMAND --help, man daylight\n"
      "Exit codes:  0 done · 1 a condition of --fail-on was met · 2 usage or input trouble\n";
  return out;
}

std::string RenderHelp(const Command& command) {
  std::string out = fmt::format("{}\n\nUsage: {}\n\n{}", command.summary, UsageOf(command), Paragraphs(command.description, 0));
  if (!command.positionals.empty()) {
    out += "\nArguments:\n";
    for (const Positional& positional : command.positionals) out += fmt::format("  {:<12} {}\n", positional.name, Wrap(positional.help, 15));
  }
  out += "\nFlags:\n";
  for (const Flag& flag : FlagsOf(command)) out += fmt::format("  {}\n        {}\n", FlagNames(flag), Wrap(HelpOf(flag), 8));
  if (!command.examples.empty()) {
    out += "\nExamples:\n";
    for (const auto& [line, what] : command.examples) out += fmt::format("  {}\n        {}\n", line, Wrap(what, 8));
  }
  return out;
}

std::string RenderMan() {
  std::string out = fmt::format(
      ".TH DAYLIGHT 1 \"\" \"daylight {}\" \"User Commands\"\n.SH NAME\ndaylight \\- {}\n.SH SYNOPSIS\n.B daylight\n.I COMMAND\n"
      "[\\fIFLAG\\fR ...] [\\fIARGUMENT\\fR ...]\n.SH COMMANDS\n",
      DAY_VERSION, Roff(kTagline));
  for (const Command& command : AllCommands()) {
    out += fmt::format(".SS {}\n{}\n", Roff(UsageOf(command)), Roff(command.summary) + ".");
    std::string_view text = command.description;
    while (!text.empty()) {
      size_t end = text.find("\n\n");
      out += fmt::format(".PP\n{}\n", Roff(text.substr(0, end)));
      if (end == text.npos) break;
      text = text.substr(end + 2);
    }
    for (const Positional& positional : command.positionals) out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", Roff(positional.name), Roff(positional.help));
    for (const Flag& flag : FlagsOf(command)) out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", Roff(FlagNames(flag)), Roff(HelpOf(flag)));
    for (const auto& [line, what] : command.examples) out += fmt::format(".TP\n{}\n{}\n", Roff(line), Roff(what));
  }
  out +=
      ".SH EXIT STATUS\n.TP\n0\nThe work was done.\n.TP\n1\nThe work was done and a condition of \\-\\-fail\\-on was met.\n"
      ".TP\n2\nBad usage, input that cannot be read, or output that cannot be written.\n.TP\n130\nInterrupted.\n"
      ".SH ENVIRONMENT\n.TP\nNO_COLOR\nWhen set and not empty, no color is used unless \\-\\-color=always.\n"
      ".SH SEE ALSO\nThe folder docs of the source code.\n";
  return out;
}

std::string RenderCompletion(std::string_view shell) {
  std::string names;
  for (const Command& command : AllCommands()) names += (names.empty() ? "" : " ") + std::string(command.name);
  std::string out;
  if (shell == "bash") {
    out = fmt::format(
        "# bash completion for daylight\n_daylight() {{\n  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}\n"
        "  if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W '{} help --version --help' -- \"$cur\")); return; fi\n"
        "  case \"${{COMP_WORDS[1]}}\" in\n",
        names);
    for (const Command& command : AllCommands()) {
      std::string flags, cases;
      for (const Flag& flag : FlagsOf(command)) {
        flags += fmt::format(" --{}", flag.name);
        if (!flag.choices.empty())
          cases += fmt::format("        --{}) COMPREPLY=($(compgen -W '{}' -- \"$cur\")); return ;;\n", flag.name, fmt::join(flag.choices, " "));
      }
      out += fmt::format(
          "    {})\n      case \"$prev\" in\n{}      esac\n      case \"$cur\" in -*) COMPREPLY=($(compgen -W '{}' -- \"$cur\")); return ;; esac\n      ;;\n",
          command.name, cases, flags);
    }
    out += "  esac\n  COMPREPLY=($(compgen -f -- \"$cur\"))\n}\ncomplete -o filenames -F _daylight daylight\n";
  } else if (shell == "zsh") {
    out = "#compdef daylight\n_daylight() {\n  local -a commands\n  commands=(\n";
    for (const Command& command : AllCommands()) out += fmt::format("    '{}:{}'\n", command.name, Quoted(command.summary));
    out += "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  case $words[2] in\n";
    for (const Command& command : AllCommands()) {
      out += fmt::format("    {})\n      _arguments", command.name);
      for (const Flag& flag : FlagsOf(command)) {
        std::string tail;
        if (!flag.choices.empty()) tail = fmt::format(":{}:({})", flag.value, fmt::join(flag.choices, " "));
        else if (flag.file) tail = fmt::format(":{}:_files", flag.value);
        else if (!flag.value.empty()) tail = fmt::format(":{}: ", flag.value);
        out += fmt::format(" '{}--{}{}{}'", flag.repeatable ? "*" : "", flag.name, flag.value.empty() ? "" : "=", tail);
      }
      out += " '*:file:_files' ;;\n";
    }
    out += "  esac\n}\n_daylight \"$@\"\n";
  } else {
    out = "# fish completion for daylight\n";
    for (const Command& command : AllCommands()) {
      out += fmt::format("complete -c daylight -n __fish_use_subcommand -f -a {} -d '{}'\n", command.name, Quoted(command.summary));
      for (const Flag& flag : FlagsOf(command)) {
        out += fmt::format("complete -c daylight -n '__fish_seen_subcommand_from {}' -l {}", command.name, flag.name);
        if (flag.letter) out += fmt::format(" -s {}", flag.letter);
        if (!flag.choices.empty()) out += fmt::format(" -x -a '{}'", fmt::join(flag.choices, " "));
        else if (!flag.value.empty()) out += flag.file ? " -r -F" : " -x";
        out += fmt::format(" -d '{}'\n", Quoted(flag.help));
      }
    }
  }
  return out;
}

}  // namespace day::app
