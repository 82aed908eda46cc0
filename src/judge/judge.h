// Definitions of openness as data, and their judgement of a profile. Sees a profile, never a file or a probe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "judge/definition.h"
#include "judge/verdict.h"
#include "profile/profile.h"

namespace day {

// The built-in definitions (knowledge/definitions/*), sorted by id then version.
const std::vector<Definition>& Definitions();
// By id ("mof", newest version) or id and version ("mof-1.1"). Null when there is none.
const Definition* FindDefinition(std::string_view id_or_versioned);

// Pure and total. One thread.
DefinitionVerdict Judge(const Profile& profile, const Definition& definition);
// By each of the built-in ones, in their order.
std::vector<DefinitionVerdict> JudgeAll(const Profile& profile);

}  // namespace day
