#include "text/bibtex.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsName(char c) { return IsLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; }
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), lines_(text, 0) {}

  std::vector<BibEntry> Run() {
    std::vector<BibEntry> entries;
    while (entries.size() < kMaxBibEntries && FindEntry(entries)) Fields(entries.back());
    return entries;
  }

 private:
  bool End() const { return at_ >= text_.size(); }
  void SkipBlanks() {
    while (!End() && IsBlank(text_[at_])) ++at_;
  }
  // "@article{": goes behind the bracket.
  bool FindEntry(std::vector<BibEntry>& entries) {
    for (at_ = text_.find('@', at_); at_ < text_.size(); at_ = text_.find('@', at_)) {
      const size_t begin = ++at_;
      while (!End() && IsLetter(text_[at_])) ++at_;
      const std::string_view type = text_.substr(begin, at_ - begin);
      SkipBlanks();
      if (type.empty() || End() || (text_[at_] != '{' && text_[at_] != '(')) continue;
      ++at_;
      entries.push_back({ToLowerAscii(type), lines_.Of(begin - 1), {}});
      return true;
    }
    return false;
  }

  // Every `name = value` up to the next entry.
  void Fields(BibEntry& entry) {
    while (!End() && text_[at_] != '@') {
      if (!IsName(text_[at_])) {
        ++at_;
        continue;
      }
      const size_t begin = at_;
      while (!End() && IsName(text_[at_])) ++at_;
      const size_t end = at_;
      SkipBlanks();
      if (End() || text_[at_] != '=') continue;
      ++at_;
      SkipBlanks();
      std::string value = Value();
      if (entry.fields.size() < kMaxBibFields) entry.fields.push_back({ToLowerAscii(text_.substr(begin, end - begin)), std::move(value), lines_.Of(begin)});
    }
  }

  std::string Value() {
    std::string value;
    size_t depth = 0;
    const bool quoted = !End() && text_[at_] == '"';
    const bool braced = !End() && text_[at_] == '{';
    if (quoted) ++at_;
    for (const size_t begin = at_; !End() && at_ - begin < kMaxBibValue; ++at_) {
      const char c = text_[at_];
      if (c == '{') {
        ++depth;
      } else if (c == '}') {
        if (depth == 0) return value;  // closes the entry
        if (--depth == 0 && braced) {
          ++at_;
          return value;
        }
      } else if (depth == 0 && (quoted ? c == '"' : c == ',' || c == '\n')) {
        if (quoted) ++at_;
        return value;
      } else if (IsBlank(c)) {
        if (!value.empty() && value.back() != ' ') value += ' ';
      } else {
        value += c;
      }
    }
    return value;
  }

  std::string_view text_;
  LineCounter lines_;
  size_t at_ = 0;
};

}  // namespace

std::string_view BibEntry::Get(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &BibField::name);
  return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

std::vector<BibEntry> ParseBibTex(std::string_view text) { return Reader(text).Run(); }

}  // namespace day
