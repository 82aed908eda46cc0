// Knowledge: what Daylight knows of the field, as data files that were put into the program (folder knowledge/).
//
// Read once, then shared by const reference. The files are checked by tests, so a fault in an embedded one is a programmer's
// error; a user's own definition (--definition FILE) is parsed elsewhere, with a proper error.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "text/value.h"

namespace day {

// Every file of knowledge/, sorted by path.
std::span<const EmbeddedFile> KnowledgeFiles();
// Those below a folder ("signals/"), or one by its path.
std::vector<EmbeddedFile> KnowledgeFilesBelow(std::string_view folder);
std::optional<std::string_view> KnowledgeFile(std::string_view path);
// What a file says that is known to be there and to be YAML.
Value LoadKnowledge(std::string_view path);

// knowledge/stack.yaml: the components of an AI release.
struct Component {
  std::string id;        // "pretraining-code"
  std::string name;      // "Pre-training code"
  std::string category;  // code, datasets, weights, documentation, distribution, guardrails
  std::string part;      // whose license governs it: code, weights, data, documentation
  std::string mof;       // the component of the Model Openness Framework, or ""
  bool beyond_annex = false;
  std::string looks_for;  // one sentence: what counts as having it
};
struct LedgerItem {  // a benefit or a drawback of opening a category
  std::string id, says, measured_by;
};
struct Category {
  std::string id, name;
  std::vector<LedgerItem> benefits, drawbacks;
};
struct Stack {
  std::string version;
  std::vector<Category> categories;
  std::vector<Component> components;  // in the order of the stack
  const Component* Find(std::string_view id) const;
};
const Stack& TheStack();

// knowledge/types.yaml: file types by magic bytes and name. The file's first comment says what each field means.
struct FileType {
  std::string id;        // "safetensors"
  std::string name;      // "safetensors weights"
  std::string kind;      // weights, data, archive, executable, source, document, config, image, audio, video, notebook, other
  std::string language;  // of source code, or ""
  struct Magic {
    uint64_t offset;
    std::string bytes;
  };
  enum class Shape : uint8_t { kAny, kJsonLines, kJsonRecords };
  std::vector<std::vector<Magic>> magics;  // any of these, each all of its parts
  std::vector<std::string> names;          // globs as in Interest::names; decide only where no magic did
  bool executes = false;                   // loading it with its usual loader may run code that it carries
  bool named = false;                      // its magic counts only for files of its names
  bool weak = false;                       // its magic counts only where nothing else did
  std::vector<std::string> first_members;  // globs: its magic counts for its names and for archives that begin like this
  Shape shape = Shape::kAny;               // of the text, …
  std::vector<std::string> instead_of;     // … where a file's ending says one of these types
};
class FileTypes {
 public:
  explicit FileTypes(std::vector<FileType> types);
  const std::vector<FileType>& all() const { return types_; }
  const FileType* Find(std::string_view id) const;
  // By magic first, then by name; null when neither knows. `head`: up to the first 4 KiB. Any thread.
  const FileType* Identify(std::string_view name, std::string_view head) const;
  // The type that the name alone promises, or null. Any thread.
  const FileType* ByName(std::string_view name) const;
  // Do the bytes that Identify went by contradict what the name promises in a way that matters: one of the two is weights,
  // data, an archive or a program, and the type that was found does not go by such names?
  bool IsDisguise(const FileType& found, const FileType& promised, std::string_view name, std::string_view head) const;

 private:
  bool Lists(const FileType& type, std::string_view name) const;
  const FileType* ByMagic(std::string_view name, std::string_view head, bool weak) const;

  std::vector<FileType> types_;
  std::map<std::string, size_t, std::less<>> by_id_;
  std::map<std::string, size_t, std::less<>> by_extension_;  // lower case, with its dot; the first type that lists it
  std::map<std::string, size_t, std::less<>> by_name_;
  std::vector<size_t> magic_by_first_byte_[256];  // types that have an alternative with a part at offset 0
  std::vector<size_t> magic_elsewhere_;           // types that have one without
  std::vector<size_t> with_shape_;
  struct Glob {
    std::string text;       // lower case
    size_t prefix, suffix;  // bytes of plain text at its ends: a quick filter
    size_t type;
  };
  std::vector<Glob> globs_;  // the rest of the names
};
const FileTypes& TheFileTypes();

// knowledge/places.yaml: whose a file is, by the folders of its path.
enum class Place : uint8_t {
  kOwn,       // the release's own
  kVendored,  // other people's work that was copied in
  kTest,
  kDocs,
  kExample,
};
std::string_view NameOf(Place place);
// The first list of the file that names one of the path's folders decides; else kOwn. Any thread.
Place PlaceOf(std::string_view path);

}  // namespace day
