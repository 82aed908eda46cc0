// Many literals and patterns in one pass over bytes (Hyperscan), with a plain oracle for tests.
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
  uint32_t id;             // given back with each match; several patterns may share one
  std::string expression;  // PCRE subset without look-around and back-references
  bool ignore_case = false;
  bool multi_line = true;  // ^ and $ match at line breaks
  bool literal = false;    // expression is plain bytes
};

struct Match {
  uint32_t id;
  uint64_t end;  // offset just past the match, in the bytes given
};

// A compiled set. Immutable: any thread may scan, each with a Scratch of its own.
class Matcher {
 public:
  // Error kInvalid names the pattern that does not compile.
  static Result<Matcher> Compile(std::span<const Pattern> patterns);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  class Scratch {
   public:
    explicit Scratch(const Matcher& matcher);
    Scratch(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Matcher;
    void* scratch_;
  };

  // Every match's end, in order of ends; a pattern matching at several starts for one end is reported once.
  void Scan(std::string_view bytes, Scratch& scratch, const std::function<void(Match)>& found) const;

 private:
  struct Impl;
  explicit Matcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace day
