#include "license/word_reader.h"

#include <algorithm>

#include "license/escapes.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsAsciiWord(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Letters of the scripts that licenses are written in; the rest above ASCII is punctuation.
bool IsLetter(uint32_t c) {
  if (c < 0x80) return IsAsciiWord(static_cast<unsigned char>(c));
  if (c == 0xD7 || c == 0xF7 || c == 0xAA || c == 0xBA) return false;
  return (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0);
}
bool IsIdeograph(uint32_t c) { return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000); }

uint32_t Lower(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0xFF01 && c <= 0xFF5E) {  // full-width ASCII
    const uint32_t ascii = c - 0xFEE0;
    return ascii >= 'A' && ascii <= 'Z' ? ascii + 32 : ascii;
  }
  return c;
}

bool IsRoman(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
}
bool IsDigits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void WordReader::Flush() {
  if (buffer_.size() == word_begin_) return;
  RawWord word;
  word.text = std::string_view(buffer_).substr(word_begin_);
  word.line = line_;
  word.first_on_line = fresh_line_;
  word.capital = capital_;
  word.begins_sentence = after_stop_;
  after_stop_ = false;
  word.after_comma = comma_ && !other_sign_;
  comma_ = other_sign_ = false;
  words_.push_back(word);
  word_begin_ = buffer_.size();
  fresh_line_ = false;
}

void WordReader::Add(uint32_t code_point) {
  if (buffer_.size() + 4 > buffer_.capacity()) return;  // never: the buffer was made large enough
  AppendUtf8(buffer_, code_point);
}

// An HTML or XML tag, and the placeholders of templates, which have the same shape: "<p>", "</div>", "<name of author>".
size_t WordReader::SkipTag(size_t at) const {
  constexpr size_t kMaxTag = 160;  // limit: bytes
  if (at + 1 >= text_.size()) return at;
  const char c = text_[at + 1];
  if (!IsAsciiWord(static_cast<unsigned char>(c)) && c != '/' && c != '!' && c != '?') return at;
  const std::string_view rest = text_.substr(at + 1, kMaxTag);
  if (rest.starts_with("!--")) return at;  // a comment may hold a notice
  const size_t end = rest.find_first_of("<>");
  if (end == rest.npos || rest[end] == '<' || rest.find("\n\n") < end) return at;
  return at + end + 2;
}

size_t WordReader::SkipAddress(size_t at) const {
  const std::string_view rest = text_.substr(at, 8);
  const bool is_address = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("ftp://") || rest.starts_with("HTTP://") ||
                          rest.starts_with("HTTPS://") || rest.starts_with("www.") || rest.starts_with("WWW.");
  if (!is_address) return at;
  while (at < text_.size() && static_cast<unsigned char>(text_[at]) > ' ' && static_cast<unsigned char>(text_[at]) < 0x80 &&
         std::string_view("<>\"')]|`\\").find(text_[at]) == std::string_view::npos)
    ++at;
  return at;
}

void WordReader::AddAddress(std::string_view address, bool binds) {
  constexpr size_t kMaxAddresses = 256;  // limit: of one text
  if (addresses_.size() < kMaxAddresses) addresses_.push_back({address, line_, static_cast<uint32_t>(words_.size()), binds});
}

// <a rel="license" href="…"> and its kin say by what they are that the address is that of the license.
void WordReader::AddAddressOfTag(std::string_view tag) {
  const bool binds = tag.find("rel=\"license\"") != tag.npos || tag.find("rel='license'") != tag.npos || tag.starts_with("<cc:license");
  const size_t at = binds ? tag.find("://") : tag.npos;
  if (at == tag.npos) return;
  const size_t begin = tag.find_last_of("\"'= ", at) + 1, end = std::min(tag.find_first_of("\"'> ", at), tag.size());
  AddAddress(tag.substr(begin, end - begin), true);
}

// The code point at `at`, HTML entities and escapes of JSON decoded and bytes that are not UTF-8 taken as Latin-1; gives the place after it.
size_t WordReader::Decode(size_t at, uint32_t& code_point) const {
  const auto c = static_cast<unsigned char>(text_[at]);
  code_point = c;
  if (c == '\\') {
    return ReadUnicodeEscape(text_, at, code_point) ? at + 6 : at + 1;
  }
  if (c == '&') {
    const std::string_view rest = text_.substr(at + 1, 9);
    const size_t end = rest.find(';');
    if (end == rest.npos || end == 0) return at + 1;
    const std::string_view name = rest.substr(0, end);
    if (name.front() == '#') {
      const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
      uint32_t value = 0;
      for (char digit : name.substr(hex ? 2 : 1)) {
        const char lower = static_cast<char>(digit | 32);
        if (digit >= '0' && digit <= '9') value = value * (hex ? 16 : 10) + static_cast<uint32_t>(digit - '0');
        else if (hex && lower >= 'a' && lower <= 'f') value = value * 16 + static_cast<uint32_t>(lower - 'a' + 10);
        else return at + 1;
      }
      code_point = value < 0x110000 ? value : 0xFFFD;
    } else if (name == "copy") {
      code_point = 0xA9;
    } else if (name == "apos" || name == "rsquo") {
      code_point = '\'';
    } else if (std::all_of(name.begin(), name.end(), [](char n) { return IsAsciiWord(static_cast<unsigned char>(n)); })) {
      code_point = ' ';
    } else {
      return at + 1;
    }
    return at + end + 2;
  }
  if (c < 0x80) return at + 1;
  std::string_view rest = text_.substr(at);
  const size_t before = rest.size();
  code_point = NextCodePoint(rest);
  if (code_point == 0xFFFD) code_point = c;
  return at + (before - rest.size());
}

