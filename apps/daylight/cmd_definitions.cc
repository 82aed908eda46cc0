// daylight definitions: the definitions of openness that are built in.
#include <fmt/format.h>

#include <cstdio>

#include "command.h"
#include "judge/judge.h"
#include "text/json.h"

namespace day::app::definitions_command {
namespace {

int Run(const Arguments& arguments) {
  if (arguments.Get("format") == "json") {
    Value list = Value::Array();
    for (const Definition& definition : Definitions())
      list.Add(Value::Object()
                   .Set("id", Value::String(definition.id))
                   .Set("version", Value::String(definition.version))
                   .Set("name", Value::String(definition.name))
                   .Set("source", Value::String(definition.source))
                   .Set("criteria", Value::Int(static_cast<int64_t>(definition.criteria.size()))));
    std::fputs(WriteJson(list).c_str(), stdout);
    return kOk;
  }
  for (const Definition& definition : Definitions())
    fmt::print("{:<20} {}\n{:<20} {} criteria; source: {}\n", definition.id + "-" + definition.version, definition.name, "", definition.criteria.size(),
               definition.source);
  std::puts("\nExplain one with 'daylight explain ID', judge by one with 'daylight audit SOURCE --definition ID'.");
  return kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "definitions",
      .summary = "List the definitions of openness",
      .description =
          "Lists the published definitions of openness that releases are judged by, with version and source. A definition is data; you can write your own and "
          "give its file to --definition.",
      .positionals = {},
      .flags = {{.name = "format", .letter = 'f', .value = "FORMAT", .help = "How to print the list.", .choices = {"text", "json"}}},
      .examples = {},
      .run = Run,
  };
}

}  // namespace day::app::definitions_command
