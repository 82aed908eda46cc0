// daylight probes: what is looked for, straight from the probe folders.
#include <fmt/format.h>

#include <cstdio>

#include "command.h"
#include "probe/all.h"
#include "text/json.h"
#include "text/value.h"

namespace day::app::probes_command {
namespace {

std::string ReadsOf(const Appetite& appetite) {
  if (const auto* head = std::get_if<Head>(&appetite)) return fmt::format("the first {} KiB", head->bytes / 1024);
  if (const auto* ranges = std::get_if<Ranges>(&appetite)) return fmt::format("chosen parts, {} KiB at most", ranges->budget / 1024);
  return "everything";
}

std::string InterestOf(const Interest& interest) {
  std::vector<std::string> parts;
  for (const std::string& name : interest.names) parts.push_back("`" + name + "`");
  for (const std::string& type : interest.types) parts.push_back("type " + type);
  for (const std::string& kind : interest.kinds) parts.push_back("kind " + kind);
  if (interest.any_text) parts.push_back("any text");
  if (interest.anything) parts.push_back("any file");
  return fmt::format("{}", fmt::join(parts, ", "));
}

int Run(const Arguments& arguments) {
  const auto probes = MakeAllProbes();
  const std::string format = arguments.Get("format", "text");
  if (format == "json") {
    Value list = Value::Array();
    for (const auto& probe : probes) {
      const ProbeDef& def = probe->def();
      list.Add(Value::Object()
                   .Set("id", Value::String(std::string(def.id)))
                   .Set("version", Value::Int(def.version))
                   .Set("question", Value::String(std::string(def.question)))
                   .Set("files", Value::String(InterestOf(def.interest)))
                   .Set("reads", Value::String(ReadsOf(def.appetite))));
    }
    std::fputs(WriteJson(list).c_str(), stdout);
    return kOk;
  }
  if (format == "markdown") {
    std::fputs("# Probes\n\n| probe | question | files | reads |\n|---|---|---|---|\n", stdout);
    for (const auto& probe : probes) {
      const ProbeDef& def = probe->def();
      fmt::print("| {} | {} | {} | {} |\n", def.id, def.question, InterestOf(def.interest), ReadsOf(def.appetite));
    }
    return kOk;
  }
  for (const auto& probe : probes) fmt::print("{:<18} {}\n", probe->def().id, probe->def().question);
  return kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "probes",
      .summary = "List what is looked for",
      .description =
          "Lists the probes: each answers one question about the files of a release and emits evidence. The list is made from the folders of src/probes when "
          "the program is built.",
      .positionals = {},
      .flags = {{.name = "format", .letter = 'f', .value = "FORMAT", .help = "How to print the list.", .choices = {"text", "json", "markdown"}}},
      .examples = {},
      .run = Run,
  };
}

}  // namespace day::app::probes_command
