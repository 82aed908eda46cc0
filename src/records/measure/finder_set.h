// Several finders over one pass.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/measure/finder.h"

namespace day::records {

// Immutable: any thread may search, each with a Search of its own.
class FinderSet {
 public:
  // `saved`: what Save gave for the same finders, also among what it gave for others, or "": then patterns are compiled, which takes a tenth of a second.
  // Error kInvalid where a gate is no pattern, kUnsupported on a processor without SSSE3.
  static Result<FinderSet> Make(std::vector<std::unique_ptr<Finder>> finders, std::string_view saved = {});
  // The compiled patterns for later runs of the same program, for processors with AVX2 and for all. Trusted when they are read again.
  static Result<std::string> Save(const std::vector<std::unique_ptr<Finder>>& finders);

  // Of all finders, one behind the other; `first_kind` is where a finder's begin.
  const std::vector<SpanKind>& kinds() const { return kinds_; }
  size_t finder_of(uint16_t kind) const;
  const std::vector<std::unique_ptr<Finder>>& finders() const { return finders_; }

  class Search {
   public:
    explicit Search(const FinderSet& set);
    // What begins in the own parts of the block's units, ascending by unit and place; of one finder's none overlap.
    void Find(const TextBlock& block, std::vector<Span>& found);

   private:
    const FinderSet& set_;
    Matcher::Scratch scratch_;
    std::vector<std::unique_ptr<FinderSession>> sessions_;
    std::vector<FinderSession*> marking_;
    std::vector<std::vector<Span>> found_;
    std::vector<NumberStretch::Run> runs_;
  };

 private:
  explicit FinderSet(Matcher matcher) : matcher_(std::move(matcher)) {}

  std::vector<std::unique_ptr<Finder>> finders_;
  std::vector<SpanKind> kinds_;
  std::vector<uint16_t> first_kind_;
  struct Gate {
    uint32_t finder, gate;
  };
  std::vector<Gate> gates_;
  Matcher matcher_;
};

// Of spans of one unit that overlap, the better one each time (Span::rank). Sorts.
void ResolveOverlaps(std::vector<Span>& spans);

}  // namespace day::records
