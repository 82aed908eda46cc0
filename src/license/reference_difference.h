// What was added to a license's text, or taken away from it, against the text on the SPDX list: for who is told that it is modified.
//
// Names in their places, titles, spellings and offers of another license are no differences. The words of the known text are rebuilt, in
// lower case and without punctuation, from the index, which holds each word of the list once. One thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "license/license.h"

namespace day {

inline constexpr size_t kMaxWordsShown = 60;            // limit: words of a difference
inline constexpr size_t kMaxReferenceDifferences = 50;  // limit: of one match

// Of a match in `text` by its words; none where the text is not known by its words, as those of fingerprints are not.
std::vector<LicenseDifference> DifferencesFromReference(std::string_view text, const LicenseMatch& match);

}  // namespace day
