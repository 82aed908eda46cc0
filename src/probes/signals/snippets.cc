#include "probes/signals/snippets.h"

#include <algorithm>
#include <iterator>

namespace day::signals {

uint32_t SnippetCode::LineOf(size_t offset) const {
  const auto after = std::ranges::upper_bound(places, offset, {}, [](const auto& place) { return place.first; });
  if (after == places.begin()) return 1;
  const auto& [begin, line] = *std::prev(after);
  const auto at = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return line + static_cast<uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(begin), at, '\n'));
}

SnippetCode CodeOfDocument(const Markdown& document) {
  SnippetCode code;
  for (const MarkdownCode& block : document.code) {
    if (block.span) continue;
    code.places.emplace_back(code.text.size(), block.line);
    code.text += block.text;
    if (!code.text.ends_with('\n')) code.text += '\n';
  }
  return code;
}

}  // namespace day::signals
