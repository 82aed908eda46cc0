// Check digits and dates of identifiers. Each rule is a public one; knowledge/records/national-ids.yaml gives its source.
#pragma once

#include <string_view>

namespace day::pii {

// Of an identifier without separators, letters in upper case. Total over any text of digits and letters; any thread.
using Check = bool (*)(std::string_view id);

// Null where no check has that name.
Check CheckOf(std::string_view name);

// ISO/IEC 7812 annex B: the last digit is the check digit. Digits only.
bool PassesLuhn(std::string_view digits);
// ISO/IEC 7064 MOD 97-10 as in an IBAN: after moving the first four characters behind the others. Letters and digits.
bool PassesIban(std::string_view id);

}  // namespace day::pii
