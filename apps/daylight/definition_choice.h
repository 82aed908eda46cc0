// --definition: which definitions to judge by, of those that are built in and of the user's own files.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "command.h"
#include "judge/judge.h"
#include "report/report.h"

namespace day::app {

struct DefinitionChoice {
  std::vector<const Definition*> all;  // in the order asked for; every built-in one when none was
  std::vector<Definition> own;         // those read from files, kept for `all`; moving the choice keeps them in place
};

inline Flag DefinitionFlag() {
  return {.name = "definition",
          .letter = 'd',
          .value = "ID",
          .help = "Judge by this definition only (see 'daylight definitions'), or by one of your own in a .yaml file.",
          .repeatable = true};
}
// A word is an id ("mof"), an id with a version ("mof-1.1") or a file ending in .yaml. Error kInvalid names what is wrong.
Result<DefinitionChoice> ChooseDefinitions(const std::vector<std::string>& wanted);
// The profile, and what each of them says of it.
Audit JudgeBy(const DefinitionChoice& definitions, Profile profile);

}  // namespace day::app
