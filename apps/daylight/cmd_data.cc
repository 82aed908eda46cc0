// daylight data: what datasets hold: personal data, secrets, languages, copies, items of evaluation sets.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "command.h"
#include "data_actions.h"
#include "data_output.h"
#include "input.h"
#include "output.h"
#include "output_format.h"

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

// What each thing that can be done has a use for beside what all have (--output, --threads, --no-progress). Whoever gives another flag expects something that
// will not happen.
struct Use {
  std::string_view action;  // as the message says it
  std::vector<std::string_view> flags, formats;
};
constexpr std::string_view kSpans = "data spans", kRedact = "data redact", kMerge = "data merge", kShard = "--shard", kEngine = "--engine", kPlain = "data";
const Use& UseOf(std::string_view action, const Arguments& arguments) {
  static const Use kUses[] = {
      {kSpans, {"only", "field", "region"}, {"jsonl"}},
      {kRedact, {"only", "field", "region"}, {}},
      {kMerge, {"files-from", "fail-on"}, {"text", "json", "html", "parquet", "partial"}},
      {kShard, {"only", "field", "region", "against", "show-values", "files-from", "shard", "partials", "resume", "resume-every"}, {}},
      {kEngine,
       {"only", "field", "region", "against", "show-values", "files-from", "fail-on", "engine", "shards", "partials", "slurm"},
       {"text", "json", "html", "parquet"}},
      {kPlain, {"only", "field", "region", "against", "show-values", "files-from", "fail-on", "resume", "resume-every"}, {"text", "json", "html", "parquet"}},
  };
  const std::string_view name = !action.empty() ? action : arguments.Has("shard") ? kShard : arguments.Has("engine") ? kEngine : kPlain;
  return *std::ranges::find_if(kUses, [&](const Use& use) { return use.action == name; });
}

// A flag that was given and that what is done has no use for, or "".
std::string IdleFlag(const Use& use, const Arguments& arguments) {
  for (const auto& [flag, values] : arguments.flags) {
    if (flag == "output" && use.action != kShard) continue;
    if (flag == "threads" || flag == "no-progress") continue;
    if (flag == "format") {
      for (const std::string& format : values)
        if (std::ranges::find(use.formats, format) == use.formats.end()) return use.formats.empty() ? "--format" : "--format " + format;
      continue;
    }
    if (std::ranges::find(use.flags, flag) == use.flags.end()) return "--" + flag;
  }
  return "";
}

// Why flags that go with one another do not, or "".
std::string LackOf(const Use& use, const Arguments& arguments) {
  if ((use.action == kShard || use.action == kEngine) && !arguments.Has("partials"))
    return fmt::format("{} needs --partials DIR, a folder for the results of shards", use.action);
  if (use.action == kEngine && !arguments.Has("shards")) return "--engine needs --shards N: how many tasks share the work";
  if (arguments.Has("resume-every") && !arguments.Has("resume")) return "--resume-every goes with --resume FILE";
  return "";
}

// A whole number that is all of the text.
std::optional<uint32_t> NumberOf(std::string_view text, uint32_t least, uint32_t most) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) return std::nullopt;
  return number;
}

// The flags that say how the work is divided. Error kInvalid names one whose value is none.
Status Divide(const Arguments& arguments, DataRun& run) {
  constexpr uint32_t kMostSeconds = 86'400;
  if (arguments.Has("shard")) {
    const std::string stated = arguments.Get("shard");
    const size_t slash = std::min(stated.find('/'), stated.size());
    const auto shards = NumberOf(std::string_view(stated).substr(std::min(slash + 1, stated.size())), 1, records::kMostShards);
    const auto shard = NumberOf(std::string_view(stated).substr(0, slash), 0, shards.value_or(1) - 1);
    if (!shards || !shard)
      return MakeError(ErrorKind::kInvalid,
                       fmt::format("--shard takes I/N, which of how many: from 0/N to N-1/N, and N at most {}; not '{}'", records::kMostShards, stated));
    run.shard = *shard;
    run.shards = *shards;
  }
  if (arguments.Has("shards")) {
    const auto shards = NumberOf(arguments.Get("shards"), 1, records::kMostShards);
    if (!shards)
      return MakeError(ErrorKind::kInvalid, fmt::format("--shards takes a whole number from 1 to {}, not '{}'", records::kMostShards, arguments.Get("shards")));
    run.shards = *shards;
  }
  if (arguments.Has("resume-every")) {
    const auto seconds = NumberOf(arguments.Get("resume-every"), 0, kMostSeconds);
    if (!seconds)
      return MakeError(ErrorKind::kInvalid,
                       fmt::format("--resume-every takes a whole number of seconds from 0 to {}, not '{}'", kMostSeconds, arguments.Get("resume-every")));
    run.resume_every = std::chrono::seconds(*seconds);
  }
  return {};
}

