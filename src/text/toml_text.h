// The characters of a TOML text: blanks, comments, line breaks, strings. Of no use to others than toml.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day {

// A place in the text and its line. Each step that may fail returns false after Fail, which keeps the first reason; the line then stays.
class TomlText {
 public:
  explicit TomlText(std::string_view text) : text_(text) {}

 protected:
  bool Fail(std::string_view reason) {
    if (reason_.empty()) reason_ = reason;
    return false;
  }
  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool Starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }
  bool Take(char c) {
    if (Peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  void Blanks() {
    while (Peek() == ' ' || Peek() == '\t') ++at_;
  }
  bool LineBreak();
  bool Comment();
  bool EndOfLine();
  bool Space();                   // blanks, comments and line breaks, as between the items of an array
  bool String(std::string& out);  // of any of the four kinds, from its first quote

  std::string_view text_;
  size_t at_ = 0;
  uint32_t line_ = 1;
  std::string_view reason_;  // static text

 private:
  bool Escape(std::string& out, bool lines);
  bool CodePoint(std::string& out, size_t digits);
};

}  // namespace day
