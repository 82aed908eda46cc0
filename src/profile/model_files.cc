#include "profile/model_files.h"

namespace day {
namespace {

constexpr std::string_view kGraph = "saved_model.pb", kVariables = "variables/";

std::string_view FolderOf(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

}  // namespace

ModelFiles::ModelFiles(const Seen& seen) {
  for (const Evidence* format : seen.Of("weights.format"))
    if (const std::string path = seen.FileOf(*format).DisplayPath(); path.substr(FolderOf(path).size()) == kGraph)
      saved_.emplace(seen.FileOf(*format).source, FolderOf(path));
  for (const Evidence* format : seen.Of("weights.format")) ++files_[ModelOf(seen.FileOf(*format))];
}

ModelFiles::Model ModelFiles::ModelOf(const FileRecord& file) const {
  const std::string path = file.DisplayPath();
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

}  // namespace day
