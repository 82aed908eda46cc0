// Licenses named in a sentence: "the Apache License, Version 2.0", "CC BY-NC 4.0", "the Acme Community License".
//
// src/license knows names given to it whole; here they are found in running text, where "MIT" is also a university and "Llama 2" a model.
// Doubtful names are given with what makes them doubtful, so that the sentence around can decide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "license/license.h"
#include "probes/statements/lexicon.h"

namespace day::statements {

struct LicenseName {
  size_t begin, end;  // in the text; a word "license" behind it belongs to it
  std::string id;     // "" where the license tables know none
  LicenseClass license_class = LicenseClass::kUnknown;
  bool known = false;         // by the tables: an id, or a family's class
  bool says_license = false;  // the words license, agreement or terms are part of it
  bool doubtful = false;      // could also be the name of a model or an everyday word: needs a label or the word license
  bool generic = false;       // "the license", "the Model License": says which, not what
};

// In the order of the text, not overlapping; at most kMaxLicenseNames. Linear in the text.
std::vector<LicenseName> FindLicenseNames(const Lexicon& lexicon, std::string_view text);
inline constexpr size_t kMaxLicenseNames = 24;  // limit: of one sentence

// The class that an unknown license's name tells, or kCustom.
LicenseClass ClassByWords(const Lexicon& lexicon, std::string_view name);

}  // namespace day::statements
