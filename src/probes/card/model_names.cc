#include "probes/card/model_names.h"

#include <algorithm>
#include <set>
#include <string>

#include "text/ascii.h"
#include "text/lines.h"

namespace day::card {
namespace {

bool IsOfAName(char c) { return IsLetterOrDigit(c) || c == '-' || c == '_' || c == '.'; }

// "Acme-7B-Chat", "acme2-it"; not "pre-training", "State-of-the", "v1.0-beta".
bool IsWrittenAsAName(std::string_view word) {
  if (word.size() > kMaxModelNameBytes || !IsLetter(word.front()) || word.find('-') == word.npos) return false;
  const auto capitals = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 || std::ranges::any_of(word, IsDigit);
}

class Reader {
 public:
  explicit Reader(Sink& sink) : sink_(sink) {}

  // `line_at` gives the line of an offset.
  template <typename LineAt>
  void Read(std::string_view text, LineAt line_at) {
    for (size_t at = 0; at < text.size();) {
      if (!IsOfAName(text[at])) {
        ++at;
        continue;
      }
      const size_t begin = at;
      while (at < text.size() && IsOfAName(text[at])) ++at;
      const bool of_a_path = begin > 0 && (text[begin - 1] == '/' || text[begin - 1] == '@' || text[begin - 1] == ':');
      std::string_view word = text.substr(begin, at - begin);
      while (!word.empty() && !IsLetterOrDigit(word.back())) word.remove_suffix(1);
      if (of_a_path || word.empty() || !IsWrittenAsAName(word) || shown_.size() >= kMaxModelNames || !shown_.insert(std::string(word)).second) continue;
      Location where;
      where.line = where.last_line = line_at(begin);
      sink_.Found("card.model", std::string(word), where);
    }
  }

 private:
  Sink& sink_;
  std::set<std::string> shown_;
};

}  // namespace

void ReadModelNames(const Markdown& markdown, Sink& sink) {
  Reader reader(sink);
  for (const MarkdownBlock& block : markdown.blocks) reader.Read(block.text, [&](size_t offset) { return block.LineAt(offset); });
  for (const MarkdownCode& code : markdown.code) {
    if (code.span) continue;  // stands in its block, too
    LineCounter lines(code.text, code.line);
    reader.Read(code.text, [&](size_t offset) { return lines.Of(offset); });
  }
}

}  // namespace day::card
