#include "probes/card/card.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "probes/card/model_names.h"
#include "probes/card/stated.h"
#include "probes/card/summary.h"
#include "probes/card/tables.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::card {
namespace {

std::string Cut(std::string_view text, size_t size) { return std::string(FirstBytes(text, size)); }

Location At(uint32_t line, uint32_t last_line = 0) {
  Location at;
  at.line = line;
  at.last_line = std::max(line, last_line);
  return at;
}

// Scalars as they are, lists of them joined; what is nested, as JSON.
std::string FieldText(const Value& value) {
  if (value.is_object()) return WriteJson(value, false);
  if (!value.is_array()) return value.ScalarText();
  std::string joined;
  for (const Value& item : value.items()) {
    if (item.is_object() || item.is_array()) return WriteJson(value, false);
    if (!joined.empty()) joined.append(", ");
    joined.append(item.ScalarText());
    if (joined.size() > kMaxFieldValue) break;
  }
  return joined;
}

// The results of a `model-index`, which is a table in other clothes.
void ReadModelIndex(const Value& index, uint32_t line, Sink& sink) {
  std::string columns;
  size_t rows = 0, numeric = 0;
  for (const Value& model : index.items()) {
    for (const Value& result : model["results"].items()) {
      ++rows;
      for (const Value& metric : result["metrics"].items()) {
        if (metric["value"].is_number() || ParseCell(metric["value"].ScalarText()) == CellKind::kNumber) ++numeric;
        const std::string& type = metric["type"].string();
        if (!type.empty() && columns.size() < kMaxFieldValue && columns.find(type) == columns.npos) columns.append(columns.empty() ? "" : " | ").append(type);
      }
    }
  }
  if (numeric == 0) return;
  sink.Found("card.table", columns, At(line),
             {{"rows", std::to_string(rows)}, {"columns", "1"}, {"numeric", std::to_string(numeric)}, {"topic", "evaluation-results"}, {"by", "model-index"}});
}

void ReadFrontMatter(uint32_t first_line, const Value& value, Sink& sink) {
  size_t fields = 0;
  for (const auto& [name, field] : value.members()) {
    if (++fields > kMaxFields) {
      sink.Skipped("card.field", "front matter has more than 200 keys");
      return;
    }
    const uint32_t line = first_line + (field.key_line > 0 ? field.key_line - 1 : 0);
    sink.Found("card.field", Cut(FieldText(field), kMaxFieldValue), At(line), {{"name", Cut(name, 100)}});
    if (name == "model-index") ReadModelIndex(field, line, sink);
    if (name == "co2_eq_emissions") {
      const std::string emitted = field.is_object() ? field["emissions"].ScalarText() : field.ScalarText();
      if (!emitted.empty()) sink.Found("card.stated", emitted, At(line), {{"name", "emissions"}});
      if (const std::string hardware = field["hardware_used"].ScalarText(); !hardware.empty())
        sink.Found("card.stated", Cut(hardware, 100), At(line), {{"name", "hardware"}});
    }
  }
}

bool ContainsIgnoringCase(std::string_view text, std::string_view lower) { return ToLowerAscii(text).find(lower) != std::string::npos; }

void ReadKind(const Words& words, std::string_view name, const Value& front, const Markdown& markdown, const std::vector<std::string_view>& topics,
              Sink& sink) {
  auto found = [&](std::string_view kind, std::string_view by) { sink.Found("card.kind", std::string(kind), At(1), {{"by", std::string(by)}}); };
  const Words::Kind* best = nullptr;
  size_t most = 0;
  for (const Words::Kind& kind : words.kinds()) {
    const size_t keys = static_cast<size_t>(std::ranges::count_if(
        front.members(), [&](const Value::Member& member) { return std::ranges::find(kind.front_matter, member.first) != kind.front_matter.end(); }));
    if (keys > most) {
      most = keys;
      best = &kind;
    }
  }
  if (best != nullptr) return found(best->id, "front-matter");
  for (const auto& [part, kind] : std::array<std::pair<std::string_view, std::string_view>, 9>{{{"model_card", "model"},
                                                                                                {"model-card", "model"},
                                                                                                {"modelcard", "model"},
                                                                                                {"datasheet", "dataset"},
                                                                                                {"data_card", "dataset"},
                                                                                                {"data-card", "dataset"},
                                                                                                {"datacard", "dataset"},
                                                                                                {"dataset", "dataset"},
                                                                                                {"data_statement", "dataset"}}})
    if (ContainsIgnoringCase(name, part)) return found(kind, "name");
  for (const Words::Kind& kind : words.kinds()) {
    size_t sections = 0;
    for (const std::string& topic : kind.sections) sections += std::ranges::find(topics, topic) != topics.end() ? 1 : 0;
    const bool title =
        !markdown.sections.empty() &&
        std::ranges::any_of(markdown.sections.begin(), markdown.sections.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(2, markdown.sections.size())),
                            [&](const MarkdownSection& section) { return section.heading.level <= 2 && kind.title.Matches(section.heading.text); });
    if (title || sections >= kind.enough) return found(kind.id, "headings");
  }
  found("readme", "name");
}

