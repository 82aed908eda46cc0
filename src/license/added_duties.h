// Sentences that stand beside the text of an open license and limit or demand something: with them it is no longer that license.
//
// Whatever the rules of clauses understand is asked elsewhere; here it is enough that a sentence holds a word that limits and speaks of the
// work, its terms or its reader, so that words nobody thought of ("the permission does not extend to …") count too. Sentences out of other
// open licenses, whose texts may stand there in part, and what notices and disclaimers say (`harmless` in knowledge/licenses/words.yaml) do
// not. English. Linear; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "license/index.h"
#include "license/words.h"

namespace day {

struct AddedDuty {
  uint32_t first_line = 0, last_line = 0;
};

// Of all sentences of the text; who asks knows where the license itself stands.
std::vector<AddedDuty> FindDuties(const LicenseIndex& index, const LicensePhrases& phrases, std::string_view text);

}  // namespace day
