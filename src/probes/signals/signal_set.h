// knowledge/signals as read: atoms, words of paths, signals. docs/adding-a-signal.md describes the files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/result.h"
#include "match/matcher.h"
#include "probes/signals/file_kinds.h"
#include "text/phrases.h"

namespace day::signals {

// Something that a text may hold, by any of its patterns.
struct Atom {
  std::string id;  // of a signal's own patterns: the signal's id
  std::vector<Pattern> patterns;
  bool in_comments = false;  // counts there too
  uint64_t kinds = 0;        // bits of FileKinds::all() where some signal asks for it
};

struct Snippet {
  std::string path, text;
  uint32_t line;  // in the knowledge file
};

struct Signal {
  std::string id, component, asks, file;  // file: that defines it
  uint32_t line = 0;
  bool strong = false;
  int weight = 0;
  uint64_t kinds = 0;
  std::vector<uint32_t> any;                 // atoms; the first place of any of them is the signal's. None: told by path
  std::vector<std::vector<uint32_t>> needs;  // of each group some atom must be in the same file
  std::vector<uint32_t> without;             // none of these may
  std::vector<uint32_t> paths, not_paths;    // path_words: any of these must, none of those may be in the path
  bool targets = false;                      // the names that end with its matches are given
  std::vector<uint32_t> target_paths;        // path_words: only matches whose name has any of these count
  std::vector<Snippet> matches, ignores;
};

struct SignalSet {
  FileKinds kinds;
  std::vector<Atom> atoms;
  std::vector<std::string> path_ids;
  std::vector<PhraseSet> path_words;
  std::vector<Signal> signals;  // by id

  // Errors (kInvalid) name file, line and what is wrong there: unknown fields, kinds, atoms and paths, ids that are there twice.
  static Result<SignalSet> Read(std::span<const EmbeddedFile> files);

  // What the files of one set are searched for; Pattern::id is the index of the atom.
  std::vector<Pattern> PatternsOf(size_t set) const;
};

}  // namespace day::signals
