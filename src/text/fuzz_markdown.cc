// Any bytes are Markdown: blocks, links and lines must stay inside the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/markdown.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const day::Markdown& markdown : {day::ParseMarkdown(text), day::ParseReStructuredText(text)}) {
    for (const day::MarkdownBlock& block : markdown.blocks) {
      if (block.section >= markdown.sections.size() || block.last_line < block.line || block.line == 0) std::abort();
      if (block.LineAt(block.text.size()) > block.last_line) std::abort();
      for (const std::string_view sentence : day::SplitSentences(block.text))
        if (sentence.data() < block.text.data() || sentence.data() + sentence.size() > block.text.data() + block.text.size()) std::abort();
    }
    for (const day::MarkdownLink& link : markdown.links)
      if (link.section >= markdown.sections.size() || link.context.size() > 400) std::abort();
  }
  return 0;
}
