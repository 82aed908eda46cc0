#include "definition_choice.h"

#include <fmt/format.h>

#include "io/file_system.h"

namespace day::app {
namespace {

Result<Definition> LoadDefinition(const std::string& path) {
  DAY_TRY_ASSIGN(const std::string text, ReadWholeFile(RealFileSystem(), path, kMaxDefinitionBytes));
  return ParseDefinition(text, path);
}

std::string KnownIds() {
  std::string names;
  for (const Definition& definition : Definitions()) names += (names.empty() ? "" : ", ") + definition.id;
  return names;
}

}  // namespace

Result<DefinitionChoice> ChooseDefinitions(const std::vector<std::string>& wanted) {
  DefinitionChoice choice;
  choice.own.reserve(wanted.size());  // so that the pointers in `all` stay good
  for (const std::string& name : wanted) {
    if (const Definition* known = FindDefinition(name)) {
      choice.all.push_back(known);
    } else if (name.ends_with(".yaml") || name.ends_with(".yml")) {
      DAY_TRY_ASSIGN(Definition own, LoadDefinition(name));
      choice.own.push_back(std::move(own));
      choice.all.push_back(&choice.own.back());
    } else {
      return MakeError(ErrorKind::kInvalid, fmt::format("--definition '{}' is not known; there are {}, or a file ending in .yaml", name, KnownIds()));
    }
  }
  if (wanted.empty())
    for (const Definition& definition : Definitions()) choice.all.push_back(&definition);
  return choice;
}

Audit JudgeBy(const DefinitionChoice& definitions, Profile profile) {
  Audit audit{.profile = std::move(profile), .verdicts = {}};
  for (const Definition* definition : definitions.all) audit.verdicts.push_back(Judge(audit.profile, *definition));
  return audit;
}

}  // namespace day::app
