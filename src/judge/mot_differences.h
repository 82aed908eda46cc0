// Where a verdict by MOF departs from what the Model Openness Tool says of the same file.
#pragma once

#include "judge/definition.h"
#include "judge/verdict.h"
#include "profile/profile.h"

namespace day {

// Adds to `verdict.differs_from_mot` and `differs`. Only a profile read from a MOT file has anything to compare: the tool
// judges what it is told, and what it would have been told of another release nobody knows.
void CompareWithMot(const Profile& profile, const Definition& definition, DefinitionVerdict& verdict);

}  // namespace day
