// Which files are one model: shards, by an index or by their names, and the folder of a TensorFlow saved model.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "model/sets.h"
#include "profile/seen.h"

namespace day {

// Of a path, with its '/'; "" at the root.
inline std::string_view FolderOf(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

class ModelFiles {
 public:
  explicit ModelFiles(const Seen& seen);

  using Model = std::pair<uint32_t, std::string>;  // source, and the path that stands for all of its files
  Model ModelOf(const FileRecord& file) const;
  // How many files of weights it has.
  size_t FilesOf(const Model& model) const;
  // How many an index names; 0 without one.
  size_t NamedByIndex(const Model& model) const;

 private:
  std::set<Model> saved_;           // folders, with their '/'
  std::map<Model, Model> indexed_;  // a shard's path → its model
  std::map<Model, size_t> files_, named_;
};

}  // namespace day
