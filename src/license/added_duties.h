// Sentences that stand beside the text of an open license and limit or demand something: with them it is no longer that license.
//
// Whatever the rules of clauses understand is asked elsewhere; here it is enough that a sentence denies, demands, bounds or makes depend on
// something and speaks of the work, of what is done with it or of whom, so that words nobody thought of ("the permission does not extend to
// …") count too, and a statement in a language that nobody reads here. Sentences out of other open licenses, whose texts may stand there in
// part, and what notices and disclaimers say (`harmless`, `disclaiming` in knowledge/licenses/words.yaml) do not. Linear; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "license/index.h"
#include "license/words.h"

namespace day {

struct SentenceBeside {
  uint32_t first_line = 0, last_line = 0;
  bool duty = false;          // it limits or demands; else no rule understands it, which says that a reader should look
  bool of_open_text = false;  // it holds words of open licenses too, and limits by its others
};

// `beside`: by line, whether words stand on it that no license text explains; lines past its end do. Words of other lines are passed over and
// end a sentence, so that one behind an address or another line without a full stop is read by itself.
std::vector<SentenceBeside> FindSentencesBeside(const LicenseIndex& index, const LicensePhrases& phrases, std::string_view text,
                                                const std::vector<bool>& beside = {});

}  // namespace day
