// Does a text use letters that its language does not? By the exemplar sets of Unicode's CLDR, which ICU carries for about 130 of the languages here.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/mutex.h"

struct USet;

namespace day::records {

// Any thread: the sets are made when first asked for, and kept.
class Alphabets {
 public:
  Alphabets();
  ~Alphabets();
  // The share of the text's letters, of the script that most of them are of, which the language's own and auxiliary letters do not have; 0 where CLDR has
  // none for the language, or fewer than two letters are outside. Digits, signs and words in another script do not count.
  double ShareOutside(std::string_view language, std::string_view text) const;

 private:
  struct Close {
    void operator()(USet* set) const;
  };
  using Set = std::unique_ptr<USet, Close>;
  struct Letters {
    Set set;
    bool all_of_ascii = false;  // it has all letters from A to Z
  };
  static Letters Make(const std::string& locale);
  const Letters* Of(const std::string& locale) const;

  mutable Mutex mutex_;
  mutable std::map<std::string, Letters> letters_ DAY_GUARDED_BY(mutex_);
};

}  // namespace day::records
