#include "knowledge/knowledge.h"

#include <algorithm>

namespace day {

std::vector<EmbeddedFile> KnowledgeFilesBelow(std::string_view folder) {
  std::vector<EmbeddedFile> found;
  for (const EmbeddedFile& file : KnowledgeFiles())
    if (file.path.starts_with(folder)) found.push_back(file);
  return found;
}

std::optional<std::string_view> KnowledgeFile(std::string_view path) {
  for (const EmbeddedFile& file : KnowledgeFiles())
    if (file.path == path) return file.bytes;
  return std::nullopt;
}

}  // namespace day
