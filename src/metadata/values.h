// What the readers of documents share. Private to this room.
#pragma once

#include <string_view>

#include "metadata/stated.h"
#include "text/json.h"
#include "text/value.h"

namespace day::metadata {

inline constexpr ParseLimits kDocumentLimits{.max_nodes = 200'000};  // limit: values of one file; those in use have under 10,000

// A string; of another kind nothing is stated.
void AddValue(StatedList& list, const Value& value, std::string_view field);
// A string, or each of a list.
void AddValues(StatedList& list, const Value& value, std::string_view field);
// Several in a list are alternatives, in CITATION.cff, composer.json and npm's old `licenses`. `key`: of items that are objects.
void AddChoices(StatedList& list, const Value& items, std::string_view field, std::string_view key = {});

}  // namespace day::metadata
