// daylight data: what datasets hold: personal data, secrets, languages, copies, items of evaluation sets.
#include <fmt/format.h>

#include <algorithm>

#include "command.h"
#include "data_actions.h"
#include "data_output.h"
#include "input.h"
#include "output.h"

namespace day::app::data_command {
namespace {

std::vector<std::string> Words(const std::vector<std::string>& lists) {
  std::vector<std::string> words;
  for (std::string_view list : lists) {
    while (!list.empty()) {
      const size_t comma = std::min(list.find(','), list.size());
      if (comma > 0) words.emplace_back(list.substr(0, comma));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }
  return words;
}

// A flag that was given and that what is done has no use for, or "".
std::string IdleFlag(const std::string& action, const Arguments& arguments) {
  const std::string format = arguments.Get("format", "text");
  if (action.empty()) return format == "jsonl" ? "--format jsonl" : "";
  for (const std::string_view flag : {"files-from", "fail-on", "show-values", "against"})
    if (arguments.Has(flag)) return fmt::format("--{}", flag);
  if (action == "redact" && arguments.Has("format")) return "--format";
  if (action == "spans" && arguments.Has("format") && format != "jsonl") return fmt::format("--format {}", format);
  return "";
}

int Run(const Arguments& arguments) {
  const auto threads = ThreadsOf(arguments);
  if (!threads) return Trouble(threads.error());
  std::vector<std::string> paths = arguments.positionals;
  std::string action;
  if (!paths.empty() && (paths[0] == "spans" || paths[0] == "redact")) {
    action = paths[0];
    paths.erase(paths.begin());
  }
  if (const std::string idle = IdleFlag(action, arguments); !idle.empty()) {
    Complain(action.empty() ? fmt::format("{} goes with data spans", idle) : fmt::format("data {} has no use for {}", action, idle));
    return kTrouble;
  }
  const DataRun run{.format = action == "spans" ? arguments.Get("format", "jsonl") : DataFormatFor(arguments.Get("format"), arguments.Get("output")),
                    .only = Words(arguments.All("only")),
                    .regions = Words(arguments.All("region")),
                    .fields = arguments.All("field"),
                    .fail_on = Words(arguments.All("fail-on")),
                    .against = arguments.All("against"),
                    .output = arguments.Get("output"),
                    .show_values = arguments.Has("show-values"),
                    .progress = !arguments.Has("no-progress"),
                    .threads = *threads};
  if (!action.empty()) {
    if (paths.size() != 1) {
      Complain(fmt::format("data {}: name one file", action));
      return kTrouble;
    }
    return action == "spans" ? SpansOfData(paths[0], run) : RedactData(paths[0], run);
  }
  const auto named = NamedPaths(paths, arguments);
  if (!named) return Trouble(named.error());
  return ReportData(*named, run);
}

}  // namespace

Command Define() {
  return {
      .name = "data",
      .summary = "Measure datasets: personal data, secrets, languages, copies, contamination",
      .description =
          "Reads datasets as records (JSON Lines, JSON, CSV and TSV, plain text, Parquet, and tars of texts as WebDataset lays them out; each but Parquet also "
          "compressed by gzip, Zstandard, xz or bzip2) in bounded memory, and "
          "counts what concerns people (e-mail addresses, telephone numbers, IP and MAC addresses, bank accounts, payment cards, crypto wallets, coordinates, "
          "national identifiers of some sixty countries) and secrets of programs (tokens of providers, private keys, passwords). What has check digits, a "
          "numbering plan or another rule is held against it: valid, plausible (its form alone speaks for it) or invalid (called such a thing by the words "
          "around "
          "it, and it breaks its rules).\n\n"
          "In the same pass it measures the texts of records: the languages they are in, and where that is not sure; exact and near copies; items of "
          "evaluation "
          "sets that stand in them (--against); what fields say of where records are from; and how many have words that are seldom used but to insult, an "
          "indicator and no judgment. docs/data-engine.md says how each counts and what it misses.\n\n"
          "What the card and the metadata of a folder state of its data (how many records, languages, a license, no personal data, no copies, no items of "
          "evaluation "
          "sets) is held against what was counted.\n\n"
          "Nothing of what is found is shown, only where it stands and what it looks like, unless --show-values is given. Records that are broken or too long "
          "to be parsed are scanned as plain text and counted; what is not text at all is named as not scanned.\n\n"
          "`data spans FILE` writes a line of JSON for each record: where in its text (in characters) something stands, and what. `data redact FILE -o COPY` "
          "writes a copy with [EMAIL_ADDRESS] and the like in its places, not compressed; the file itself stays as it is. Files of these names are written "
          "./spans and ./redact.",
      .positionals = {{.name = "PATH", .help = "File or folder to read; after spans or redact one file.", .required = false, .repeatable = true}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help =
                   "How to write the report: text, json, html (a page that opens from disk) or parquet (a row for each kind and each place). By default as the "
                   "ending of the output says, else text. Of spans: jsonl.",
               .choices = {"text", "json", "html", "parquet", "jsonl"}},
              {.name = "output",
               .letter = 'o',
               .value = "FILE",
               .help = "Write to FILE instead of standard output; it appears whole or not at all.",
               .file = true},
              {.name = "only",
               .value = "METERS",
               .help = "Only these, separated by commas: pii (personal data), secrets, languages, duplicates, contamination, fields, harm.",
               .repeatable = true},
              {.name = "against",
               .value = "FILE",
               .help =
                   "An evaluation set whose items are looked for: JSON, JSON Lines, a line each, or hashes made by tools/benchmark_hashes; may be compressed.",
               .repeatable = true,
               .file = true},
              {.name = "field",
               .value = "NAME",
               .help = "Only texts of this field (\"text\", \"messages.content\") or column; all texts by default.",
               .repeatable = true},
              {.name = "region",
               .value = "REGION",
               .help = "Two letters of a country: telephone numbers without a country's code are taken where its plan has them, whatever stands around them.",
               .repeatable = true},
              {.name = "show-values", .help = "Show examples as they stand in the data, not just what they look like."},
              {.name = "fail-on",
               .value = "METERS",
               .help =
                   "Exit with 1 if anything valid or plausible of these was found, or items of evaluation sets, or a statement on the data does not hold: pii, "
                   "secrets, contamination, claims.",
               .repeatable = true},
              FilesFromFlag(),
              {.name = "threads",
               .value = "N",
               .help = "Work on N blocks at once; as many as there are processors by default. The output does not depend on it."},
              {.name = "no-progress", .help = "Draw no progress bar."},
          },
      .examples = {{"daylight data train.jsonl.zst", "What personal data and secrets the records hold, and where."},
                   {"daylight data corpus/ --only secrets --fail-on secrets", "Exit with 1 if a secret is found."},
                   {"daylight data dataset/ --fail-on claims", "Exit with 1 if the card of the folder states what the data do not bear out."},
                   {"daylight data train.jsonl --only duplicates,contamination --against gsm8k-test.jsonl", "Copies, and test items in training data."},
                   {"daylight data corpus/ -o report.html", "The same as a page, for those who have to decide."},
                   {"daylight data corpus/ -o findings.parquet", "Kinds and places as a table."},
                   {"daylight data spans train.jsonl --field text", "Where in each record's text."},
                   {"daylight data redact train.jsonl -o clean.jsonl", "A copy with typed placeholders."}},
      .run = Run,
  };
}

}  // namespace day::app::data_command
