// setup.py read as tokens: nothing is run, names are not resolved. Only literals count, `license="MIT"` and `"license": "MIT"`, and
// strings that are classifiers. An expression (`license=LICENSE`, "MIT" if x else "GPL") gives nothing.
#include <algorithm>

#include "metadata/stated.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::metadata {
namespace {

bool IsWordCharacter(char c) { return IsLetterOrDigit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

struct Token {
  enum class Kind : uint8_t { kEnd, kWord, kString, kMark } kind = Kind::kEnd;
  std::string_view text;  // of a string: what stands between its quotes, escapes as they are
  uint32_t line = 0;
};

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  Token Next() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\\') {
        ++at_;
      } else {
        return Read(c);
      }
    }
    return {Token::Kind::kEnd, {}, line_};
  }

 private:
  Token Read(char c) {
    if (c == '"' || c == '\'') return String(Token::Kind::kString);
    const size_t begin = at_;
    if (!IsWordCharacter(c)) return {Token::Kind::kMark, text_.substr(at_++, 1), line_};
    while (at_ < text_.size() && IsWordCharacter(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'') && word.size() <= 2 && word.find_first_not_of("rRbBuUfF") == word.npos)
      return String(word.find_first_of("fF") == word.npos ? Token::Kind::kString : Token::Kind::kMark);  // what an f-string says is computed
    return {Token::Kind::kWord, word, line_};
  }

  Token String(Token::Kind kind) {
    const uint32_t line = line_;
    const char quote = text_[at_];
    const bool triple = text_.substr(at_).starts_with(std::string(3, quote));
    const size_t begin = at_ + (triple ? 3 : 1);
    size_t end = begin;
    for (; end < text_.size(); ++end) {
      if (text_[end] == '\n') {
        if (!triple) break;
        ++line_;
      } else if (text_[end] == '\\') {
        if (end + 1 < text_.size() && text_[end + 1] == '\n') ++line_;
        ++end;
      } else if (text_[end] == quote && (!triple || text_.substr(end).starts_with(std::string(3, quote)))) {
        break;
      }
    }
    end = std::min(end, text_.size());
    const bool closed = end < text_.size() && text_[end] == quote;
    at_ = std::min(end + (!closed ? 0 : triple ? 3 : 1), text_.size());
    return {closed ? kind : Token::Kind::kMark, text_.substr(begin, end - begin), line};
  }

  std::string_view text_;
  size_t at_ = 0;
  uint32_t line_ = 1;
};

// "license" "=" or ":" "MIT" and then the end of the argument.
class Argument {
 public:
  void Take(const Token& token, StatedList& list) {
    const bool mark = token.kind == Token::Kind::kMark;
    const bool ends = mark && (token.text == "," || token.text == ")" || token.text == "}");
    if (step_ == Step::kValue && ends && !written_.empty() && list.size() < kMaxStated) list.push_back({written_, "license", line_});
    if (step_ == Step::kName && mark && token.text == (keyword_ ? "=" : ":")) {
      step_ = Step::kSign;
    } else if ((step_ == Step::kSign || step_ == Step::kValue) && token.kind == Token::Kind::kString) {
      if (step_ == Step::kSign) line_ = token.line;
      written_ += token.text;  // strings side by side are one
      step_ = Step::kValue;
    } else {
      step_ = Step::kNone;
      written_.clear();
      if (begins_ && token.text == "license" && (token.kind == Token::Kind::kWord || token.kind == Token::Kind::kString)) {
        step_ = Step::kName;
        keyword_ = token.kind == Token::Kind::kWord;
      }
    }
    begins_ = mark && (token.text == "(" || token.text == "," || token.text == "{");
  }

 private:
  enum class Step : uint8_t { kNone, kName, kSign, kValue };
  Step step_ = Step::kNone;
  bool keyword_ = false, begins_ = false;
  std::string written_;
  uint32_t line_ = 0;
};

}  // namespace

StatedList ReadSetupPy(std::string_view text) {
  StatedList list;
  Argument argument;
  bool calls_setup = false;
  Token before;
  Tokens tokens(text);
  for (Token token = tokens.Next(); token.kind != Token::Kind::kEnd; before = token, token = tokens.Next()) {
    calls_setup |= token.text == "(" && token.kind == Token::Kind::kMark && before.kind == Token::Kind::kWord && before.text == "setup";
    argument.Take(token, list);
    if (token.kind == Token::Kind::kString && token.text.starts_with("License ::") && list.size() < kMaxStated)
      list.push_back({std::string(token.text), "classifiers", token.line});
  }
  if (!calls_setup) list.clear();
  return list;
}

}  // namespace day::metadata
