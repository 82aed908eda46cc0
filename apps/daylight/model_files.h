// Files of models as the user names them: opened, walked, their tensors listed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bytes/random_bytes.h"
#include "io/byte_source.h"
#include "loading/neighbors.h"
#include "tensors/digest.h"
#include "tensors/tensors.h"

namespace day::app {

class FileBytes final : public RandomBytes {
 public:
  explicit FileBytes(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}
  uint64_t size() const override { return source_->size(); }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override;

 private:
  std::unique_ptr<ByteSource> source_;
};

// Links are followed: in the cache of a hub every file is one.
Result<std::unique_ptr<FileBytes>> OpenNamedFile(const std::string& path);

// The files of the folder that a named file lies in.
class FolderNeighbors final : public Neighbors {
 public:
  explicit FolderNeighbors(const std::string& file) : folder_(file.substr(0, file.rfind('/') + 1)) {}
  std::optional<Neighbor> Find(const std::string& path) const override;

 private:
  std::string folder_;  // with its slash; "" is the present one
};

struct ListedFile {
  std::string path;
  bool walked = false;  // found in a folder
};
// Files, and all files below folders in order of their names. Links to files are taken, those to folders are not followed: they may loop.
// Folders that cannot be read are complained about.
std::vector<ListedFile> FilesBelow(const std::vector<std::string>& paths);

// A file whose tensors can be listed.
struct ModelFile {
  std::string path;
  std::unique_ptr<FileBytes> bytes;
  TensorList list;
  std::optional<FileDigests> digests;
};
// Those of the files below `path` that hold tensors; a file that was named itself must. With `digests` they are read whole. Files that cannot be
// read go to `troubles`, and the others are given all the same; an error where there is none at all.
Result<std::vector<ModelFile>> OpenModel(const std::string& path, bool digests, unsigned threads, std::vector<Error>& troubles);

// "[2, 3]"
std::string ShapeText(const std::vector<uint64_t>& shape);

}  // namespace day::app
