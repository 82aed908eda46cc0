// Whose a figure on a benchmark is, by the name that stands beside it: of the release's own model, or of another that it is compared with?
//
// Tables name a dozen models by their families, versions and sizes. A name is all there is to go by, so where it may be an earlier version or a
// relative nothing is said. One thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "profile/seen.h"
#include "text/phrases.h"

namespace day {

class ModelNames {
 public:
  explicit ModelNames(const Seen& seen);
  // The release's name, by itself or with a size or a variant behind it ("Acme-7B-Chat"), and no other version ("Acme 2", "Acme1.5"); or words of
  // knowledge/benchmarks.yaml that mean it ("ours").
  bool IsOwn(std::string_view model) const;
  // Has nothing of its name: an earlier version or a sibling has.
  bool IsAnother(std::string_view model) const { return !model.empty() && !IsOwn(model) && !seen_.SharesAName(model); }

 private:
  struct Work {
    std::string name;  // letters and digits, lower case
    bool whole;        // it is all of a model's name: the release is named with a size, and another size is another model
  };
  const Seen& seen_;
  std::vector<Work> works_;
  PhraseSet own_;
};

}  // namespace day
