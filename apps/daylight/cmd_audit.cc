// daylight audit: the main job, from bytes to verdicts in one pass.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "audit_output.h"
#include "audit_source.h"
#include "command.h"
#include "definition_choice.h"
#include "fail_on.h"
#include "input.h"
#include "interrupt.h"
#include "judge/judge.h"
#include "output.h"
#include "output_format.h"
#include "report/report.h"
#include "text/utf8.h"

namespace day::app::audit_command {
namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  std::string source, format, output;
  unsigned threads = 0;
  RenderOptions screen;
  bool progress = true, timings = false;
  DefinitionChoice definitions;
  std::vector<std::string> fail_on;
};

Status ReadDefinitions(const Arguments& arguments, Options& options) {
  DAY_TRY_ASSIGN(options.definitions, ChooseDefinitions(arguments.All("definition")));
  // A condition on a definition needs its verdict.
  std::vector<const Definition*>& all = options.definitions.all;
  for (const std::string& condition : options.fail_on)
    if (const Definition* needed = FindDefinition(condition.substr(0, condition.find(':'))); needed && std::find(all.begin(), all.end(), needed) == all.end())
      all.push_back(needed);
  return {};
}

Result<Options> ReadOptions(const Arguments& arguments) {
  Options options;
  options.source = arguments.positionals[0];
  options.output = arguments.Get("output");
  DAY_TRY_ASSIGN(options.format, OutputFormat(arguments, kAuditEndings, "terminal"));
  options.screen = ScreenFor(arguments);
  options.progress = !arguments.Has("no-progress");
  options.timings = arguments.Has("timings");
  DAY_TRY_ASSIGN(options.threads, ThreadsOf(arguments));
  options.fail_on = arguments.All("fail-on");
  DAY_TRY(CheckFailOn(options.fail_on));
  DAY_TRY(ReadDefinitions(arguments, options));
  return options;
}

struct Stopwatch {
  Clock::time_point last = Clock::now();
  std::vector<std::pair<std::string_view, double>> laps;
  void Lap(std::string_view name) {
    const auto now = Clock::now();
    laps.emplace_back(name, std::chrono::duration<double>(now - last).count());
    last = now;
  }
};

void PrintTimings(const Stopwatch& watch, const ScanTimings& scan, uint64_t bytes) {
  double total = 0;
  std::string out = "\nWall seconds\n";
  for (const auto& [name, seconds] : watch.laps) {
    out += fmt::format("  {:<24}{:>9.3f}\n", name, seconds);
    total += seconds;
  }
  out += fmt::format("  {:<24}{:>9.3f}   {:.1f} MB/s\n", "total", total, total > 0 ? static_cast<double>(bytes) / 1e6 / total : 0);
  out += "Worker seconds, all threads together\n";
  for (const auto& [name, seconds] :
       {std::pair{"list", scan.list}, {"read", scan.read}, {"hash", scan.hash}, {"identify", scan.identify}, {"merge", scan.merge}})
    out += fmt::format("  {:<24}{:>9.3f}\n", name, seconds);
  for (const auto& [probe, seconds] : scan.probes) out += fmt::format("  {:<24}{:>9.3f}\n", "probe " + probe, seconds);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  out += fmt::format("Peak memory {} MB\n", usage.ru_maxrss / 1024);
  std::fputs(out.c_str(), stderr);
}

int Run(const Arguments& arguments) {
  Interrupt interrupt;
  Result<Options> options = ReadOptions(arguments);
  if (!options) return Trouble(options.error());
  Stopwatch watch;

  ScanTimings timings;
  Result<SourceProfile> source = ProfileOfSource(options->source, {.threads = options->threads,
                                                                   .stop = interrupt.token(),
                                                                   .progress = options->progress,
                                                                   .timings = options->timings ? &timings : nullptr,
                                                                   .lap = [&](std::string_view step) { watch.Lap(step); }});
  if (!source) return Trouble(source.error());

  const Audit audit = JudgeBy(options->definitions, std::move(source->profile));
  watch.Lap("judge");

  const std::string bytes = RenderAudit(audit, options->format, options->screen);
  watch.Lap("render");
  if (Status written = WriteOutput(options->output, bytes); !written) return Trouble(written.error());
  watch.Lap("write");
  if (options->timings) PrintTimings(watch, timings, source->bytes_read);

  const std::vector<std::string> failures = FailuresOf(audit, options->fail_on);
  for (const std::string& failure : failures) Complain("failed on " + failure);
  return failures.empty() ? kOk : kFailed;
}

}  // namespace

Command Define() {
  return {
      .name = "audit",
      .summary = "Read a release and say how open it is, with evidence",
      .description =
          "Reads SOURCE once from the first byte to the last, never executes or loads anything of it, and shows for every component of the AI stack "
          "whether it is present, complete, licensed, accessible, documented and verifiable, then judges the release against published definitions of "
          "openness.\n\n"
          "SOURCE is a directory, a single file, an archive (zip, tar, tar.gz, tar.zst, tar.xz, tar.bz2), a git repository at a revision "
          "(PATH@REVISION, bare or not, no checkout needed; of a bare one without @REVISION its HEAD), a Hugging Face cache folder (models--org--name), or a "
          "release.yaml that joins several of these.\n\n"
          "What could not be determined is shown as unknown and never counts as open.",
      .positionals = {{.name = "SOURCE", .help = "What to audit."}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to show the result; without it, the ending of --output decides.",
               .choices = {"terminal", "json", "markdown", "html"}},
              {.name = "output",
               .letter = 'o',
               .value = "FILE",
               .help = "Write to FILE (.json, .md, .html, .txt) instead of standard output. The file appears whole or not at all.",
               .file = true},
              DefinitionFlag(),
              {.name = "fail-on",
               .value = "CONDITION",
               .help = "End with exit code 1 if the condition holds: low, medium, high (findings), claims, COMPONENT:GATE (not open), DEFINITION or "
                       "DEFINITION:LEVEL (not met). Unknown counts as not met.",
               .repeatable = true},
              {.name = "threads",
               .letter = 'j',
               .value = "N",
               .help = "Worker threads; as many as there are processors by default. The output does not depend on it."},
              ColorFlag(),
              AsciiFlag(),
              NoProgressFlag(),
              {.name = "timings", .value = "", .help = "Say on standard error where the time went."},
          },
      .examples =
          {
              {"daylight audit ./my-release", "Show the matrix, the verdicts and the next steps."},
              {"daylight audit model.tar.zst -o report.html", "Write a page that opens from disk."},
              {"daylight audit repo.git@v1.0 --definition mof --format json", "Judge a tag of a bare repository by the Model Openness Framework."},
              {"daylight audit . --fail-on high --fail-on mof:III", "In CI: fail on a grave finding or when MOF class III is not reached."},
          },
      .run = Run,
  };
}

}  // namespace day::app::audit_command
