// The tests of the `component`, `part`, `document` and `finding` operators: where a condition meets the profile.
#pragma once

#include "judge/condition.h"

namespace day {

Evaluation TestComponent(const Condition& condition, const Definition& definition, const Profile& profile);
Evaluation TestPart(const Condition& condition, const Definition& definition, const Profile& profile);
Evaluation TestDocument(const Condition& condition, const Definition& definition, const Profile& profile);
Evaluation TestFinding(const Condition& condition, const Profile& profile);

// As the definition calls it, else as the stack does, else the id.
std::string ComponentName(const Definition& definition, std::string_view id);

}  // namespace day
