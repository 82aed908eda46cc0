// A finder looks for things of some kinds in texts. It is told where something may be, by one pass that all finders share, and looks
// there by hand.
//
// Why so: the pass is a set of patterns that Hyperscan runs at more than a gigabyte a second, and a search for stretches of digits that
// runs at several. Grammar, check digits and context, which no pattern can express or which would make the pass slow, are looked at
// in the few places that are left.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "match/matcher.h"
#include "records/measure/span.h"
#include "records/measure/text_block.h"

namespace day::records {

// A stretch of digit runs with at most four bytes of separators between them (blanks, - . / ( ) + : and the blanks and hyphens of Unicode),
// all within one unit: seven digits or more, six in three runs, or four runs.
struct NumberStretch {
  struct Run {
    uint32_t begin, end;
  };
  uint32_t unit = 0;
  std::span<const Run> runs;
  uint32_t digits = 0;
};

// Signs that are told of: an at sign; a colon with another one at most five bytes before it; a hyphen with three others before it, three
// bytes apart each; a dot with another one five bytes before it.
enum class Sign : uint8_t { kAt, kColons, kHyphens, kDots };
inline constexpr size_t kSigns = 4;

// Looks through one block after another. One thread. Places are those in the block; within each kind of call they come ascending.
class FinderSession {
 public:
  virtual ~FinderSession() = default;
  virtual void Begin(const TextBlock& block, std::vector<Span>& found) = 0;
  // A gate's pattern, by its place among the finder's gates, matched within unit `unit`, to just before `end`.
  virtual void AtGate(uint32_t gate, uint32_t unit, uint32_t end) = 0;
  // The rest only for finders that want marks.
  virtual void AtSign(Sign, uint32_t /*unit*/, uint32_t /*at*/) {}
  virtual void AtNumbers(const NumberStretch&) {}
  // A word of letters and digits, of both and nothing else.
  virtual void AtWord(uint32_t /*unit*/, uint32_t /*begin*/, uint32_t /*end*/) {}
};

// What to look for. Immutable: any thread may make sessions.
class Finder {
 public:
  virtual ~Finder() = default;
  virtual std::string_view id() const = 0;  // "pii"
  virtual std::span<const SpanKind> kinds() const = 0;
  virtual std::vector<Pattern> gates() const = 0;  // ids are set by who runs them
  virtual bool wants_marks() const = 0;
  virtual std::unique_ptr<FinderSession> Make() const = 0;
};

}  // namespace day::records
