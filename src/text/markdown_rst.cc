// ParseReStructuredText of text/markdown.h: rewrites the few constructs that carry facts into Markdown, line by line, and parses that.
//
// A parser for reStructuredText was rejected: there is no packaged one to call, and titles, links, images and literal blocks are
// all that an audit reads of it. What is not understood becomes running text, never a different fact.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/markdown.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMaxReferenceText = 2500;  // limit: bytes between the marks of one reference

bool IsPunctuation(char c) { return std::string_view("=-~^\"'`#*+.:_<>").find(c) != std::string_view::npos; }

// The character of a title's under- or overline, or 0.
char Underline(std::string_view line) {
  const std::string_view trimmed = line.substr(0, std::min(line.find_last_not_of(" \t\r") + 1, line.size()));
  if (trimmed.size() < 3 || !IsPunctuation(trimmed[0])) return 0;
  return trimmed.find_first_not_of(trimmed[0]) == trimmed.npos ? trimmed[0] : '\0';
}

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == line.npos; }
size_t Indent(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

// `text <url>`_ to [text](<url>).
void AppendInline(std::string& out, std::string_view line) {
  while (!line.empty()) {
    const size_t open = line.find('`');
    size_t close = open == line.npos ? line.npos : line.substr(0, open + 1 + kMaxReferenceText).find('`', open + 1);
    if (close != line.npos && !line.substr(close).starts_with("`_")) {
      // A role or interpreted text (`code`) stays, up to its closing mark; an empty pair begins ``code``.
      if (close > open + 1) {
        out.append(line.substr(0, close + 1));
        line.remove_prefix(close + 1);
        continue;
      }
      close = line.npos;
    }
    if (close == line.npos || line.substr(open).starts_with("``")) {
      const size_t code_end = open == line.npos ? line.npos : line.find("``", open + 2);
      const size_t taken = open != line.npos && line.substr(open).starts_with("``") && code_end != line.npos ? code_end + 2 : line.size();
      out.append(line.substr(0, taken));
      line.remove_prefix(taken);
      continue;
    }
    const std::string_view inside = line.substr(open + 1, close - open - 1);
    const size_t angle = inside.rfind('<');
    if (angle == inside.npos || !inside.ends_with('>')) {
      out.append(line.substr(0, open + 1));
      line.remove_prefix(open + 1);
      continue;
    }
    const std::string_view url = inside.substr(angle + 1, inside.size() - angle - 2);
    out.append(line.substr(0, open)).append("[").append(TrimAscii(inside.substr(0, angle))).append("](<").append(url).append(">)");
    line.remove_prefix(close + 2);
    if (line.starts_with('_')) line.remove_prefix(1);
  }
}

class Rewriter {
 public:
  explicit Rewriter(std::string_view text) {
    while (!text.empty()) {
      const size_t end = text.find('\n');
      lines_.push_back(text.substr(0, end));
      text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
  }

  std::string Run() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      Line(i);
      out_.push_back('\n');
    }
    return std::move(out_);
  }

 private:
  void Line(size_t i) {
    const std::string_view line = lines_[i];
    if (literal_) {
      if (IsBlank(line)) return;
      if (Indent(line) > literal_indent_) {
        out_.append("    ").append(TrimAscii(line));  // an indented code block needs no closing line
        return;
      }
      literal_ = false;
    }
    const char under = i + 1 < lines_.size() ? Underline(lines_[i + 1]) : '\0';
    if (under != 0 && !IsBlank(line) && Underline(line) == 0 && Indent(line) < 4) {
      const bool over = i > 0 && Underline(lines_[i - 1]) == under;
      out_.append(Level(under, over), '#').append(" ");
      AppendInline(out_, TrimAscii(line));
      return;
    }
    if (Underline(line) != 0) return;
    const std::string_view content = TrimAscii(line);
    if (content.starts_with(".. ")) {
      Directive(content.substr(3), Indent(line));
      return;
    }
    if (content.starts_with(':') && content.size() > 2 && content.find(':', 1) != content.npos && Indent(line) > 0) return;  // an option
    if (content.ends_with("::")) {
      literal_ = true;
      literal_indent_ = Indent(line);
    }
    if (!content.empty() && (content[0] == '#' || content[0] == '>')) out_.push_back('\\');
    AppendInline(out_, content);
  }

  void Directive(std::string_view content, size_t indent) {
    if (content.starts_with("image::") || content.starts_with("figure::")) {
      out_.append("![](<").append(TrimAscii(content.substr(content.find("::") + 2))).append(">)");
    } else if (content.starts_with('|') && content.find("image::") != content.npos) {
      out_.append("![](<").append(TrimAscii(content.substr(content.find("image::") + 7))).append(">)");
    } else if (content.starts_with('_') && content.find(": ") != content.npos) {
      const size_t colon = content.find(": ");
      out_.append("[").append(content.substr(1, colon - 1)).append("](<").append(TrimAscii(content.substr(colon + 2))).append(">)");
    } else if (content.starts_with("code") || content.starts_with("literalinclude") || content.find("::") == content.npos) {
      literal_ = true;  // code, or a comment
      literal_indent_ = indent;
    }
  }

  size_t Level(char mark, bool over) {
    const std::pair<char, bool> style(mark, over);
    auto found = std::ranges::find(levels_, style);
    if (found == levels_.end()) found = levels_.insert(levels_.end(), style);
    return std::min<size_t>(static_cast<size_t>(found - levels_.begin()) + 1, 6);
  }

  std::vector<std::string_view> lines_;
  std::string out_;
  bool literal_ = false;
  size_t literal_indent_ = 0;
  std::vector<std::pair<char, bool>> levels_;
};

}  // namespace

Markdown ParseReStructuredText(std::string_view text) {
  const bool truncated = text.size() > kMaxMarkdown;
  Markdown markdown = ParseMarkdown(Rewriter(text.substr(0, kMaxMarkdown)).Run());
  markdown.truncated = markdown.truncated || truncated;
  return markdown;
}

}  // namespace day
