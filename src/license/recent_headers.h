// What stood in the license headers seen lately: most files of a project begin with the same one, and it need not be identified again.
//
// Identifying is a pure function of the text, and a header is found by the whole of it, so that nothing depends on what was kept.
// Any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/mutex.h"
#include "license/reading.h"

namespace day {

class RecentHeaders {
 public:
  static constexpr size_t kMaxText = 8 << 10;  // limit: bytes of a text that is kept
  static constexpr size_t kSlots = 256;        // limit: texts kept

  enum class Clauses : bool { kLeftOut, kOfTexts };
  explicit RecentHeaders(Clauses clauses) : with_clauses_(clauses == Clauses::kOfTexts) {}

  // What a file that is no license says, read around its license words: IdentifyLicenseText(…, false), and where a license text stands
  // in it, and they are wanted, the clauses. Lines and bytes are those of `text`.
  LicenseReading ReadAround(std::string_view text);

 private:
  struct Slot {
    std::string text;
    LicenseReading reading;
  };
  LicenseReading Read(std::string_view stretch) const;
  LicenseReading Recall(std::string_view stretch) DAY_EXCLUDES(mutex_);

  const bool with_clauses_;
  Mutex mutex_;
  std::array<Slot, kSlots> slots_ DAY_GUARDED_BY(mutex_);  // by the text's hash; the latest of those that share one
};

}  // namespace day
