// What the finder of personal data says of one text. For tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/measure/finder_set.h"
#include "records/meters/pii/finder.h"

namespace day::pii {

struct Said {
  std::string type, text;
  records::Validity validity;
  friend bool operator==(const Said&, const Said&) = default;
};

inline const records::FinderSet& TheFinders() {
  static const records::FinderSet kFinders = [] {
    std::vector<std::unique_ptr<records::Finder>> finders;
    finders.push_back(MakePiiFinder());
    return std::move(records::FinderSet::Make(std::move(finders)).value());
  }();
  return kFinders;
}

// `field`: the name of the field that the text stands in.
inline std::vector<Said> Find(std::string_view text, std::string_view field = "", const records::FinderSet& finders = TheFinders()) {
  std::string padded(text);
  padded.append(64, '\0');
  const std::vector<std::string> fields = {std::string(field)};
  records::TextBlock block;
  block.text = std::string_view(padded).substr(0, text.size());
  block.fields = fields;
  const auto size = static_cast<uint32_t>(text.size());
  block.units.push_back({.begin = 0, .end = size, .own_begin = 0, .own_end = size});
  records::FinderSet::Search search(finders);
  std::vector<records::Span> spans;
  search.Find(block, spans);
  std::vector<Said> all;
  for (const records::Span& span : spans)
    all.push_back({finders.kinds()[span.kind].type, std::string(text.substr(span.begin, span.end - span.begin)), span.validity});
  return all;
}

// The texts found of one type.
inline std::vector<std::string> Texts(std::string_view text, std::string_view type, std::string_view field = "") {
  std::vector<std::string> texts;
  for (const Said& said : Find(text, field))
    if (said.type == type) texts.push_back(said.text);
  return texts;
}

}  // namespace day::pii
