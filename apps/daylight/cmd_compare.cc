// daylight compare: what is different between two releases, or two states of one; or where the definitions of openness part on one.
#include "audit_output.h"
#include "audit_source.h"
#include "catalog_place.h"
#include "command.h"
#include "definition_choice.h"
#include "input.h"
#include "interrupt.h"
#include "named_profile.h"
#include "output.h"
#include "output_format.h"
#include "report/changes.h"
#include "report/comparison.h"

namespace day::app::compare_command {
namespace {

// The two releases, or the two states of one.
int CompareReleases(const Arguments& arguments, bool json, const DefinitionChoice& definitions, unsigned threads, const Interrupt& interrupt) {
  std::vector<NamedProfile> named;
  std::vector<Audit> audits;
  for (const std::string& name : arguments.positionals) {
    Result<NamedProfile> one = ProfileNamed(name, arguments, threads, interrupt);
    if (!one) return Trouble(one.error());
    named.push_back(std::move(*one));
    audits.push_back(JudgeBy(definitions, std::move(named.back().saved.profile)));
  }
  ChangeNames names{named[0].shown, named[1].shown};
  if (names.before == names.after) names = {arguments.positionals[0], arguments.positionals[1]};
  const std::string out = json ? RenderChangesJson(audits[0], audits[1], names) : RenderChanges(audits[0], audits[1], names, ScreenFor(arguments));
  return PutOut(arguments, out);
}

int Run(const Arguments& arguments) {
  Interrupt interrupt;
  const Result<DefinitionChoice> definitions = ChooseDefinitions(arguments.All("definition"));
  if (!definitions) return Trouble(definitions.error());
  const Result<std::string> format = OutputFormat(arguments, kTextEndings, "text");
  if (!format) return Trouble(format.error());
  const bool json = *format == "json";
  const Result<unsigned> threads = ThreadsOf(arguments);
  if (!threads) return Trouble(threads.error());
  if (arguments.positionals.size() == 2) {
    if (arguments.Has("definitions")) return Trouble(MakeError(ErrorKind::kInvalid, "--definitions compares definitions on one release: name one"));
    return CompareReleases(arguments, json, *definitions, *threads, interrupt);
  }
  if (definitions->all.size() < 2) return Trouble(MakeError(ErrorKind::kInvalid, "a comparison needs two definitions: name another with --definition"));
  Result<NamedProfile> named = ProfileNamed(arguments.positionals[0], arguments, *threads, interrupt);
  if (!named) return Trouble(named.error());

  const Audit audit = JudgeBy(*definitions, std::move(named->saved.profile));
  const std::string out = json ? RenderComparisonJson(audit) : RenderComparison(audit, ScreenFor(arguments));
  return PutOut(arguments, out);
}

}  // namespace

Command Define() {
  return {
      .name = "compare",
      .summary = "Show what is different between two releases, or between definitions on one",
      .description =
          "With two releases, or two states of one, shows what opened, what closed, which terms changed, what can be told now or cannot any more, and what "
          "became of verdicts, claims, findings, models and files, each with the evidence of both sides.\n\n"
          "With one, judges it by several definitions of openness and shows the components on which they part: what one of them finds met, and another does "
          "not, with the requirement of each and the reason. What is not known parts nobody, and maps that only describe take no part.\n\n"
          "Each is what `daylight audit` takes, an earlier audit's .json or report, or a release of the catalog: its name, and behind @ the number or the "
          "label of "
          "a "
          "revision or the first digits of its source's commit. What is on the disk comes first; catalog:NAME is a release of the catalog whatever is there.",
      .positionals = {{.name = "SOURCE", .help = "A release, the .json or the report of its audit, or its name in the catalog."},
                      {.name = "OTHER", .help = "What to compare it with: what came after it.", .required = false}},
      .flags =
          {
              {.name = "definitions", .value = "", .help = "Compare definitions on one release: what it does without the flag, too."},
              {.name = "definition",
               .letter = 'd',
               .value = "ID",
               .help = "Use this definition (see 'daylight definitions'), or one of your own in a .yaml file; all that are built in by default.",
               .repeatable = true},
              CatalogFlag(),
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to show the comparison; without it, the ending of --output decides.",
               .choices = {"text", "json"}},
              OutputFlag(),
              ThreadsFlag(),
              ColorFlag(),
              NoProgressFlag(),
          },
      .examples = {{"daylight compare --definitions ./my-release", "Where all definitions part."},
                   {"daylight compare report.json --definition osaid --definition mof", "Two of them, on an earlier audit."},
                   {"daylight compare acme/model-7b@1 acme/model-7b", "What changed since the first revision that the catalog keeps."},
                   {"daylight compare old.json ./my-release --format json", "What a new version would change, for a script."}},
      .run = Run,
  };
}

}  // namespace day::app::compare_command
