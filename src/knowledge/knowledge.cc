#include "knowledge/knowledge.h"

#include <utility>

#include "base/assert.h"
#include "text/yaml.h"

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

Value LoadKnowledge(std::string_view path) {
  const auto text = KnowledgeFile(path);
  DAY_ASSERT(text.has_value());
  Result<Value> document = ParseYaml(*text);
  DAY_ASSERT(document.has_value());
  return std::move(*document);
}

}  // namespace day