int Run(const Arguments& arguments) {
  const auto threads = ThreadsOf(arguments);
  if (!threads) return Trouble(threads.error());
  std::vector<std::string> paths = arguments.positionals;
  std::string action;
  if (!paths.empty() && (paths[0] == "spans" || paths[0] == "redact" || paths[0] == "merge")) {
    action = "data " + paths[0];
    paths.erase(paths.begin());
  }
  const Use& use = UseOf(action, arguments);
  if (const std::string idle = IdleFlag(use, arguments); !idle.empty()) {
    Complain(idle == "--format jsonl"     ? "--format jsonl goes with data spans"
             : idle == "--format partial" ? "--format partial goes with data merge"
                                          : fmt::format("{} has no use for {}", use.action, idle));
    return kTrouble;
  }
  if (const std::string lack = LackOf(use, arguments); !lack.empty()) {
    Complain(lack);
    return kTrouble;
  }
  // Spans and copies have one format each, whatever their file is called.
  const bool reports = action != kSpans && action != kRedact && use.action != kShard;
  const Result<std::string> format = reports ? OutputFormat(arguments, kDataEndings, "text") : arguments.Get("format", action == kSpans ? "jsonl" : "text");
  if (!format) return Trouble(format.error());
  DataRun run{.format = *format,
              .only = Words(arguments.All("only")),
              .regions = Words(arguments.All("region")),
              .fields = arguments.All("field"),
              .fail_on = Words(arguments.All("fail-on")),
              .against = arguments.All("against"),
              .output = arguments.Get("output"),
              .show_values = arguments.Has("show-values"),
              .progress = !arguments.Has("no-progress"),
              .threads = *threads,
              .resume = arguments.Get("resume"),
              .partials = arguments.Get("partials"),
              .slurm = arguments.All("slurm")};
  if (const Status divided = Divide(arguments, run); !divided) return Trouble(divided.error());
  if (action == kSpans || action == kRedact) {
    if (paths.size() != 1) {
      Complain(fmt::format("{}: name one file", action));
      return kTrouble;
    }
    return action == kSpans ? SpansOfData(paths[0], run) : RedactData(paths[0], run);
  }
  const auto named = NamedPaths(paths, arguments);
  if (!named) return Trouble(named.error());
  if (action == kMerge) return MergeData(*named, run);
  if (use.action == kShard) return MeasureShard(*named, run);
  if (use.action == kEngine) {
    if (!arguments.Has("threads")) run.threads = 1;  // of each task
    return MeasureOnSlurm(*named, run);
  }
  return ReportData(*named, run);
}

}  // namespace

