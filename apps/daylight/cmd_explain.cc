// daylight explain: what a word of a report means, and what a certain item of evidence shows.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "command.h"
#include "explanation.h"
#include "nearest.h"
#include "output.h"
#include "profile_file.h"
#include "text/json.h"

namespace day::app::explain_command {
namespace {

int Trouble(std::string_view message) {
  Complain(message);
  return kTrouble;
}

// Evidence ids are "e-" and twelve hexadecimal digits.
bool NamesEvidence(std::string_view word) { return word.size() == 14 && word.starts_with("e-") && word.find_first_not_of("0123456789abcdef", 2) == word.npos; }

// Ids of what is written or shown nearly so.
std::vector<std::string> Suggestions(std::string_view word) {
  constexpr size_t kMost = 3, kLookedAt = 12;  // several names may stand for one id
  const std::vector<ShownName> names = ShownNames();
  std::vector<std::string> plains, ids;
  for (const ShownName& name : names) plains.push_back(name.plain);
  for (const std::string& near : NearestWords(PlainWord(word), plains, kLookedAt)) {
    const auto named = std::find_if(names.begin(), names.end(), [&](const ShownName& name) { return name.plain == near; });
    if (ids.size() < kMost && std::find(ids.begin(), ids.end(), named->id) == ids.end()) ids.push_back(named->id);
  }
  return ids;
}

int NotKnown(const std::string& word, bool with_profile) {
  if (NamesEvidence(word))
    return Trouble(with_profile ? fmt::format("the profile has no evidence '{}'", word)
                                : fmt::format("'{}' is evidence of one audit: give that audit's JSON with --profile FILE", word));
  const std::vector<std::string> near = Suggestions(word);
  return Trouble(fmt::format("nothing is known of '{}'{}", word, near.empty() ? "" : fmt::format("; did you mean {}?", fmt::join(near, ", "))));
}

int Run(const Arguments& arguments) {
  const std::string& word = arguments.positionals[0];
  const std::string path = arguments.Get("profile");
  std::vector<Explanation> found;
  if (!path.empty()) {
    const Result<SavedProfile> saved = ReadProfileFile(path);
    if (!saved) return Trouble(saved.error().message);
    found = ExplainInProfile(word, *saved);
    if (found.empty()) {
      std::vector<std::string> ids;
      for (ShownName& name : ShownNames())
        if (name.plain == PlainWord(word) && std::find(ids.begin(), ids.end(), name.id) == ids.end()) ids.push_back(std::move(name.id));
      for (const std::string& id : ids)
        for (Explanation& explanation : ExplainInProfile(id, *saved)) found.push_back(std::move(explanation));
    }
  }
  for (Explanation& explanation : ExplainWord(word)) found.push_back(std::move(explanation));
  if (found.empty()) return NotKnown(word, !path.empty());

  if (arguments.Get("format") == "json") {
    Value list = Value::Array();
    for (const Explanation& explanation : found) list.Add(ValueOf(explanation));
    std::puts(WriteJson(Value::Object().Set("word", Value::String(word)).Set("explanations", std::move(list))).c_str());
    return kOk;
  }
  const TerminalText text(LookAtScreen(arguments.Get("color", "auto")));
  std::string out;
  for (const Explanation& explanation : found) out += (out.empty() ? "" : "\n") + TextOf(explanation, text);
  std::fputs(text.Finished(std::move(out)).c_str(), stdout);
  return kOk;
}

}  // namespace

Command Define() {
  return {
      .name = "explain",
      .summary = "Explain a definition, component, finding, license, word or item of evidence",
      .description =
          "Says what WORD stands for: a definition (mof), a class or criterion of one (mof:III, mof:training-code), a component of the stack "
          "(pretraining-code), a finding (pickled-weights), "
          "a license (Apache-2.0), a word of a report (gate, verified, use-restricted) or a probe. Names as reports show them do as well (\"Model card\", "
          "\"Class III\").\n\n"
          "With the JSON of an audit it also says what that audit found of a component or finding, and opens an item of evidence by its id: the file, the "
          "line, the excerpt, and everything that rests on it.",
      .positionals = {{.name = "WORD", .help = "What to explain."}},
      .flags =
          {
              {.name = "profile", .letter = 'p', .value = "FILE", .help = "An audit's JSON, or its report (daylight audit SOURCE -o FILE.json).", .file = true},
              {.name = "format", .letter = 'f', .value = "FORMAT", .help = "How to print it.", .choices = {"text", "json"}},
              ColorFlag(),
          },
      .examples =
          {
              {"daylight explain mof", "What the Model Openness Framework asks for."},
              {"daylight explain e-123456789abc --profile report.json", "Where a piece of evidence stands and what rests on it."},
          },
      .run = Run,
  };
}

}  // namespace day::app::explain_command
