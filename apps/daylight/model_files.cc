#include "model_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "in_order.h"
#include "input.h"
#include "io/file_system.h"
#include "output.h"
#include "source/path.h"

namespace day::app {
namespace {

constexpr size_t kMaxFiles = 1'000'000;  // limit: files of one run

void AddFiles(const std::string& folder, std::vector<std::string>& files) {
  std::vector<std::string> folders = {folder};
  while (!folders.empty() && files.size() < kMaxFiles) {
    const std::string at = std::move(folders.back());
    folders.pop_back();
    const auto entries = RealFileSystem().List(at);
    if (!entries) {
      Complain(entries.error().message);
      continue;
    }
    for (const DirectoryEntry& entry : *entries) {
      const std::string path = at.ends_with('/') ? at + entry.name : at + "/" + entry.name;
      if (entry.kind == FileKind::kDirectory) folders.push_back(path);
      if (entry.kind == FileKind::kRegular) files.push_back(path);
      if (entry.kind != FileKind::kSymlink) continue;
      const auto target = RealFileSystem().Resolve(path);
      const auto status = target ? RealFileSystem().Status(*target) : Result<FileStatus>(target.error());
      if (status && status->kind == FileKind::kRegular) files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
}

struct Opened {
  Result<ModelFile> file = Error{ErrorKind::kInvalid, ""};
  bool other = false;  // holds no tensors of a format that is listed
};

Opened Open(const std::string& path, bool digests) {
  Opened opened;
  auto bytes = OpenNamedFile(path);
  if (!bytes) {
    opened.file = std::unexpected(bytes.error());
    return opened;
  }
  ModelFile file{.path = path, .bytes = std::move(*bytes)};
  auto list = ListTensors(LastPart(path), *file.bytes);
  if (!list) {
    opened.other = list.error().rule == kNoTensorFormat;
    const std::string_view unread = list.error().rule.starts_with("limit ") ? "was not read to its end: " : "";
    opened.file = MakeError(ErrorKind::kInvalid, fmt::format("{}: {}{} (byte {})", path, unread, list.error().rule, list.error().offset));
    return opened;
  }
  file.list = std::move(*list);
  if (digests) file.digests = DigestFile(*file.bytes, file.list);
  if (digests && !file.digests) opened.file = MakeError(ErrorKind::kIo, path + ": cannot be read");
  else opened.file = std::move(file);
  return opened;
}

}  // namespace

bool FileBytes::ReadAt(uint64_t offset, std::span<std::byte> out) const {
  while (!out.empty()) {
    const Result<size_t> got = source_->ReadAt(offset, out);
    if (!got || *got == 0) return false;
    offset += *got;
    out = out.subspan(*got);
  }
  return true;
}

Result<std::unique_ptr<FileBytes>> OpenNamedFile(const std::string& path) {
  auto opened = RealFileSystem().Open(path);
  if (opened) return std::make_unique<FileBytes>(std::move(*opened));  // most files are no links
  DAY_TRY_ASSIGN(const std::string target, RealFileSystem().Resolve(path));
  DAY_TRY_ASSIGN(auto source, RealFileSystem().Open(target));
  return std::make_unique<FileBytes>(std::move(source));
}

std::optional<Neighbor> FolderNeighbors::Find(const std::string& path) const {
  const FileSystem& files = RealFileSystem();
  const auto folder = files.Resolve(folder_.empty() ? "." : folder_);
  const auto target = files.Resolve(folder_ + path);
  if (!folder || !target) return std::nullopt;
  const auto status = files.Status(*target);
  if (!status || status->kind != FileKind::kRegular) return std::nullopt;
  Neighbor neighbor{.size = status->size};
  // A hub's cache keeps contents in blobs/ of the repository and links to them from snapshots/<revision>/.
  const size_t snapshots = folder->rfind("/snapshots/");
  const bool cached = snapshots != folder->npos && target->starts_with(folder->substr(0, snapshots) + "/blobs/");
  neighbor.leads_out = !cached && !target->starts_with(*folder == "/" ? *folder : *folder + "/");
  return neighbor;
}

std::vector<ListedFile> FilesBelow(const std::vector<std::string>& paths) {
  std::vector<ListedFile> files;
  for (const std::string& path : paths) {
    if (!IsFolder(path)) {
      files.push_back({path, false});
      continue;
    }
    std::vector<std::string> inside;
    AddFiles(path, inside);
    for (std::string& file : inside) files.push_back({std::move(file), true});
  }
  return files;
}

Result<std::vector<ModelFile>> OpenModel(const std::string& path, bool digests, unsigned threads, std::vector<Error>& troubles) {
  const std::vector<ListedFile> files = FilesBelow({path});
  std::vector<ModelFile> model;
  RunInOrder<Opened>(
      files.size(), threads, [&](size_t index, unsigned) { return Open(files[index].path, digests); },
      [&, next = size_t{0}](Opened opened) mutable {
        const bool walked = files[next++].walked;
        if (opened.file) model.push_back(std::move(*opened.file));
        else if (!(walked && opened.other)) troubles.push_back(opened.file.error());
      });
  if (model.empty() && troubles.empty())
    return MakeError(
        ErrorKind::kInvalid,
        fmt::format("{}: holds no file whose tensors are listed (safetensors, GGUF, GGML, NumPy, PyTorch, ONNX, TensorFlow Lite, HDF5, TensorFlow checkpoints)",
                    path));
  return model;
}

std::string ShapeText(const std::vector<uint64_t>& shape) {
  std::string out = "[";
  for (size_t i = 0; i < shape.size(); ++i) out += fmt::format("{}{}", i > 0 ? ", " : "", shape[i]);
  return out + "]";
}

}  // namespace day::app
