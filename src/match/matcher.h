// Many literals and patterns in one pass over bytes (Hyperscan).
//
// Why Hyperscan: the cost of a pass hardly grows with the number of patterns, and no pattern can make it slow (no backtracking).
// What it costs: patterns without look-around and back-references; only the end of a match is known; compiling some hundred
// patterns takes about a second, so large sets are compiled when Daylight is built, saved, and loaded from the program (Save, Load).
// oracle.h finds the same matches by RE2, slowly, for tests.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace day {

struct Pattern {
  uint32_t id;               // given back with each match; several patterns may share one
  std::string expression;    // PCRE subset without look-around and back-references, over bytes; `.` is no line break
  bool ignore_case = false;  // ASCII
  bool multi_line = true;    // ^ and $ match at line breaks
  bool literal = false;      // expression is plain bytes
  bool once = false;         // at most one match for a scan is reported, some end of the first; all patterns of an id alike
};

struct Match {
  uint32_t id;
  uint64_t end;  // offset just past the match, in the bytes given
};

// The processors that a set is compiled for. A set for a lesser one runs on the greater ones, if slower; a set is never loaded
// on a processor that lacks what it was compiled for.
enum class MatchTarget : uint8_t { kThisMachine, kAnyMachine, kAvx2 };

// A compiled set. Immutable: any thread may scan, each with a Scratch of its own.
class Matcher {
 public:
  // The empty set is a set: it matches nothing. Errors: kInvalid names the pattern that does not compile, or matches the empty
  // text; kUnsupported where the processor is too old (SSSE3).
  static Result<Matcher> Compile(std::span<const Pattern> patterns, MatchTarget target = MatchTarget::kThisMachine);

  // A compiled set as bytes, to be loaded by the same version of the library. The bytes are trusted: never those of a release.
  // Errors of Load: kUnsupported for another version of the library or a processor that lacks something, kInvalid for other bytes.
  std::string Save() const;
  static Result<Matcher> Load(std::string_view saved);

  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  // Working memory of one scan at a time. Costs tens to hundreds of KiB: keep it for many scans. May outlive its matcher.
  class Scratch {
   public:
    explicit Scratch(const Matcher& matcher);
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Matcher;
    void* scratch_ = nullptr;
    std::vector<Match> held_;  // matches that one with a lower end or id may still precede
  };

  // Every end of a match, in ascending order of (end, id), each once, however many patterns and starts lead there.
  // `found` must not throw, and must not scan with the same scratch. At most kMaxScan bytes: a caller with more has windows of it.
  void Scan(std::string_view bytes, Scratch& scratch, const std::function<void(Match)>& found) const;
  static constexpr uint64_t kMaxScan = UINT32_MAX;

  size_t size_in_memory() const;  // bytes

 private:
  struct Impl;
  explicit Matcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace day
