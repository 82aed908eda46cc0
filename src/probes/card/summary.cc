#include "probes/card/summary.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::card {
namespace {

constexpr size_t kMaxAnswers = 500;  // limit: headings and rows of one document

using Kind = MarkdownBlock::Kind;

bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.find(mark) != text.npos; });
}

// Says the text anything? A dash, a placeholder, and boxes of which none is ticked do not.
bool Answers(const Words& words, std::string_view text) {
  text = TrimAscii(text);
  if (text.empty() || words.placeholders().Matches(text) || words.IsPlaceholderAlone(text)) return false;
  if (HoldsAny(text, {"\u2610", "[ ]"}) && !HoldsAny(text, {"\u2612", "\u2611", "[x]", "[X]"})) return false;
  return std::ranges::any_of(text, [](char c) { return IsLetterOrDigit(c) || (static_cast<unsigned char>(c) & 0x80) != 0; });
}

bool AnyAnswers(const Words& words, std::span<const std::string> cells) {
  return std::ranges::any_of(cells, [&](const std::string& cell) { return Answers(words, cell); });
}

struct Asked {
  std::string_view question;
  uint32_t line;
  uint32_t level;  // of the heading
  bool filled = false;
};

}  // namespace

bool IsTrainingSummary(const Words& words, std::string_view file_name, const Markdown& markdown) {
  if (ToLowerAscii(file_name).starts_with("readme")) return false;  // which may have a chapter of that title
  if (words.IsSummaryName(file_name.substr(0, file_name.rfind('.')))) return true;
  const std::span<const MarkdownSection> first(markdown.sections.data(), std::min<size_t>(2, markdown.sections.size()));
  return std::ranges::any_of(first, [&](const MarkdownSection& section) { return section.heading.level <= 2 && words.IsSummaryTitle(section.heading.text); });
}

void ReadTrainingSummary(const Words& words, const Markdown& markdown, Sink& sink) {
  std::vector<Asked> asked;
  std::vector<size_t> open;  // of asked: the headings that the present section stands under
  size_t block = 0;
  for (uint32_t section = 0; section < markdown.sections.size() && asked.size() < kMaxAnswers; ++section) {
    const MarkdownHeading& heading = markdown.sections[section].heading;
    while (!open.empty() && asked[open.back()].level >= heading.level) open.pop_back();
    if (const std::string_view question = words.SummaryQuestionOf(heading.text); heading.level > 0 && !question.empty()) {
      open.push_back(asked.size());
      asked.push_back({question, heading.line, heading.level});
    }
    for (; block < markdown.blocks.size() && markdown.blocks[block].section <= section; ++block) {
      const MarkdownBlock& one = markdown.blocks[block];
      if (one.kind == Kind::kHeading) continue;
      const bool row = (one.kind == Kind::kTableRow || one.kind == Kind::kTableHeader) && one.cells.size() > 1;
      const bool answers = row ? AnyAnswers(words, std::span(one.cells).subspan(1)) : Answers(words, one.text);
      if (row && one.kind == Kind::kTableHeader && !answers) continue;
      for (const size_t above : open) asked[above].filled |= answers;
      if (const std::string_view question = row ? words.SummaryQuestionOf(one.cells[0]) : std::string_view(); !question.empty())
        asked.push_back({question, one.line, 0, answers});
    }
  }
  for (const Asked& one : asked) sink.Found("summary.answer", std::string(one.question), {.line = one.line}, {{"filled", one.filled ? "yes" : "no"}});
}

}  // namespace day::card
