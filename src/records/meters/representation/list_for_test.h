// A small list, for tests and fuzzing.
#pragma once

#include <string_view>

#include "base/assert.h"
#include "records/meters/representation/group_list.h"
#include "text/yaml.h"

namespace day::records {

inline constexpr std::string_view kListForTest = R"(
language: en
sources: {made: "for tests"}
people: [people, woman, dame]
articles: [the, a]
aside: [man page, state of the art]
dimensions:
  - id: gender
    title: Gender
    sources: [made]
    note: "a note"
    groups:
      - {id: women, title: women, words: [she, woman], behind: [dame]}
      - {id: men, title: men, words: [he, man]}
  - id: color
    title: Color
    sources: [made]
    groups:
      - {id: green, title: green people, words: [green martians], descriptors: [green, deep green]}
      - {id: red, title: red people, descriptors: [red]}
indicators:
  - {id: work, title: work, sources: [made], words: [boss, office, fire fighter]}
  - {id: arts, title: arts, sources: [made], words: [art, poem]}
  - {id: both, title: both, sources: [made], words: [poem, boss]}
)";

inline Result<GroupList> ListOf(std::string_view yaml) {
  DAY_TRY_ASSIGN(const Value file, ParseYaml(yaml));
  return GroupList::Parse(file);
}

// Of that list in English, and one in German with the first dimension alone.
inline const GroupLists& ListsForTest() {
  static const GroupLists lists = [] {
    GroupLists all;
    for (const std::string_view yaml :
         {kListForTest, std::string_view("{language: de, sources: {made: x}, dimensions: [{id: gender, title: Gender, sources: [made], groups: "
                                         "[{id: women, title: Frauen, words: [Frau]}, {id: men, title: Männer, words: [Mann, Männer]}]}]}")}) {
      Result<GroupList> list = ListOf(yaml);
      DAY_ASSERT(list.has_value());
      all.Add(std::move(*list));
    }
    return all;
  }();
  return lists;
}

}  // namespace day::records
