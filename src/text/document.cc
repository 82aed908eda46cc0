#include "text/document.h"

#include "text/utf8.h"
#include "text/yaml.h"

namespace day {

TextDocument ReadTextDocument(std::string_view name, std::string_view text) {
  const std::string lower = ToLowerAscii(name);
  TextDocument document;
  if (lower.ends_with(".rst") || lower.ends_with(".txt")) {
    document.body = ParseReStructuredText(text);
    return document;
  }
  const FrontMatter front = SplitFrontMatter(text);
  if (!front.block.empty()) {
    document.front_matter = front.block;
    document.front_offset = static_cast<size_t>(front.block.data() - text.data());
    document.front_line = front.line;
    auto fields = ParseYaml(front.block);
    document.front_is_yaml = fields.has_value();
    if (fields) document.front = std::move(*fields);
  }
  document.body = ParseMarkdown(front.body, front.body_line);
  return document;
}

}  // namespace day
