#include "profile/model_files.h"

namespace day {
namespace {

constexpr std::string_view kGraph = "saved_model.pb", kVariables = "variables/", kIndex = ".index.json";

}  // namespace

ModelFiles::ModelFiles(const Seen& seen) {
  for (const Evidence* index : seen.Of("weights.index")) {
    const uint32_t source = seen.FileOf(*index).source;
    const std::string path = seen.FileOf(*index).DisplayPath();
    const std::string folder(FolderOf(path));
    const Model model = {source, path.substr(0, path.size() - std::min(path.size(), kIndex.size()))};
    std::string_view names = index->Get("shards");
    while (!names.empty()) {
      const size_t end = std::min(names.find('|'), names.size());
      if (indexed_.try_emplace({source, folder + std::string(names.substr(0, end))}, model).second) ++named_[model];
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
  for (const Evidence* format : seen.Of("weights.format"))
    if (const std::string path = seen.FileOf(*format).DisplayPath(); path.substr(FolderOf(path).size()) == kGraph)
      saved_.emplace(seen.FileOf(*format).source, FolderOf(path));
  for (const Evidence* format : seen.Of("weights.format")) ++files_[ModelOf(seen.FileOf(*format))];
}

ModelFiles::Model ModelFiles::ModelOf(const FileRecord& file) const {
  const std::string path = file.DisplayPath();
  if (const auto indexed = indexed_.find({file.source, path}); indexed != indexed_.end()) return indexed->second;
  std::string_view folder = FolderOf(path);
  if (folder.ends_with(kVariables)) folder.remove_suffix(kVariables.size());
  if ((folder.empty() || folder.ends_with('/')) && saved_.contains({file.source, std::string(folder)}))
    return {file.source, std::string(folder) + std::string(kGraph)};
  return {file.source, ShardOf(path).set};
}

size_t ModelFiles::FilesOf(const Model& model) const {
  const auto found = files_.find(model);
  return found == files_.end() ? 0 : found->second;
}

size_t ModelFiles::NamedByIndex(const Model& model) const {
  const auto found = named_.find(model);
  return found == named_.end() ? 0 : found->second;
}

}  // namespace day
