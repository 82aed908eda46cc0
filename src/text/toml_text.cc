#include "text/toml_text.h"

#include "text/utf8.h"

namespace day {
namespace {

bool IsControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }

}  // namespace

bool TomlText::LineBreak() {
  const size_t length = Starts("\r\n") ? 2 : Starts("\n") ? 1 : 0;
  at_ += length;
  line_ += length > 0;
  return length > 0;
}

bool TomlText::Comment() {
  if (!Take('#')) return true;
  for (; at_ < text_.size() && Peek() != '\n' && !Starts("\r\n"); ++at_)
    if (IsControl(Peek())) return Fail("has a control character in a comment");
  return true;
}

bool TomlText::EndOfLine() {
  Blanks();
  if (!Comment()) return false;
  return at_ >= text_.size() || LineBreak() || Fail("has something after a value or header on the same line");
}

bool TomlText::Space() {
  for (;;) {
    Blanks();
    if (!Comment()) return false;
    if (!LineBreak()) return true;
  }
}

bool TomlText::String(std::string& out) {
  const char quote = Peek();
  const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
  const bool lines = Starts(triple);
  at_ += lines ? 3 : 1;
  if (lines) LineBreak();  // the first one does not count
  while (at_ < text_.size()) {
    const char c = Peek();
    if (lines ? Starts(triple) : c == quote) {
      at_ += lines ? 3 : 1;
      for (int i = 0; lines && i < 2 && Take(quote); ++i) out += quote;  // up to two quotes may stand before the end
      return true;
    }
    if (c == '\\' && quote == '"') {
      if (!Escape(out, lines)) return false;
    } else if (lines && LineBreak()) {
      out += '\n';
    } else if (IsControl(c)) {
      return Fail("has a control character in a string");
    } else {
      out += c;
      ++at_;
    }
  }
  return Fail("has a string that does not end");
}

bool TomlText::Escape(std::string& out, bool lines) {
  ++at_;
  const char c = Peek();
  ++at_;
  constexpr std::string_view kNames = "btnfr\"\\", kMeanings = "\b\t\n\f\r\"\\";
  if (const size_t name = kNames.find(c); name != kNames.npos && c != '\0') {
    out += kMeanings[name];
    return true;
  }
  if (c == 'u' || c == 'U') return CodePoint(out, c == 'u' ? 4 : 8);
  --at_;
  if (!lines) return Fail("has an unknown escape in a string");
  Blanks();  // a backslash at the end of a line joins it with the next text
  if (!LineBreak()) return Fail("has an unknown escape in a string");
  do Blanks();
  while (LineBreak());
  return true;
}

bool TomlText::CodePoint(std::string& out, size_t digits) {
  uint32_t code = 0;
  for (size_t i = 0; i < digits; ++i, ++at_) {
    const char c = Peek();
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return Fail("has an unknown escape in a string");
    code = code << 4 | static_cast<uint32_t>(digit);
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return Fail("escapes a character that Unicode does not have");
  AppendUtf8(out, code);
  return true;
}

}  // namespace day
