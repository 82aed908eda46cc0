// Finds signals in the text of one file: one pass of the matcher, then the conditions of each signal.
//
// Immutable: any thread may search, each with a Workspace of its own. Linear in the text; what comes out is bounded by the number
// of signals, whatever the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/matcher.h"
#include "probes/signals/signal_set.h"

namespace day::signals {

struct FoundSignal {
  const Signal* signal;
  size_t end = 0;      // just past the first match, in the text that was searched; 0: told by path alone
  uint32_t lines = 0;  // that hold a match (of targets: matches); at most kMostLines
  std::vector<std::string> targets;
};
inline constexpr uint32_t kMostLines = 1000;   // limit: more than that many say nothing more
inline constexpr size_t kMostTargets = 16;     // limit: names given with one signal, …
inline constexpr size_t kMostEnds = 256;       // … out of that many matches
inline constexpr size_t kLongestTarget = 200;  // limit: bytes of one name

class Finder {
 public:
  // `saved`: of SaveSets, so that nothing needs to be compiled. Errors as Matcher::Compile.
  static Result<Finder> Make(SignalSet set, std::string_view saved = {});
  bool compiled() const { return compiled_; }  // something had to be, after all

  const SignalSet& set() const { return set_; }

  class Workspace {
   public:
    explicit Workspace(const Finder& finder);

   private:
    friend class Finder;
    struct Seen {
      size_t first = 0, last = 0;  // ends of the first match and of the last one counted
      uint32_t lines = 0;
      std::vector<size_t> ends;  // of all matches, where some signal wants targets
    };
    std::vector<Seen> seen_;  // by atom
    std::vector<uint32_t> touched_;
    std::vector<Matcher::Scratch> scratch_;  // by set
  };

  // `path` decides where a signal asks for it; `kind` is an index of FileKinds::all(). Found by id.
  std::vector<FoundSignal> Find(std::string_view path, size_t kind, std::string_view text, Workspace& workspace) const;

 private:
  Finder() = default;
  bool Holds(const Signal& signal, std::string_view path, const Workspace& workspace) const;
  void Search(size_t kind, std::string_view text, Workspace& workspace) const;
  FoundSignal Describe(const Signal& signal, std::string_view text, const Workspace& workspace) const;
  void NameTargets(const Workspace::Seen& seen, std::string_view text, FoundSignal& found) const;

  SignalSet set_;
  bool compiled_ = false;
  std::vector<Matcher> matchers_;  // by set
  std::vector<bool> wants_ends_;   // by atom
  std::vector<std::vector<uint32_t>> signals_by_kind_;
};

// The name that ends just before `end`: letters, figures and ._-/{}*, without a closing quote.
std::string_view TargetBefore(std::string_view text, size_t end);

}  // namespace day::signals
