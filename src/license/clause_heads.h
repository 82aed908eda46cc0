// What the words of a heading, a lead or an item say about the blocks around them, for clause_text.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "license/clause_text.h"

namespace day {

// What a heading says of the items under it, so that it leads them as "You may not:" would.
enum class HeadingSense : uint8_t {
  kNone,
  kPreamble,  // "Recitals"
  kBarred,    // "Prohibited Uses", "Don't": leads whatever is numbered under it
  kLeading,   // "Restrictions", "Requirements", "Permitted Use": leads only items that have no subject of their own
};
HeadingSense SenseOfHeading(std::span<const ClauseWord> words);
bool NamesBarredUses(std::span<const ClauseWord> words);

// "This includes training a model": what the sentence before says goes on.
bool GoesOnWithExamples(std::span<const ClauseWord> words);
// "… the parties agree as follows:" leads into the whole text, whose sentences say all themselves.
bool LeadsAll(std::span<const ClauseWord> words);
// "You are permitted to": a lead that says nothing without what follows it, however that is set.
bool IsOpenLead(std::span<const ClauseWord> words);
// "Modify the code.", "Redistribution without consent": has no subject, so that it says nothing without a lead.
bool IsBareItem(std::span<const ClauseWord> words);
// "… provided that the following conditions are met": a ban that follows it ("The user may not …") says all itself.
bool NamesConditions(std::span<const ClauseWord> words);
bool IsBanOfItsOwn(std::span<const ClauseWord> words);
// The words without an exception for what no one can be forbidden: "Except to the extent permitted by law, …".
std::span<const ClauseWord> WithoutExceptionByLaw(std::span<const ClauseWord> words, std::string_view text);

}  // namespace day
