// daylight compare: where the definitions of openness part on one release, and why.
#include "audit_source.h"
#include "command.h"
#include "definition_choice.h"
#include "input.h"
#include "interrupt.h"
#include "output.h"
#include "report/comparison.h"
#include "report/profile_reader.h"

namespace day::app::compare_command {
namespace {

// The release itself, or what an earlier audit wrote of one. `saved` keeps the names that a profile read from a file points to.
Result<Profile> ProfileNamed(const std::string& source, unsigned threads, const Interrupt& interrupt, bool progress, SavedProfile& saved) {
  if (source.ends_with(".json") && !IsFolder(source)) {
    DAY_TRY_ASSIGN(const std::string json, ReadNamedFile(source, kMaxProfileBytes));
    DAY_TRY_ASSIGN(saved, ParseProfile(json, source));
    return std::move(saved.profile);
  }
  DAY_TRY_ASSIGN(SourceProfile made, ProfileOfSource(source, {.threads = threads, .stop = interrupt.token(), .progress = progress}));
  return std::move(made.profile);
}

int Run(const Arguments& arguments) {
  Interrupt interrupt;
  const Result<DefinitionChoice> definitions = ChooseDefinitions(arguments.All("definition"));
  if (!definitions) return Trouble(definitions.error());
  if (definitions->all.size() < 2) return Trouble(MakeError(ErrorKind::kInvalid, "a comparison needs two definitions: name another with --definition"));
  const Result<unsigned> threads = ThreadsOf(arguments);
  if (!threads) return Trouble(threads.error());
  SavedProfile saved;
  Result<Profile> profile = ProfileNamed(arguments.positionals[0], *threads, interrupt, !arguments.Has("no-progress"), saved);
  if (!profile) return Trouble(profile.error());

  Audit audit;
  audit.profile = std::move(*profile);
  for (const Definition* definition : definitions->all) audit.verdicts.push_back(Judge(audit.profile, *definition));
  const Screen screen = LookAtScreen(arguments.Get("color", "auto"));
  const std::string out = arguments.Get("format") == "json"
                              ? RenderComparisonJson(audit)
                              : RenderComparison(audit, {.width = screen.width, .color = screen.color, .unicode = screen.unicode});
  if (Status written = WriteOutput(arguments.Get("output"), out); !written) return Trouble(written.error());
  return kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "compare",
      .summary = "Show where the definitions of openness part on a release, and why",
      .description =
          "Judges one release by several definitions of openness and shows the components on which they part: what one of them finds met, and another does "
          "not, with the requirement of each and the reason. What is not known parts nobody, and maps that only describe take no part.\n\n"
          "SOURCE is what `daylight audit` takes, or the .json of an earlier audit.",
      .positionals = {{.name = "SOURCE", .help = "A release, or the .json of its audit."}},
      .flags =
          {
              {.name = "definitions", .value = "", .help = "Compare definitions on one release: what it does without the flag, too."},
              {.name = "definition",
               .letter = 'd',
               .value = "ID",
               .help = "Compare this definition (see 'daylight definitions'), or one of your own in a .yaml file; all that are built in by default.",
               .repeatable = true},
              {.name = "format", .letter = 'f', .value = "FORMAT", .help = "How to show the comparison.", .choices = {"text", "json"}},
              {.name = "output",
               .letter = 'o',
               .value = "FILE",
               .help = "Write to FILE instead of standard output. It appears whole or not at all.",
               .file = true},
              {.name = "threads", .letter = 'j', .value = "N", .help = "Worker threads; as many as there are processors by default."},
              {.name = "color", .value = "WHEN", .help = "Color on the terminal.", .choices = {"auto", "always", "never"}},
              {.name = "no-progress", .value = "", .help = "No progress bar."},
          },
      .examples = {{"daylight compare --definitions ./my-release", "Where all definitions part."},
                   {"daylight compare report.json --definition osaid --definition mof", "Two of them, on an earlier audit."}},
      .run = Run,
  };
}

}  // namespace day::app::compare_command
