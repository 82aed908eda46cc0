// Where a detector looks, and what it says.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "records/measure/span.h"
#include "records/meters/pii/chars.h"
#include "records/meters/pii/context.h"

namespace day::pii {

using records::Validity;

// One text, or what is shown of it. Detectors take offsets in it and never look outside.
struct Site {
  std::string_view text;
  bool whole = true;  // nothing is left out at its ends
  Topics field;       // what the name of its field speaks of
  const ContextWords& words;
  mutable uint32_t before_at = UINT32_MAX, after_at = UINT32_MAX;
  mutable Topics before = {}, after = {};

  // Several detectors ask for the same place one after another: what was said last is kept.
  Topics Around(uint32_t begin, uint32_t end) const {
    if (after_at != end) {
      after_at = end;
      after = words.After(text, end);
    }
    Topics topics = Before(begin);
    return topics |= after;
  }
  Topics Before(uint32_t begin) const {
    if (before_at != begin) {
      // A little further on, with no letter between: words only fall out of sight. Where there were none there are none.
      const bool none =
          before_at < begin && begin - before_at <= ContextWords::kBefore && before.bits[0] == 0 && before.bits[1] == 0 && !HasLetter(before_at, begin);
      if (!none) before = words.Before(text, begin, ContextWords::kBefore);
      before_at = begin;
    }
    Topics topics = field;
    return topics |= before;
  }
  Topics Before(uint32_t begin, uint32_t reach) const {
    Topics topics = field;
    return topics |= words.Before(text, begin, reach);
  }
  bool HasLetter(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i)
      if (IsLetter(text[i]) || IsBeyondAscii(text[i])) return true;
    return false;
  }
  uint32_t LineBegin(uint32_t at) const {
    uint32_t begin = at;
    while (begin > 0 && at - begin < ContextWords::kBefore && text[begin - 1] != '\n') --begin;
    return begin;
  }
  bool HasInk(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i)
      if (!IsSpace(text[i])) return true;
    return false;
  }
  bool HasLineBreak(uint32_t end, uint32_t reach) const {
    for (uint32_t i = end > reach ? end - reach : 0; i < end; ++i)
      if (text[i] == '\n') return true;
    return false;
  }
  // Is there nothing but this in the text, blanks aside?
  bool IsAll(uint32_t begin, uint32_t end) const {
    if (!MayBeAll(begin)) return false;
    for (uint32_t i = end; i < text.size(); ++i)
      if (i > end + 8 || !IsSpace(text[i])) return false;
    return true;
  }
  // Nothing before it, at least.
  bool MayBeAll(uint32_t begin) const {
    if (!whole) return false;
    for (uint32_t i = 0; i < begin; ++i)
      if (i > 8 || !IsSpace(text[i])) return false;
    return true;
  }
};

struct Candidate {
  uint32_t begin = 0, end = 0;
  Validity validity = Validity::kPlausible;
  uint8_t rank = 0;
};

// A candidate, or none, which is what nearly every look comes back with. Not an optional: that would be returned in registers, read as a whole from the one
// byte of an empty one that was just written, and the processor waits for that longer than most looks take. What has a copy constructor of its own is left in
// memory.
class Found {
 public:
  Found() = default;
  Found(const Candidate& candidate) : candidate_(candidate), there_(true) {}  // NOLINT(google-explicit-constructor): a look returns either
  Found(const Found& other) : there_(other.there_) {
    if (there_) candidate_ = other.candidate_;
  }
  Found& operator=(const Found&) = delete;
  explicit operator bool() const { return there_; }
  const Candidate& operator*() const { return candidate_; }
  const Candidate* operator->() const { return &candidate_; }
  Candidate* operator->() { return &candidate_; }

 private:
  Candidate candidate_;
  bool there_ = false;
};

// Of candidates that overlap the one that says more stays.
// kRankDialed: digits alone in a field that are dialed so. Some identifier of the world's has such check digits by chance, too (kRankUnnamed).
enum Rank : uint8_t {
  kRankWeak = 10,
  kRankPhone = 20,
  kRankNumber = 30,
  kRankNamed = 40,
  kRankForm = 50,
  kRankUnnamed = 53,
  kRankDialed = 56,
  kRankDenied = 58,  // an identifier that is called so and fails its check
  kRankChecked = 60,
  kRankCalled = 65,  // and the words before it call it so
  kRankExact = 70
};

}  // namespace day::pii