struct SectionContent {
  size_t words = 0;    // of its own text, placeholders left out
  bool other = false;  // code or an image
  size_t own_words() const { return words; }
};

// Latin words by spaces; Chinese letters two to a word.
size_t CountWords(std::string_view text) {
  size_t words = 0, wide = 0;
  bool inside = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE3 && byte <= 0xE9) ++wide;
    const bool word = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    if (word && !inside) ++words;
    inside = word || byte == '\'' || (inside && (byte == '.' || byte == '-'));
  }
  return words + (wide + 1) / 2;
}

std::vector<SectionContent> ReadContents(const Words& words, const Markdown& markdown, Sink& sink) {
  std::vector<SectionContent> contents(markdown.sections.size());
  for (const MarkdownBlock& block : markdown.blocks) {
    if (block.kind == MarkdownBlock::Kind::kHeading) continue;
    const std::vector<PhraseHit> hits = words.placeholders().Find(block.text);
    const bool alone = hits.empty() && words.IsPlaceholderAlone(block.text);
    if (hits.empty() && !alone) {
      contents[block.section].words += CountWords(block.text);
      continue;
    }
    const std::string_view shown = alone ? std::string_view(block.text) : std::string_view(block.text).substr(hits[0].offset, hits[0].length);
    sink.Found("card.placeholder", Cut(std::string(shown), 100), At(block.LineAt(alone ? 0 : hits[0].offset)), {}, block.text);
    if (alone) continue;
    // What stands beside a placeholder counts, unless it is only the label that the template gives it ("Developed by:").
    std::string rest;
    size_t from = 0;
    for (const PhraseHit& hit : hits) {
      rest.append(block.text, from, hit.offset - from).push_back(' ');
      from = hit.offset + hit.length;
    }
    rest.append(block.text, from);
    const std::string_view trimmed = TrimAscii(rest);
    if (!trimmed.ends_with(':') && CountWords(trimmed) > 6) contents[block.section].words += CountWords(trimmed);
  }
  for (const MarkdownCode& code : markdown.code)
    if (!code.span && code.section < contents.size()) contents[code.section].other = true;
  for (const MarkdownLink& link : markdown.links)
    if (link.image && link.section < contents.size()) contents[link.section].other = true;
  return contents;
}

void ReadSections(const Words& words, const Markdown& markdown, const std::vector<std::string_view>& topics, Sink& sink) {
  const std::vector<SectionContent> contents = ReadContents(words, markdown, sink);
  // A section is filled by its subsections too, but the title of the whole document is not filled by all of it.
  const auto titles = std::ranges::count_if(markdown.sections, [](const MarkdownSection& section) { return section.heading.level == 1; });
  std::vector<SectionContent> whole = contents;
  for (size_t i = markdown.sections.size(); i-- > 0;) {
    const uint32_t level = markdown.sections[i].heading.level;
    if (level == 0 || level == 6) continue;
    // Its direct children: each following section up to one that is not deeper. Children were summed before (from the back).
    uint32_t child = 7;
    for (size_t j = i + 1; j < markdown.sections.size() && j < i + 500 && markdown.sections[j].heading.level > level; ++j) {
      const uint32_t depth = markdown.sections[j].heading.level;
      if (depth > child) continue;
      child = depth;
      if (level == 1 && titles <= 1) continue;
      whole[i].words += whole[j].words;
      whole[i].other = whole[i].other || whole[j].other;
    }
  }
  for (size_t i = 0; i < markdown.sections.size(); ++i) {
    const MarkdownSection& section = markdown.sections[i];
    if (section.heading.level == 0) continue;
    const bool filled = whole[i].words > 0 || whole[i].other;
    sink.Found("card.section", section.heading.text, At(section.heading.line, section.last_line),
               {{"topic", std::string(topics[i].empty() ? "other" : topics[i])},
                {"also", words.OtherTopicsOf(section.heading.text, topics[i])},
                {"filled", filled ? "yes" : "no"},
                {"words", std::to_string(whole[i].words)},
                {"level", std::to_string(section.heading.level)}});
  }
}

bool IsTrainingTopic(std::string_view topic) {
  return topic == "training-procedure" || topic == "training-data" || topic == "environmental-impact" || topic == "compute";
}

void ReadFigures(const Words& words, const Markdown& markdown, const std::vector<std::string_view>& topics, Sink& sink) {
  size_t figures = 0;
  for (const MarkdownBlock& block : markdown.blocks) {
    if (block.kind == MarkdownBlock::Kind::kHeading || block.kind == MarkdownBlock::Kind::kTableHeader) continue;
    if (words.placeholders().Matches(block.text)) continue;
    const bool of_training = IsTrainingTopic(topics[block.section]);
    for (const std::string_view sentence : SplitSentences(block.text)) {
      for (const StatedFigure& figure : ParseStated(words, sentence, of_training)) {
        if (++figures > kMaxFigures) return;
        const size_t offset = static_cast<size_t>(sentence.data() - block.text.data()) + figure.offset;
        sink.Found("card.stated", figure.value, At(block.LineAt(offset)), {{"name", std::string(figure.name)}, {"topic", std::string(topics[block.section])}},
                   sentence);
      }
    }
  }
}

