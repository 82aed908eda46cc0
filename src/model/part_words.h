// Lists of knowledge/model-facts.yaml: parts of the names of tensors, and names of fields. Private to this room.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/value.h"

namespace day::model {

const Value& ModelWords();  // the file

// Words of which one with a '*' in front stands for all that end so.
class PartWords {
 public:
  explicit PartWords(std::string_view key);  // of `tensors`
  bool Has(std::string_view part) const;

 private:
  std::set<std::string, std::less<>> words_;
  std::vector<std::string> ends_;
};

}  // namespace day::model
