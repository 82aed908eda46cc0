// BibTeX entries, as READMEs give them to be cited by.
//
// What people paste is often not what BibTeX would take: commas and closing braces are missing. So nothing is an error; a field is
// what stands behind `name =`, and an entry ends where the next one begins. Pure; linear; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

inline constexpr size_t kMaxBibEntries = 200;          // limit: entries of one text
inline constexpr size_t kMaxBibFields = 50;            // limit: fields of one entry
inline constexpr size_t kMaxBibValue = size_t{2'000};  // limit: bytes of one value, as written

struct BibField {
  std::string name;   // lower case
  std::string value;  // without its braces and quotation marks, on one line
  uint32_t line = 0;  // of the name, counted from 0 within the text
};

struct BibEntry {
  std::string type;  // lower case: article, misc …
  uint32_t line = 0;
  std::vector<BibField> fields;

  std::string_view Get(std::string_view name) const;  // the first of that name, or ""
};

std::vector<BibEntry> ParseBibTex(std::string_view text);

}  // namespace day
