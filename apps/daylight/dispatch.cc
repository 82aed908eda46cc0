// argv to Arguments, by CLI11. The only file that sees CLI11 and its exceptions.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "command.h"
#include "nearest.h"
#include "text/utf8.h"

namespace day::app {

std::string Arguments::Get(std::string_view flag, std::string_view fallback) const {
  auto found = flags.find(flag);
  return found == flags.end() || found->second.empty() ? std::string(fallback) : found->second.back();
}

std::vector<std::string> Arguments::All(std::string_view flag) const {
  auto found = flags.find(flag);
  return found == flags.end() ? std::vector<std::string>{} : found->second;
}

const Command* FindCommand(std::string_view name) {
  for (const Command& command : AllCommands())
    if (command.name == name) return &command;
  return nullptr;
}

const std::vector<Flag>& CommonFlags() {
  static const std::vector<Flag> kFlags = {
      {.name = "help", .letter = 'h', .value = "", .help = "Show this help and exit."},
  };
  return kFlags;
}

namespace {

constexpr int kMaxArguments = 1'000'000;  // limit: words after the flags; a longer list comes in a file

// The names CLI11 wants: "--output,-o".
std::string Names(const Flag& flag) {
  std::string names = "--" + std::string(flag.name);
  if (flag.letter) names += std::string(",-") + flag.letter;
  return names;
}

void Complain(const std::string& message, std::string_view command) {
  std::fprintf(stderr, "daylight: %s\nTry 'daylight%s%.*s --help'.\n", Printable(message).c_str(), command.empty() ? "" : " ", static_cast<int>(command.size()),
               command.data());
}

// "; did you mean '--format'?" for what is no flag, or "". `typed` may hold a value ("--formt=json").
std::string FlagMeantBy(std::string_view typed, const std::vector<std::string>& known) {
  if (!typed.starts_with("--")) return {};
  typed = typed.substr(2, typed.find_first_of("= ") - 2);
  const std::vector<std::string> near = NearestWords(typed, known, 1);
  return near.empty() ? "" : "; did you mean '--" + near[0] + "'?";
}

std::string DidYouMeanCommand(std::string_view typed) {
  std::vector<std::string> names;
  for (const Command& known : AllCommands()) names.emplace_back(known.name);
  const std::vector<std::string> near = NearestWords(typed, names, 1);
  return near.empty() ? "" : "; did you mean '" + near[0] + "'?";
}

// The library's messages are its own; ours say what to do.
std::string InOurWords(const CLI::ParseError& error, const Command& command) {
  std::string what = error.what();
  const size_t colon = what.find(": ");
  if (dynamic_cast<const CLI::ExtrasError*>(&error) && colon != what.npos) {
    std::vector<std::string> known;
    for (const std::vector<Flag>* flags : {&command.flags, &CommonFlags()})
      for (const Flag& flag : *flags) known.emplace_back(flag.name);
    const std::string typed = what.substr(colon + 2);
    return "unknown flag '" + typed + "'" + FlagMeantBy(typed, known);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) && colon != what.npos) {
    const bool missing = what.find("missing") != what.npos;
    return what.substr(0, colon) + (missing ? " needs a value" : " may be given only once");
  }
  return what;
}

int ParseAndRun(const Command& command, std::vector<std::string> words) {
  CLI::App app{std::string(command.summary), std::string(command.name)};
  app.set_help_flag();
  bool help = false;
  app.add_flag("--help,-h", help);
  std::vector<std::unique_ptr<std::vector<std::string>>> values;
  std::vector<std::pair<const Flag*, CLI::Option*>> options;
  for (const Flag& flag : command.flags) {
    values.push_back(std::make_unique<std::vector<std::string>>());
    CLI::Option* option;
    if (flag.value.empty()) {
      option = app.add_flag(Names(flag));
    } else {
      option = app.add_option(Names(flag), *values.back());
      option->expected(1)->allow_extra_args(false);  // one value each time it is given: what follows is an argument of its own
      option->multi_option_policy(flag.repeatable ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::Throw);
    }
    options.emplace_back(&flag, option);
  }
  std::vector<std::string> positionals;
  app.add_option("arguments", positionals)->expected(0, kMaxArguments);
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    Complain(InOurWords(error, command), command.name);
    return kTrouble;
  }
  if (help) {
    std::fputs(RenderHelp(command).c_str(), stdout);
    return kOk;
  }

  Arguments arguments;
  arguments.positionals = std::move(positionals);
  for (size_t i = 0; i < options.size(); ++i) {
    const auto& [flag, option] = options[i];
    if (option->count() == 0) continue;
    std::vector<std::string> given = flag->value.empty() ? std::vector<std::string>{""} : *values[i];
    for (const std::string& value : given)
      if (!flag->choices.empty() && std::find(flag->choices.begin(), flag->choices.end(), value) == flag->choices.end()) {
        std::string choices;
        for (std::string_view choice : flag->choices) choices += (choices.empty() ? "" : ", ") + std::string(choice);
        Complain("--" + std::string(flag->name) + " takes one of: " + choices + " (not '" + value + "')", command.name);
        return kTrouble;
      }
    arguments.flags.emplace(flag->name, std::move(given));
  }
  size_t required = 0;
  for (const Positional& positional : command.positionals) required += positional.required;
  if (arguments.positionals.size() < required) {
    Complain("missing " + std::string(command.positionals[arguments.positionals.size()].name), command.name);
    return kTrouble;
  }
  for (size_t i = 0; i < arguments.positionals.size() && i < command.positionals.size(); ++i)
    if (arguments.positionals[i].empty()) {
      Complain(std::string(command.positionals[i].name) + " must not be empty", command.name);
      return kTrouble;
    }
  const bool open_ended = !command.positionals.empty() && command.positionals.back().repeatable;
  if (arguments.positionals.size() > command.positionals.size() && !open_ended) {
    Complain("unexpected argument '" + arguments.positionals[command.positionals.size()] + "'", command.name);
    return kTrouble;
  }
  return command.run(arguments);
}

}  // namespace

int Dispatch(int argc, char** argv) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (words.empty()) {
    std::fputs(RenderHelp().c_str(), stderr);
    return kTrouble;
  }
  const std::string first = words.front();
  words.erase(words.begin());
  if (first == "--version" || first == "-V") {
    std::puts("daylight " DAY_VERSION);
    return kOk;
  }
  if (first == "--help" || first == "-h" || first == "help") {
    const Command* command = words.empty() ? nullptr : FindCommand(words.front());
    if (!words.empty() && !command) {
      Complain("there is no command '" + words.front() + "'" + DidYouMeanCommand(words.front()), "");
      return kTrouble;
    }
    std::fputs((command ? RenderHelp(*command) : RenderHelp()).c_str(), stdout);
    return kOk;
  }
  const Command* command = FindCommand(first);
  if (!command) {
    Complain(first.starts_with('-') ? "unknown flag '" + first + "'" + FlagMeantBy(first, {"help", "version"})
                                    : "there is no command '" + first + "'" + DidYouMeanCommand(first),
             "");
    return kTrouble;
  }
  return ParseAndRun(*command, std::move(words));
}

}  // namespace day::app
