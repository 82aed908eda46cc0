// What a word means, as sections that print as text and as JSON alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/profile_reader.h"
#include "report/terminal_text.h"
#include "text/value.h"

namespace day::app {

struct Section {
  std::string name;                                          // member in JSON: "asked_for_by"
  std::string heading;                                       // on the terminal: "Asked for by"
  std::string text;                                          // either a paragraph …
  std::vector<std::pair<std::string, std::string>> entries;  // … or terms, each with what is said of it
};

struct Explanation {
  std::string kind;  // definition, level, criterion, component, finding, license, evidence, or a family of knowledge/vocabulary.yaml
  std::string id;
  std::string title;
  std::vector<Section> sections;

  void Add(std::string name, std::string heading, std::string text);  // left out when empty
  void Add(std::string name, std::string heading, std::vector<std::pair<std::string, std::string>> entries);
};

// All that the built-in knowledge has under this word; a word may have several meanings ("model-architecture"). It is an id or, where none
// is written so, a name as reports show it ("Model card", "Class III"), in any case.
std::vector<Explanation> ExplainWord(std::string_view word);
// Every word that ExplainWord knows, but for ids of licenses.
std::vector<std::string> KnownWords();

// Lower case, and one space for any run of spaces, dashes and underscores: how names are compared.
std::string PlainWord(std::string_view word);
// Every name and id that something is shown by; an id for each, several for some.
struct ShownName {
  std::string plain, id;
};
std::vector<ShownName> ShownNames();

// What a saved profile says of a component, a finding or an item of evidence by this id.
std::vector<Explanation> ExplainInProfile(std::string_view word, const SavedProfile& saved);

std::string TextOf(const Explanation& explanation, const TerminalText& text);
Value ValueOf(const Explanation& explanation);

}  // namespace day::app
