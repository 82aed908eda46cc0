// daylight judge: definitions over statements that exist already, with no release at hand.
#include <fmt/format.h>

#include "command.h"
#include "definition_choice.h"
#include "input.h"
#include "judge/mot.h"
#include "judge/verdict_json.h"
#include "output.h"
#include "report/report.h"
#include "text/json.h"

namespace day::app::judge_command {
namespace {

int Trouble(const Error& error) {
  Complain(error.message);
  return kTrouble;
}

Result<Profile> ReadProfile(const std::string& path) {
  DAY_TRY_ASSIGN(const std::string text, ReadNamedFile(path, kMaxMotBytes));
  return ProfileFromMot(text, path);
}

int Run(const Arguments& arguments) {
  const Result<DefinitionChoice> definitions = ChooseDefinitions(arguments.All("definition"));
  if (!definitions) return Trouble(definitions.error());
  const Result<Profile> profile = ReadProfile(arguments.positionals[0]);
  if (!profile) return Trouble(profile.error());

  std::vector<DefinitionVerdict> verdicts;
  for (const Definition* definition : definitions->all) verdicts.push_back(Judge(*profile, *definition));

  std::string out;
  if (arguments.Get("format") == "json") {
    Value list = Value::Array();
    for (const DefinitionVerdict& verdict : verdicts) list.Add(VerdictToValue(verdict));
    out = WriteJson(Value::Object().Set("release", Value::String(profile->release)).Set("definitions", std::move(list))) + "\n";
  } else {
    const Screen screen = LookAtScreen(arguments.Get("color", "auto"));
    for (const DefinitionVerdict& verdict : verdicts)
      out += (out.empty() ? "" : "\n") + RenderVerdict(verdict, {.width = screen.width, .color = screen.color, .unicode = screen.unicode});
  }
  if (Status written = WriteOutput(arguments.Get("output"), out); !written) return Trouble(written.error());
  return kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "judge",
      .summary = "Judge stated facts by a definition, without a release",
      .description =
          "Reads what somebody states about a release and judges that by the definitions of openness. Nothing of the release itself is looked at, so the verdict is as good as the statements, and says so.\n\n"
          "mot is a model file of the Model Openness Tool. Where a verdict by the Model Openness Framework departs from what that tool says of the same file, the difference is named.",
      .positionals = {{.name = "FILE", .help = "What to judge."}},
      .flags =
          {
              {.name = "from", .value = "KIND", .help = "What FILE is.", .choices = {"mot"}},
              {.name = "definition", .letter = 'd', .value = "ID", .help = "Judge by this definition only (see 'daylight definitions'), or by one of your own in a .yaml file.", .repeatable = true},
              {.name = "format", .letter = 'f', .value = "FORMAT", .help = "How to show the verdicts.", .choices = {"text", "json"}},
              {.name = "output", .letter = 'o', .value = "FILE", .help = "Write to FILE instead of standard output. It appears whole or not at all.", .file = true},
              {.name = "color", .value = "WHEN", .help = "Color on the terminal.", .choices = {"auto", "always", "never"}},
          },
      .examples = {{"daylight judge --from mot model.yml --definition mof", "Judge a file of the Model Openness Tool."}},
      .run = Run,
  };
}

}  // namespace day::app::judge_command
