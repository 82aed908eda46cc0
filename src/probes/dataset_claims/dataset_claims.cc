#include "probes/dataset_claims/dataset_claims.h"

#include <set>
#include <string>
#include <utility>

#include "probes/dataset_claims/metadata.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::dataset_claims {

void ReadDocument(const DataSentences& sentences, const TextDocument& document, Sink& sink) {
  Stated stated(sink);
  ReadFrontMatter(document.front, document.front_line, stated);
  OwnNames names = NamesIn(document.front["pretty_name"].string());
  for (const MarkdownSection& section : document.body.sections) {
    if (section.heading.level != 1) continue;
    names.merge(NamesIn(section.heading.text));
    break;
  }
  std::set<std::pair<uint32_t, std::string_view>> seen;  // of a line one of each kind
  for (const MarkdownBlock& block : document.body.blocks) {
    using Kind = MarkdownBlock::Kind;
    if (block.kind != Kind::kParagraph && block.kind != Kind::kListItem) continue;
    const std::string_view heading = block.section < document.body.sections.size() ? document.body.sections[block.section].heading.text : std::string_view();
    if (sentences.IsNone(heading, block.text))
      stated.Add("no-personal-data", ExcerptOf(block.text), block.line, "sentence", {{"section", std::string(FirstBytes(heading, 200))}}, block.text);
    for (const std::string_view sentence : SplitSentences(block.text))
      for (const Said& said : sentences.Read(sentence, heading, names)) {
        const uint32_t line = block.LineAt(static_cast<size_t>(sentence.data() - block.text.data()));
        if (!seen.emplace(line, said.id).second) continue;
        stated.Add(said.id, ExcerptOf(sentence), line, "sentence", {{"of", said.of}, {"section", std::string(FirstBytes(heading, 200))}}, sentence);
      }
  }
}

void ReadMetadata(const DataSentences& sentences, std::string_view name, std::string_view json, Sink& sink) {
  const auto document = ParseJson(json);
  if (!document) return;  // whoever reads JSON for its own sake says what is wrong with it
  Stated stated(sink);
  const std::string lower = ToLowerAscii(name);
  if (lower == "dataset_infos.json" || lower == "dataset_info.json") ReadInfos(*document, stated);
  else if (IsCroissant(*document)) ReadCroissant(*document, sentences, stated, sink);
}

}  // namespace day::dataset_claims
