// Every place in a release that states terms, and what it says they are about. What governs which part is decided from these
// in licensing.cc. Nothing is inferred here beyond the place's own words and its name.
#pragma once

#include <string>
#include <vector>

#include "profile/seen.h"

namespace day {

enum class About : uint8_t { kRelease, kCode, kWeights, kData, kDocumentation };
std::string_view NameOf(About about);  // "release", "code", "weights", "data", "documentation"

struct Terms {
  enum class From : uint8_t {
    kFile,       // the text of a license in a file named so
    kStatement,  // a sentence, a label or a row of a table
    kBadge,      // a picture's address
    kCard,       // front matter of a card
    kMetadata,   // of a package
    kTag,        // SPDX-License-Identifier or a notice in a source file
    kWeights,    // metadata in a file of weights
  };
  From from = From::kFile;
  About about = About::kRelease;
  bool of_model_license = false;  // a license written for models (RAIL, Llama …): governs weights wherever it stands
  bool of_some = false;           // it speaks of one thing by name, or from a folder: what it does not name has no terms by it
  bool here_alone = false;        // it speaks of the repository, not of what is kept elsewhere
  uint32_t source = 0;            // where it stands: index into Observations::sources, …
  bool root = false;              // … at its root, …
  std::string folder;             // … or in this folder, with its '/'; "" at the root
  std::string expression;         // SPDX expression or LicenseRef-…; "" where no id is known
  LicenseClass license_class = LicenseClass::kUnknown;
  std::string path;  // of the file that states it
  const Evidence* evidence = nullptr;
  const Evidence* reference = nullptr;  // the sentence that points to it, if one does
};

std::string_view NameOf(Terms::From from);  // "license-file", "statement" …: the `how` of a binding

// In the order of the observations. Terms of vendored files and tests are left out.
std::vector<Terms> CollectTerms(const Seen& seen);

}  // namespace day
