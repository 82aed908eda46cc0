// daylight catalog: profiles kept by release and revision.
#include <fmt/format.h>

#include <algorithm>

#include "catalog_actions.h"
#include "catalog_place.h"
#include "command.h"
#include "input.h"
#include "nearest.h"
#include "output.h"
#include "text/utf8.h"

namespace day::app::catalog_command {
namespace {

struct Action {
  std::string_view name;
  int (*run)(const Arguments&, const std::vector<std::string>&);
  std::vector<std::string_view> flags;    // beside --catalog
  std::vector<std::string_view> formats;  // that --format takes
};

const std::vector<Action>& Actions() {
  static const std::vector<Action> kActions = {
      {"add", AddToCatalog, {"name", "publisher", "label", "released", "files-from", "threads", "no-progress"}, {}},
      {"list", ListCatalog, {"all", "format", "output", "color"}, {"text", "json"}},
      {"show", ShowInCatalog, {"format", "output", "color"}, {"text", "json"}},
      {"remove", RemoveFromCatalog, {}, {}},
      {"export", ExportCatalog, {"output"}, {}},
      {"query", QueryCatalog, {"format", "output", "threads", "color"}, {"text", "csv", "json", "jsonl", "parquet"}},
  };
  return kActions;
}

bool Has(const std::vector<std::string_view>& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

int Run(const Arguments& arguments) {
  const std::string& name = arguments.positionals[0];
  const auto action = std::ranges::find(Actions(), name, &Action::name);
  if (action == Actions().end()) {
    std::vector<std::string> names;
    for (const Action& one : Actions()) names.emplace_back(one.name);
    const auto near = NearestWords(name, names, 1);
    return Trouble(
        MakeError(ErrorKind::kInvalid, fmt::format("catalog has no action '{}'{}", name, near.empty() ? "" : fmt::format("; did you mean '{}'?", near[0]))));
  }
  for (const auto& [flag, values] : arguments.flags)
    if (flag != "catalog" && !Has(action->flags, flag))
      return Trouble(MakeError(ErrorKind::kInvalid, fmt::format("catalog {} has no use for --{}", name, flag)));
  if (const std::string format = arguments.Get("format"); !format.empty() && !Has(action->formats, format))
    return Trouble(
        MakeError(ErrorKind::kInvalid, fmt::format("catalog {} knows no format '{}'; known are {}", name, format, fmt::join(action->formats, ", "))));
  return action->run(arguments, {arguments.positionals.begin() + 1, arguments.positionals.end()});
}

}  // namespace

Command Define() {
  return {
      .name = "catalog",
      .summary = "Keep profiles of releases by revision, and ask questions of them",
      .description =
          "A catalog is one file with the profiles of many releases. Each release has its revisions: a profile that differs from the newest one is a new one, "
          "so that its history shows. What was added is there whatever happens to the program or the machine afterwards. One program writes at a time; others "
          "are told.\n\n"
          "`catalog add FILE…` takes the .json and the reports (.html) of audits, files with one a line (.jsonl, or - for standard input; as `catalog export` "
          "writes them), and what "
          "`daylight audit` takes, which is audited first. A profile that cannot be read is told of, and the others go on. One that is there already is given "
          "the "
          "label, the day and the publisher that were not known of it. When something was released is never guessed: say it with --released.\n\n"
          "`catalog list [PART]` lists the releases whose name holds PART. `catalog show NAME` shows the revisions of one, and what came with each; `daylight "
          "show NAME` is its matrix, and `daylight compare NAME@1 NAME` the difference with its evidence. `catalog remove NAME…` removes releases, and NAME@1 "
          "a revision. `catalog export [PART]` writes all as one profile a line.\n\n"
          "`catalog query SQL` answers one statement that selects, in DuckDB's dialect, from the tables revisions, releases (their newest), components, "
          "licenses, verdicts, findings, claims, models and bases: 'SHOW TABLES' and 'DESCRIBE revisions' tell more. It can read no file and reach no network.",
      .positionals = {{.name = "ACTION", .help = "add, list, show, remove, export or query.", .choices = {"add", "list", "show", "remove", "export", "query"}},
                      {.name = "ARGUMENT", .help = "What the action is about.", .required = false, .repeatable = true}},
      .flags =
          {
              CatalogFlag(),
              {.name = "name", .value = "NAME", .help = "With add: what the release is called, instead of what its profile says."},
              {.name = "publisher",
               .value = "WHO",
               .help = "With add: who publishes it; without it, who did before, or the account in a name such as account/model."},
              {.name = "label", .value = "LABEL", .help = "With add: what this revision is called: v1.0."},
              {.name = "released", .value = "DATE", .help = "With add: when it was released, as YYYY-MM-DD."},
              {.name = "files-from", .value = "LIST", .help = "With add: read paths from LIST, one a line; - is standard input.", .file = true},
              {.name = "all", .value = "", .help = "With list: every revision, not the newest of each release."},
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help = "How to print the answer: of list and show text or json, of query any. Without it, the ending of --output decides.",
               .choices = {"text", "csv", "json", "jsonl", "parquet"}},
              OutputFlag(),
              ThreadsFlag(),
              ColorFlag(),
              {.name = "no-progress", .value = "", .help = "No count of what was added, and no progress bar."},
          },
      .examples = {{"daylight catalog add report.json --label v1.0 --released 2025-11-30", "Keep what an audit said."},
                   {"daylight catalog add --files-from list.txt", "Keep many; jsonl.zst comes by: zstdcat all.jsonl.zst | daylight catalog add -"},
                   {"daylight catalog query \"SELECT license_class, count(*) FROM releases GROUP BY ALL ORDER BY 2 DESC\"", "Count terms of weights."},
                   {"daylight catalog query \"FROM components\" -f parquet -o components.parquet", "Take a table along."}},
      .run = Run,
  };
}

}  // namespace day::app::catalog_command