// Signs between words: what they say of the words on either side.
bool WordReader::Separate(uint32_t c) {
  if (c == '\'' || c == 0x2019 || c == 0x2BC) return false;  // licensor's: one word in every typography
  const bool had_word = buffer_.size() > word_begin_;
  if (c == ' ') {  // the usual one
    if (had_word) Flush(), sentence_end_ = false;
    before_ = ' ';
    return true;
  }
  Flush();
  if (c == ',' || c == '/' || c == '|') comma_ = true;
  else if (c != '\t' && c != '\r' && c != '\n' && c != '*' && c != '#') other_sign_ = true;
  RawWord* last = words_.empty() ? nullptr : &words_.back();
  if (had_word && last) {
    last->then_hyphen = c == '-' || c == 0x2010 || c == 0x2011;
    if (c == ')' || c == '.') {
      // "ShareAlike\n3.0": a version that a line begins with in the middle of a sentence is no item of a list.
      const bool is_version =
          c == '.' && after_ >= '0' && after_ <= '9' && !sentence_end_ && words_.size() > 1 && words_[words_.size() - 2].line + 1 == last->line;
      const bool begins_item = (last->first_on_line && !is_version) || (sentence_end_ && (before_ == ' ' || before_ == '\t' || before_ == '\n'));
      const bool short_word = last->text.size() == 1 || IsRoman(last->text) || (IsDigits(last->text) && last->text.size() <= 2);
      if (c == ')') last->in_parentheses = before_ == '(';
      last->is_marker_shaped = short_word && (c == ')' ? (before_ == '(' || begins_item) && last->text != "c" : begins_item);
    }
    sentence_end_ = false;
  }
  if (c == 0xA9) {
    RawWord sign;
    sign.line = line_;
    sign.is_copyright_sign = true;
    words_.push_back(sign);
    fresh_line_ = false;
  }
  if (last && (c == '[' || c == '{') && last->line == line_) last->then_placeholder = true;
  if (c == '.' || c == ';' || c == ':') sentence_end_ = true;
  if (c == '.') after_stop_ = true;
  if (c == '\n') {
    ++line_;
    fresh_line_ = true;
  }
  if (c == 0x2029) fresh_line_ = true;  // a paragraph's end within a line
  before_ = c < 0x80 ? static_cast<char>(c) : ' ';
  return true;
}

std::vector<RawWord> WordReader::Read(std::string_view text, size_t most) {
  text_ = text;
  const bool escaped = HoldsEscapedLines(text);
  buffer_.clear();
  buffer_.reserve(text.size() * 2 + 64);  // a byte of Latin-1 becomes two
  words_.reserve(std::min(most, text.size() / 6 + 16));
  for (size_t i = 0; i < text.size() && words_.size() < most;) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool at_word = buffer_.size() > word_begin_;
    if (IsAsciiWord(c)) {
      if (!at_word && (c == 'h' || c == 'H' || c == 'w' || c == 'W' || c == 'f')) {
        if (const size_t end = SkipAddress(i); end != i) {
          AddAddress(text.substr(i, end - i), false);
          other_sign_ = true;
          i = end;
          continue;
        }
      }
      const size_t from = buffer_.size(), begin = i;
      if (!at_word) capital_ = c >= 'A' && c <= 'Z';
      while (i < text.size() && IsAsciiWord(static_cast<unsigned char>(text[i]))) ++i;
      buffer_.append(text.substr(begin, i - begin));
      for (size_t at = from; at < buffer_.size(); ++at)
        if (buffer_[at] >= 'A' && buffer_[at] <= 'Z') buffer_[at] = static_cast<char>(buffer_[at] + 32);
      continue;
    }
    if (c == '\\') {
      if (const size_t end = SkipEscape(text, i, escaped); end != i) {
        Separate(' ');
        fresh_line_ |= text[i + 1] == 'n';
        i = end;
        continue;
      }
    }
    if (c < 0x80 && c != '<' && c != '&' && !(c == '\\' && escaped && i + 1 < text.size() && text[i + 1] == 'u')) {
      after_ = i + 1 < text.size() ? text[i + 1] : ' ';
      Separate(c);
      ++i;
      continue;
    }
    if (c == '<') {
      if (const size_t end = SkipTag(i); end != i) {
        Separate(' ');
        AddAddressOfTag(text.substr(i, end - i));
        if (!words_.empty() && words_.back().line == line_) words_.back().then_placeholder = true;
        line_ += static_cast<uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(i), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        i = end;
        continue;
      }
    }
    uint32_t code_point = 0;
    i = Decode(i, code_point);
    if (buffer_.size() == word_begin_) capital_ = Lower(code_point) != code_point;
    code_point = code_point == '\n' ? ' ' : Lower(code_point);  // "&#10;" ends no line of the file
    if (!IsLetter(code_point)) {
      Separate(code_point);
    } else if (IsIdeograph(code_point)) {  // Chinese and Japanese: a character is a word
      Separate(' ');
      Add(code_point);
      Flush();
    } else {
      Add(code_point);
    }
  }
  Flush();
  return std::move(words_);
}

}  // namespace day
