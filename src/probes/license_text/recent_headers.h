// What stood in the license headers seen lately: most files of a project begin with the same one, and it need not be identified again.
//
// Identifying is a pure function of the text, and a header is found by the whole of it, so that nothing depends on what was kept.
// Any thread.
#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "license/license.h"

namespace day::license_text {

class RecentHeaders {
 public:
  static constexpr size_t kMaxText = 8 << 10;  // limit: bytes of a text that is kept
  static constexpr size_t kSlots = 256;        // limit: texts kept

  // IdentifyLicenseText(text, false).
  std::vector<LicenseMatch> Identify(std::string_view text);

 private:
  struct Slot {
    std::string text;
    std::vector<LicenseMatch> matches;
  };
  std::mutex mutex_;
  std::array<Slot, kSlots> slots_;  // by the text's hash; the latest of those that share one
};

}  // namespace day::license_text
