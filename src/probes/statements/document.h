// A document as the rules need it: its blocks, what its sections are for, and the names that it goes by.
//
// A sentence such as "CogX is a powerful open-source model" is a claim in the documents of CogX and a remark everywhere else. No list of
// models can tell that, so the document's own names are read off its title, its front matter and its first sentences.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "probes/statements/lexicon.h"
#include "text/document.h"

namespace day::statements {

struct Section {
  std::string_view kind;  // of Lexicon::SectionOf: of its own heading or of the nearest above that has one
  Parts parts = 0;        // that its own heading names ("Model License")
  bool top = false;       // stands before the second heading of level 2 or deeper has begun: the document's first words
};

class Document {
 public:
  // `path` within its source. `text` outlives the document.
  Document(const Lexicon& lexicon, std::string_view path, const TextDocument& text);

  // Does it lie in a folder? Then "the tool" and "it" may be anything's.
  bool IsDeep() const { return deep_; }
  // What the folder is for, by its name (datasets/README.md).
  Parts FolderParts() const { return folder_parts_; }
  const Markdown& markdown() const { return markdown_; }
  const Section& SectionOf(uint32_t index) const;
  std::string_view HeadingOf(uint32_t index) const;

  // Is the run of letters and digits one of the document's own names? "Baichuan2" also by "Baichuan".
  bool IsOwnName(std::string_view word) const;
  // … of one thing among those that go by an own name: "InstructMarmot" in a document on Marmot.
  bool IsOwnCompound(std::string_view word) const;
  // What the name is, where the document says so ("X is a dataset"); kNoPart otherwise.
  Part PartOfName(std::string_view word) const;
  bool HasNames() const { return !names_.empty(); }

 private:
  void FindSections(const Lexicon& lexicon);
  void FindNames(const Lexicon& lexicon, const Value& front);
  void AddName(const Lexicon& lexicon, std::string_view word, Part part);
  void AddNamesOf(const Lexicon& lexicon, std::string_view title);
  void FindDefinedName(const Lexicon& lexicon);
  void FindFrequentName(const Lexicon& lexicon);
  void FindPartsOfNames(const Lexicon& lexicon);

  bool deep_ = false;
  Parts folder_parts_ = 0;
  const Markdown& markdown_;
  std::vector<Section> sections_;
  struct Name {
    Part part = kNoPart;
    bool small = false;  // written without capitals: else "Local" of a title would be every "local" of the text
  };
  const Name* FindName(std::string_view word) const;
  const Name* FindInCompound(std::string_view word, std::string_view lower) const;

  std::map<std::string, Name, std::less<>> names_;  // lower case
};

// Runs of ASCII letters and digits, with an inner dot or apostrophe between digits or letters left out of them.
struct Run {
  size_t offset, length;
};
std::vector<Run> RunsOf(std::string_view text);
bool HasUpper(std::string_view word);

}  // namespace day::statements
