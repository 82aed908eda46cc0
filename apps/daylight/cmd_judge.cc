// daylight judge: definitions over statements that exist already, with no release at hand.
#include <fmt/format.h>

#include "audit_output.h"
#include "command.h"
#include "definition_choice.h"
#include "input.h"
#include "judge/mot.h"
#include "judge/verdict_json.h"
#include "output.h"
#include "output_format.h"
#include "profile_file.h"
#include "report/profile_reader.h"
#include "report/report.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::app::judge_command {
namespace {

Result<SavedProfile> ReadProfile(const std::string& path, const std::string& kind) {
  if (kind == "profile") return ReadProfileFile(path);
  DAY_TRY_ASSIGN(const std::string yaml, ReadNamedFile(path, kMaxMotBytes));
  DAY_TRY_ASSIGN(Profile profile, ProfileFromMot(yaml, path));
  return SavedProfile{.profile = std::move(profile), .names = {}, .tool = {}, .knowledge = {}};
}

// What the file is, by --from or by its ending; "" where neither says it.
std::string KindOf(const Arguments& arguments, const std::string& path) {
  if (const std::string said = arguments.Get("from", ""); !said.empty()) return said;
  if (IsProfileFile(path)) return "profile";
  return path.ends_with(".yml") || path.ends_with(".yaml") ? "mot" : "";
}

int Run(const Arguments& arguments) {
  const Result<DefinitionChoice> definitions = ChooseDefinitions(arguments.All("definition"));
  if (!definitions) return Trouble(definitions.error());
  const Result<std::string> format = OutputFormat(arguments, kTextEndings, "text");
  if (!format) return Trouble(format.error());
  const std::string& path = arguments.positionals[0];
  const std::string kind = KindOf(arguments, path);
  if (kind.empty()) {
    Complain(fmt::format("{}: neither a profile (.json, .html) nor stated facts (.yml) by its ending; say which it is with --from", Printable(path)));
    return kTrouble;
  }
  Result<SavedProfile> saved = ReadProfile(path, kind);
  if (!saved) return Trouble(saved.error());
  const Audit audit = JudgeBy(*definitions, std::move(saved->profile));

  std::string out;
  if (*format == "json") {
    Value list = Value::Array();
    for (const DefinitionVerdict& verdict : audit.verdicts) list.Add(VerdictToValue(verdict));
    out = WriteJson(Value::Object().Set("release", Value::String(audit.profile.release)).Set("definitions", std::move(list))) + "\n";
  } else {
    const RenderOptions screen = ScreenFor(arguments);
    for (const DefinitionVerdict& verdict : audit.verdicts) out += (out.empty() ? "" : "\n") + RenderVerdict(verdict, screen);
  }
  return PutOut(arguments, out);
}

}  // namespace

Command Define() {
  return {
      .name = "judge",
      .summary = "Judge a saved profile or stated facts, without the release",
      .description =
          "Judges by the definitions of openness what is known or stated of a release already. Nothing of the release itself is looked at; a verdict on "
          "statements alone is as good as they are, and says so.\n\n"
          "FILE is the JSON of an earlier audit or its report (profile), or a model file of the Model Openness Tool (mot). Where a verdict by the Model "
          "Openness Framework "
          "departs from what that tool says of the same file, the difference is named.",
      .positionals = {{.name = "FILE", .help = "What to judge."}},
      .flags =
          {
              {.name = "from", .value = "KIND", .help = "What FILE is; without it, its ending decides.", .choices = {"mot", "profile"}},
              DefinitionFlag(),
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to show the verdicts; without it, the ending of --output decides.",
               .choices = {"text", "json"}},
              OutputFlag(),
              ColorFlag(),
          },
      .examples = {{"daylight judge --from mot model.yml --definition mof", "Judge a file of the Model Openness Tool."},
                   {"daylight judge report.json --definition own.yaml", "Judge an earlier audit by a definition of your own."}},
      .run = Run,
  };
}

}  // namespace day::app::judge_command
