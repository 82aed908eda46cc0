// Ids of a hub that a document only names: "pick `acme/acme-7b` or `acme/acme-7b-instruct`".
//
// Two words with a slash between them may be a folder as well. They are an id where an account of that name has models or data that the
// same document links to or loads, and they stand alone in a code span, or in quotes in a block of code.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "probes/links/link_table.h"
#include "text/markdown.h"

namespace day::links {

// Of what a document links to or loads.
struct HubAccounts {
  std::set<std::string, std::less<>> of_models, of_data;
  std::set<std::string, std::less<>> things;  // "acme/acme-7b"

  void Add(const Target& target);
};

struct NamedId {
  std::string_view id;  // into the document
  uint32_t line = 0, section = 0;
  std::string_view context;  // the block, or the line of code, that it stands in
  bool data = false;         // a dataset's
};

// Each id once, without those in `accounts.things`; at most 500. Views into the document. n log n in its size.
std::vector<NamedId> FindNamedIds(const LinkTable& table, const Markdown& document, const HubAccounts& accounts);

}  // namespace day::links
