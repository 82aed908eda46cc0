// Tokens of Python, of use to its reader only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/ascii.h"

namespace day::python {

struct Token {
  enum class Kind : uint8_t { kEnd, kLine, kName, kText, kNumber, kSign };
  Kind kind = Kind::kEnd;
  std::string_view text;  // as written; of a text what is between its quotes
  bool format = false;    // of a text: f"…", which holds code
  bool raw = false;
  uint32_t indent = 0;  // of a line: columns before its first token
  size_t at = 0;
};

inline bool IsNameByte(char c) { return IsLetterOrDigit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

class Tokens {
 public:
  Tokens(std::string_view text, size_t base) : text_(text), base_(base) {}

  // A line's token comes before its first one, outside of brackets only; the reader says how many are open.
  Token Next(bool in_brackets) {
    for (;;) {
      if (line_start_ && !in_brackets) {
        if (Token token; Line(token)) return token;
        continue;
      }
      line_start_ = false;
      if (at_ >= text_.size()) return {.at = base_ + at_};
      const char c = text_[at_];
      if (c == '\n') {
        ++at_;
        line_start_ = true;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
        ++at_;
      } else if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (c == '\\') {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
      } else {
        return Solid(c);
      }
    }
  }

 private:
  // False where the line is empty.
  bool Line(Token& token) {
    uint32_t indent = 0;
    for (; at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\f'); ++at_)
      indent = text_[at_] == '\t' ? indent / 8 * 8 + 8 : indent + 1;
    if (at_ < text_.size() && text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
      return false;
    }
    line_start_ = false;
    token = {.kind = Token::Kind::kLine, .indent = indent, .at = base_ + at_};
    return true;
  }
  Token Solid(char c) {
    const size_t begin = at_;
    if (IsNameByte(c) && !IsDigit(c)) {
      while (at_ < text_.size() && IsNameByte(text_[at_])) ++at_;
      const std::string_view name = text_.substr(begin, at_ - begin);
      if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'') && name.size() <= 2 && name.find_first_not_of("rRbBuUfFtT") == name.npos)
        return Text(name);
      return {.kind = Token::Kind::kName, .text = name, .at = base_ + begin};
    }
    if (c == '"' || c == '\'') return Text("");
    if (IsDigit(c)) {
      while (at_ < text_.size() && (IsNameByte(text_[at_]) || text_[at_] == '.')) ++at_;
      return {.kind = Token::Kind::kNumber, .text = text_.substr(begin, at_ - begin), .at = base_ + begin};
    }
    // Only these of two characters matter: they are no assignment, and no sum.
    const std::string_view two = text_.substr(at_, 2);
    at_ += two == "==" || two == "!=" || two == "<=" || two == ">=" || two == ":=" || two == "+=" || two == "**" || two == "//" || two == "->" || two == "-="
               ? 2
               : 1;
    return {.kind = Token::Kind::kSign, .text = text_.substr(begin, at_ - begin), .at = base_ + begin};
  }
  Token Text(std::string_view prefix) {
    const char quote = text_[at_];
    const bool triple = text_.substr(at_, 3) == std::string(3, quote);
    at_ += triple ? 3 : 1;
    const size_t inside = at_;
    size_t end = text_.size();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        at_ += 2;
      } else if (c == '\n' && !triple) {
        end = at_;
        break;
      } else if (c == quote && (!triple || text_.substr(at_, 3) == std::string(3, quote))) {
        end = at_;
        at_ += triple ? 3 : 1;
        break;
      } else {
        ++at_;
      }
    }
    at_ = std::min(at_, text_.size());
    Token token{.kind = Token::Kind::kText, .text = text_.substr(inside, end - inside), .at = base_ + inside};
    token.format = prefix.find_first_of("fFtT") != prefix.npos;
    token.raw = prefix.find_first_of("rR") != prefix.npos;
    return token;
  }

  std::string_view text_;
  size_t base_, at_ = 0;
  bool line_start_ = true;
};

}  // namespace day::python
