// By what a page of releases is sorted: a column of theirs, what a definition says of them ("verdict:osaid"), or how open a gate of a component is
// ("gate:pretrained-weights.licensed"). For this room only.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace day {

struct PageSort {
  std::string join;  // to be joined to `revisions r`, or ""
  std::string key;   // SQL, from the least to the most
};
// `sort` without its "-". Error kInvalid: a column, a definition, a component or a gate that there is not.
Result<PageSort> PageSortOf(std::string_view sort);

}  // namespace day