// "… followed by reinforcement learning from human feedback": what a model went through. Whose model, the profile asks.
void ReadTrainings(const Words& words, const Markdown& markdown, Sink& sink) {
  size_t shown = 0;
  for (const MarkdownBlock& block : markdown.blocks) {
    if (block.kind == MarkdownBlock::Kind::kTableHeader) continue;
    for (const Words::Training& training : words.trainings()) {
      if (!training.says.Matches(block.text)) continue;  // nearly all
      for (const std::string_view sentence : SplitSentences(block.text)) {
        const bool made = words.training().Matches(sentence) || training.also.Matches(sentence);
        if (!made || !training.says.Matches(sentence) || training.without.Matches(sentence)) continue;
        if (++shown > kMaxTrainings) return;
        sink.Found("card.training", training.name, At(block.LineAt(static_cast<size_t>(sentence.data() - block.text.data()))), {}, sentence);
      }
    }
  }
}

// "Acme is a language model that …": a sentence that says what something is. Split at the verb; {"", ""} for another sentence.
std::pair<std::string_view, std::string_view> ParseDefinition(std::string_view sentence) {
  // A verb, and how much of it stands before what is said.
  static constexpr std::array<std::pair<std::string_view, size_t>, 8> kVerbs = {
      {{" is a ", 6}, {" is an ", 7}, {" is the ", 8}, {" are a ", 7}, {" are the ", 9}, {" is our ", 8}, {" is fine-tuned ", 4}, {"\u662f", 3}}};
  size_t at = sentence.npos, size = 0;
  for (const auto& [verb, before] : kVerbs)
    if (const size_t found = sentence.find(verb); found < at) {
      at = found;
      size = before;
    }
  if (at == sentence.npos || at > kMaxSubject) return {};
  return {TrimAscii(sentence.substr(0, at)), TrimAscii(sentence.substr(at + size))};
}

void ReadDefinitions(const Markdown& markdown, Sink& sink) {
  size_t shown = 0;
  for (const MarkdownBlock& block : markdown.blocks) {
    if (block.kind == MarkdownBlock::Kind::kTableHeader || block.kind == MarkdownBlock::Kind::kTableRow) continue;
    if (block.text.find("odel") == block.text.npos && block.text.find("LM") == block.text.npos && block.text.find("\u6a21\u578b") == block.text.npos) continue;
    for (const std::string_view sentence : SplitSentences(block.text)) {
      const auto [subject, is] = ParseDefinition(sentence);
      if (subject.empty() || is.empty()) continue;
      sink.Found("card.definition", Cut(is, kMaxDefinition), At(block.LineAt(static_cast<size_t>(sentence.data() - block.text.data()))),
                 {{"subject", std::string(subject)}}, sentence);
      if (++shown == kMaxDefinitions) return;
    }
  }
}

// The topic of each section: of its heading, else of the nearest heading above that has one.
std::vector<std::string_view> TopicsOf(const Words& words, const Markdown& markdown) {
  std::vector<std::string_view> topics;
  std::array<std::string_view, 7> above{};
  for (const MarkdownSection& section : markdown.sections) {
    const uint32_t level = std::min<uint32_t>(section.heading.level, 6);
    std::string_view topic = words.TopicOf(section.heading.text);
    if (topic.empty())
      for (uint32_t upper = level; upper-- > 2 && topic.empty();) topic = above[upper];  // a title (level 1) hands nothing down
    std::fill(above.begin() + level, above.end(), std::string_view());
    above[level] = topic;
    topics.push_back(topic);
  }
  return topics;
}

}  // namespace

void ReadCard(const Words& words, std::string_view name, const TextDocument& document, Sink& sink) {
  if (!document.front_is_yaml) sink.Malformed("card.field", document.front_offset, "front matter is not YAML");
  const std::vector<std::string_view> topics = TopicsOf(words, document.body);
  ReadFrontMatter(document.front_line, document.front, sink);
  if (IsTrainingSummary(words, name, document.body)) {
    sink.Found("card.kind", "training-summary", At(1), {{"by", "headings"}});
    ReadTrainingSummary(words, document.body, sink);
  } else {
    ReadKind(words, name, document.front, document.body, topics, sink);
  }
  ReadSections(words, document.body, topics, sink);
  ReadTables(document.body, topics, sink);
  ReadFigures(words, document.body, topics, sink);
  ReadTrainings(words, document.body, sink);
  ReadDefinitions(document.body, sink);
  ReadModelNames(document.body, sink);
}

}  // namespace day::card