Command Define() {
  return {
      .name = "data",
      .summary = "Measure datasets: personal data, secrets, languages, copies, contamination",
      .description =
          "Reads datasets as records (JSON Lines, JSON, CSV and TSV, plain text, Parquet, Arrow and Feather, and tars of texts as WebDataset lays them out; "
          "each but Parquet also "
          "compressed by gzip, Zstandard, xz or bzip2) in bounded memory, and "
          "counts what concerns people (e-mail addresses, telephone numbers, IP and MAC addresses, bank accounts, payment cards, crypto wallets, coordinates, "
          "national identifiers of some sixty countries) and secrets of programs (tokens of providers, private keys, passwords). What has check digits, a "
          "numbering plan or another rule is held against it: valid, plausible (its form alone speaks for it) or invalid (called such a thing by the words "
          "around "
          "it, and it breaks its rules).\n\n"
          "In the same pass it measures the texts of records: the languages they are in, and where that is not sure; exact and near copies; items of "
          "evaluation "
          "sets that stand in them (--against); what fields say of where records are from; how many have words that are seldom used but to insult, an "
          "indicator and no judgment; and which groups of people they name, and near which words of published lists, an indicator and no finding of bias. "
          "docs/data-engine.md says how each counts and what it misses.\n\n"
          "What the card and the metadata of a folder state of its data (how many records, languages, a license, no personal data, no copies, no items of "
          "evaluation "
          "sets) is held against what was counted.\n\n"
          "Nothing of what is found is shown, only where it stands and what it looks like, unless --show-values is given. Records that are broken or too long "
          "to be parsed are scanned as plain text and counted; what is not text at all is named as not scanned.\n\n"
          "`data spans FILE` writes a line of JSON for each record: where in its text (in characters) something stands, and what. `data redact FILE -o COPY` "
          "writes a copy with [EMAIL_ADDRESS] and the like in its places, not compressed; the file itself stays as it is.\n\n"
          "Work that is too much for one machine is shared: `data PATH… --shard I/N --partials DIR` does one share of N and leaves a partial result in DIR, "
          "`data "
          "merge DIR` makes the report of all, byte for byte that of a single run; --engine slurm has a cluster do both. Work that may be ended before it is "
          "done "
          "is kept by --resume. docs/scale.md shows how. Files of the names of what can be done are written ./spans, ./redact and ./merge.",
      .positionals = {{.name = "PATH",
                       .help = "File or folder to read; after spans or redact one file; after merge partial results, or a folder of them.",
                       .required = false,
                       .choices = {"spans", "redact", "merge"},
                       .repeatable = true,
                       .or_path = true}},
      .flags =
          {
              {.name = "format",
               .letter = 'f',
               .value = "FORMAT",
               .help =
                   "How to write the report: text, json, html (a page that opens from disk) or parquet (a row for each kind and each place). By default as the "
                   "ending of the output says, else text. Of spans: jsonl. Of merge also partial: a partial result of all that was merged.",
               .choices = {"text", "json", "html", "parquet", "jsonl", "partial"}},
              {.name = "output",
               .letter = 'o',
               .value = "FILE",
               .help = "Write to FILE instead of standard output; it appears whole or not at all.",
               .file = true},
              {.name = "only",
               .value = "METERS",
               .help = "Only these, separated by commas: pii (personal data), secrets, languages, duplicates, contamination, fields, harm, representation.",
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
              {.name = "resume",
               .value = "FILE",
               .help = "Keep in FILE what is done so far. Where it is there already, from a run of the same that was ended, go on from it. It is removed when "
                       "all is "
                       "done.",
               .file = true},
              {.name = "resume-every", .value = "SECONDS", .help = "How often that is kept; 30 by default, and never so often that it takes much time."},
              {.name = "shard",
               .value = "I/N",
               .help = "Do the share I of N, from 0/N on, and leave its result in --partials. Where it is there already, nothing is done."},
              {.name = "partials",
               .value = "DIR",
               .help = "The folder of partial results, which all tasks see. It is made where it is not there.",
               .file = true},
              {.name = "engine",
               .value = "ENGINE",
               .help = "Who does the work: a Slurm cluster, which all files and this program can be seen from.",
               .choices = {"slurm"}},
              {.name = "shards", .value = "N", .help = "With --engine: tasks that share the work. Those that did theirs before are not run again."},
              {.name = "slurm",
               .value = "OPTION",
               .help = "With --engine: an option of sbatch, as in --slurm partition=long --slurm time=4:00:00.",
               .repeatable = true},
              {.name = "threads",
               .value = "N",
               .help = "Work on N blocks at once; as many as there are processors by default, with --engine 1 in each task. The output does not depend on it."},
              {.name = "no-progress", .help = "Draw no progress bar."},
          },
      .examples = {{"daylight data train.jsonl.zst", "What personal data and secrets the records hold, and where."},
                   {"daylight data corpus/ --only secrets --fail-on secrets", "Exit with 1 if a secret is found."},
                   {"daylight data dataset/ --fail-on claims", "Exit with 1 if the card of the folder states what the data do not bear out."},
                   {"daylight data train.jsonl --only duplicates,contamination --against gsm8k-test.jsonl", "Copies, and test items in training data."},
                   {"daylight data corpus/ -o report.html", "The same as a page, for those who have to decide."},
                   {"daylight data corpus/ -o findings.parquet", "Kinds and places as a table."},
                   {"daylight data spans train.jsonl --field text", "Where in each record's text."},
                   {"daylight data redact train.jsonl -o clean.jsonl", "A copy with typed placeholders."},
                   {"daylight data corpus/ --resume corpus.work -f json -o corpus.json", "Can be ended at any time; the same command goes on."},
                   {"seq 0 7 | parallel daylight data corpus/ --shard {}/8 --partials parts", "Eight shares; then: daylight data merge parts"},
                   {"daylight data corpus/ --engine slurm --shards 200 --partials /shared/parts -f json -o corpus.json", "The same on a cluster."}},
      .run = Run,
  };
}

}  // namespace day::app::data_command
