#include "source/folder_walk.h"

#include <vector>

#include "source/path.h"

namespace day {

Status WalkFolder(const FileSystem& files, const std::string& root, std::string_view without, const std::stop_token& stop,
                  const std::function<void(std::string path, FileKind kind)>& visit, const EntryVisitor& trouble) {
  constexpr uint32_t kMaxDepth = 256;  // limit: folders within folders
  struct Folder {
    std::string path;  // relative, with a closing '/'; empty for the root
    uint32_t depth;
  };
  std::vector<Folder> waiting = {{"", 0}};
  while (!waiting.empty()) {
    if (stop.stop_requested()) return MakeError(ErrorKind::kCancelled, "stopped");
    const Folder folder = std::move(waiting.back());
    waiting.pop_back();
    const auto entries = files.List(folder.path.empty() ? root : JoinPath(root, folder.path.substr(0, folder.path.size() - 1)));
    if (!entries) {
      if (folder.path.empty()) return entries.error();
      trouble({.path = folder.path.substr(0, folder.path.size() - 1), .kind = EntryKind::kUnreadable, .note = "folder: " + ReasonOf(entries.error())});
      continue;
    }
    for (const DirectoryEntry& entry : *entries) {
      std::string path = folder.path + entry.name;
      if (!without.empty() && entry.name == without) continue;
      if (entry.kind != FileKind::kDirectory) visit(std::move(path), entry.kind);
      else if (folder.depth + 1 < kMaxDepth) waiting.push_back({path + "/", folder.depth + 1});
      else trouble({.path = std::move(path), .kind = EntryKind::kSkipped, .note = "folder-depth"});
    }
  }
  return {};
}

}  // namespace day
