// Notices that leave their terms to another file: "… that can be found in the LICENSE file", "See the file COPYING".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "license/license.h"

namespace day {

// "LICENSE" or "COPYING", if the words right after a notice name such a file; "" otherwise.
std::string_view FileReferredTo(std::span<const uint32_t> words_after);

// Does a file's name say that it is the one referred to: "LICENSE", "License.txt", "COPYING.md" …?
bool IsFileReferredTo(std::string_view name, std::string_view reference);

// What a notice comes to when the file that it leaves its terms to was read, with the notice's lines. A version that the notice leaves open
// is the file's; of a license that it names in passing ("BSD-style") the file's text decides, if it is one of that kind or none that is
// known: code that was copied refers to a file that did not come along. The notice itself if the file does not answer.
std::vector<LicenseMatch> WithReferredFile(const LicenseMatch& notice, std::span<const LicenseMatch> of_file);

}  // namespace day
