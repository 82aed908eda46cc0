// Help and the man page: renderings of the tables in command.h. Completions are in completion.cc.
#include <fmt/format.h>

#include <algorithm>

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

// A command line, broken so that it can still be pasted: a backslash at a line's end goes on, within double quotes, too.
std::string WrapCommand(std::string_view line) {
  constexpr size_t kIndent = 2, kMore = 6, kWidth = 80 - 2;  // a blank and the backslash
  std::string out;
  size_t column = kIndent;
  while (!line.empty()) {
    const size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    if (!out.empty() && column + 1 + word.size() > kWidth) {
      out += " \\\n" + std::string(kMore, ' ');
      column = kMore;
    } else if (!out.empty()) {
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

}  // namespace

std::string RenderHelp() {
  std::string out = fmt::format("Daylight {}\n\nUsage: daylight COMMAND [FLAG…] [ARGUMENT…]\n\nCommands:\n", kTagline);
  for (const Command& command : AllCommands()) out += fmt::format("  {:<12} {}\n", command.name, command.summary);
  out +=
      "\nStart with:  daylight audit PATH\n"
      "Look up:     daylight explain WORD (any of a report: \"Model card\", mof:III)\n"
      "Join places: daylight audit release.yaml (a list of sources)\n"
      "Help:        daylight COMMAND --help, man daylight\n"
      "Exit codes:  0 done · 1 a condition of --fail-on was met · 2 usage or input\n"
      "             trouble\n";
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
    for (const auto& [line, what] : command.examples) out += fmt::format("  {}\n        {}\n", WrapCommand(line), Wrap(what, 8));
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

}  // namespace day::app
